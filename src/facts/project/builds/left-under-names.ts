import type { Run, Script } from '../../../syntax/types.ts';
import { commandInvocation } from '../../commands/invocation.ts';
import { otherNames } from '../../commands/other-names.ts';
import { placesOf } from '../../commands/places.ts';
import type { ProjectReader } from '../project-reader.ts';
import type { InnerWrite } from './left-writes.ts';

/** A write of the variable by a script of the project that gets it under another name: `export APP_SECRET=$TOKEN && php artisan config:cache`. */
export function leftUnderNames(run: Run, script: Script, name: string, project: () => ProjectReader | undefined): InnerWrite | undefined {
  const names = otherNames(script, name);
  const reader = names.length > 0 && script.ok ? project() : undefined;
  if (!reader) return undefined;
  const places = placesOf(script, { workdir: undefined, home: undefined });
  for (const [index, command] of script.commands.entries())
    for (const one of names) {
      const leaves = reader.leaves(run, commandInvocation(command).words, places[index]?.workdir, one);
      if (leaves) return leaves;
    }
  return undefined;
}
