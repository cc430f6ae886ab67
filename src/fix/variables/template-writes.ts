import { commandInvocation } from '../../facts/commands/invocation.ts';
import { findPersisted, staysInLayer } from '../../facts/commands/layer-writes.ts';
import type { Facts } from '../../facts/facts.ts';
import { mountedTargets } from '../../facts/leaks/writes-by-run.ts';
import { homeOf } from '../../facts/stages/stage-state.ts';
import { outputOf } from '../../knowledge/tools/index.ts';
import type { Run, Script } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';

/** Whether a command of a script fills a template from the environment. */
const fillsTemplate = keptWith(({ commands }: Script): boolean =>
  commands.some((command) => {
    const { program, args } = commandInvocation(command);
    return outputOf(program, args.join(' ')) === 'template';
  }),
);

/** Returns the files that a RUN fills by a template, which may put the variable into them, and that stay in its layer: as shown to people. */
export function templateWrites({ states }: Facts, run: Run, name: string): readonly string[] {
  if (!run.script || !fillsTemplate(run.script)) return [];
  const state = states.get(run);
  const inputs = { variables: new Set([name]), files: [], mountedTargets: mountedTargets(run), templates: true };
  return findPersisted(run.script, inputs, { workdir: state?.workdir, home: homeOf(state) }).flatMap((write) =>
    write.from === 'template' && staysInLayer(write) ? [write.where] : [],
  );
}
