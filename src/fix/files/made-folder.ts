import { posix } from 'node:path';
import { isWithin, normalisePath } from '../../facts/commands/paths.ts';
import { placesOf } from '../../facts/commands/places.ts';
import type { Facts } from '../../facts/facts.ts';
import { homeOf } from '../../facts/flows/file-flows.ts';
import { knownScript } from '../../facts/stages/known-variables.ts';
import { MAKES_FOLDER } from '../../knowledge/shell/commands.ts';
import type { Run } from '../../syntax/types.ts';
import type { Edit } from '../../text/edit.ts';
import type { Caveat } from '../types.ts';

const MAKES_PARENTS = /^-[a-zA-Z]*p|^--parents$/;

/**
 * Adapts a RUN that creates the folder in which a file is mounted, so that the folder already exists: `mkdir ~/.ssh` becomes `mkdir -p ~/.ssh`. A caveat if
 * that edit is not possible. Source: https://docs.docker.com/reference/dockerfile/#run---mount (missing folders of a target are made)
 */
export function madeFolderEdits(facts: Facts, run: Run, target: string): { readonly edits: readonly Edit[]; readonly caveats: readonly Caveat[] } {
  const state = facts.states.get(run);
  const known = knownScript(run, state);
  if (!known || !run.script) return { edits: [], caveats: [] };
  const places = placesOf(known, { workdir: state?.workdir, home: homeOf(state) });
  const folder = posix.dirname(target);
  const edits: Edit[] = [];
  for (const [index, command] of known.commands.entries()) {
    const words = command.words.map((word) => word.value);
    if (command.name !== MAKES_FOLDER || words.some((word) => MAKES_PARENTS.test(word))) continue;
    const place = places[index] ?? { workdir: undefined, home: undefined };
    if (!words.slice(1).some((word) => !word.startsWith('-') && isWithin(folder, normalisePath(word, place)))) continue;
    const [name] = run.script.commands[index]?.words.filter((word) => word.value.endsWith(MAKES_FOLDER)) ?? [];
    if (!name?.editable)
      return {
        edits: [],
        caveats: [{ applicability: 'manual', reason: `\`${MAKES_FOLDER}\` would fail, because mounting the file already creates the folder` }],
      };
    edits.push({ range: { start: name.range.end, end: name.range.end }, text: ' -p' });
  }
  return { edits, caveats: [] };
}
