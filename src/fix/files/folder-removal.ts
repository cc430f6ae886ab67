import { posix } from 'node:path';
import { fileEffects } from '../../facts/commands/file-effects.ts';
import { isWithin, normalisePath } from '../../facts/commands/paths.ts';
import { placesOf } from '../../facts/commands/places.ts';
import type { Facts } from '../../facts/facts.ts';
import { type FileFlow, type FileTouch, homeOf } from '../../facts/flows/file-flows.ts';
import { folderContents } from '../../facts/stages/folder-contents.ts';
import { isBuiltOn } from '../../facts/stages/stage-tree.ts';
import type { Edit } from '../../text/edit.ts';

/** The change of a command that deletes the folder of a mounted file: the argument for the folder is removed, or replaced by the other files in the folder. */
export type FolderRemoval = { readonly touch: FileTouch } | { readonly edits: readonly Edit[] };

/**
 * The change of `rm -rf ~/.ssh` in a RUN that mounts a key there, because the command would fail on the mount. Undefined if no change is possible: the folder
 * has other files with unknown names, or a later instruction or command names the folder, which a mount leaves behind.
 */
export function folderRemoval(facts: Facts, flow: FileFlow, touch: FileTouch): FolderRemoval | undefined {
  const { run, command, effect } = touch;
  const { target } = flow;
  const state = facts.states.get(run);
  if (effect !== 'delete' || target === undefined || !run.script) return undefined;
  const start = { workdir: state?.workdir, home: homeOf(state) };
  const place = placesOf(run.script, start)[run.script.commands.indexOf(command)] ?? start;
  const path = normalisePath(target, place);
  const deleted = fileEffects(command).flatMap(({ word, path: written }) => {
    const folder = normalisePath(written.replace(/\/\*$/, ''), place);
    return word !== undefined && folder !== path && isWithin(path, folder) ? [{ word, folder }] : [];
  });
  const [first] = deleted;
  if (!first || deleted.length > 1 || isNamedLater(facts, flow, touch, first.folder)) return undefined;
  const { dockerfile, states } = facts;
  const contents = folderContents({ dockerfile, states, run, command, folder: first.folder, copy: flow.copy, source: flow.source });
  if (!contents) return undefined;
  const others = contents.filter((one) => one !== path);
  if (others.length === 0) return { touch: { ...touch, words: [first.word], others: fileEffects(command).length > 1, cover: 'this' } };
  const word = command.words[first.word];
  const names = others.map((one) => posix.relative(first.folder, one));
  if (!word?.editable || !/^[\w~./$-]+$/.test(word.value) || names.some((name) => /[^\w./-]/.test(name))) return undefined;
  const written = word.value.replace(/\/+$/, '');
  return { edits: [{ range: word.range, text: names.map((name) => `${written}/${name}`).join(' ') }] };
}

/** Whether a later command of the RUN or a later instruction names the folder. */
function isNamedLater({ dockerfile }: Facts, { copy }: FileFlow, { run, command }: FileTouch, folder: string): boolean {
  const name = posix.basename(folder);
  const hasIt = (text: string): boolean => text.split(/[\s"'`=:;&|()<>{}$,@/]+/).includes(name);
  if (run.script?.commands.slice(run.script.commands.indexOf(command) + 1).some(({ words }) => words.some(({ value }) => hasIt(value)))) return true;
  return dockerfile.instructions.some(
    (one) => one.range.start > run.range.start && isBuiltOn(dockerfile.stages[one.stage ?? -1], copy.stage) && 'args' in one && hasIt(one.args.text),
  );
}
