import { posix } from 'node:path';
import { LINKS_FILES } from '../../../knowledge/shell/commands.ts';
import { feedersOf } from '../../../syntax/shell/script-reads.ts';
import type { Instruction, Run, Script, ShellCommand } from '../../../syntax/types.ts';
import { fileEffects, STANDARD_INPUT } from '../../commands/file-effects.ts';
import { commandInvocation } from '../../commands/invocation.ts';
import { isWithin, matchesPattern, normalisePath, type Place } from '../../commands/paths.ts';
import { placesOf } from '../../commands/places.ts';
import { homeOf, type StageState } from '../../stages/stage-state.ts';

/** A path at which a command puts other files, all as written. */
interface Move {
  readonly path: string;
  readonly sources: readonly string[];
  /** Set if the sources are relative to the folder of `path`. */
  readonly isLink?: true;
  /** Set if the command writes a text of its own there, which may be made of those of the sources: `sed … FILE > PATH`. */
  readonly isText?: true;
}

/**
 * Returns the files of the build context in the file system of a RUN with those that this and earlier RUNs have put elsewhere: `cp .npmrc.ci .npmrc`. A file that
 * another one took the place of stays, under another spelling of its path: whether the command ran is not always known.
 *
 * @param files Paths in the image, with those in the build context.
 * @param runs The RUNs, in order.
 */
export function withMoved(
  files: ReadonlyMap<string, string>,
  runs: readonly Run[],
  states: ReadonlyMap<Instruction, StageState>,
  unknownFolder: string,
): ReadonlyMap<string, string> {
  let all: Map<string, string> | undefined;
  for (const run of runs) {
    const { script } = run;
    const moves = script?.commands.map((command) => movesOf(script, command)) ?? [];
    if (!script || moves.every((ofCommand) => ofCommand.length === 0)) continue;
    const state = states.get(run);
    const places = placesOf(script, { workdir: state?.workdir ?? unknownFolder, home: homeOf(state) });
    for (const [index, ofCommand] of moves.entries())
      for (const move of ofCommand) {
        all ??= new Map(files);
        addMoved(all, move, places[index] ?? { workdir: undefined, home: undefined });
      }
  }
  return all ?? files;
}

function movesOf(script: Script, command: ShellCommand): readonly Move[] {
  const effects = fileEffects(command);
  const { program, args } = commandInvocation(command);
  const operands = args.filter((word) => !word.startsWith('-'));
  if (program === LINKS_FILES && effects.length === 0)
    return operands.length === 2 ? [{ path: operands[1] ?? '', sources: [operands[0] ?? ''], isLink: true }] : [];
  return effects.flatMap(({ effect, path, sources, isValue }): readonly Move[] => {
    if ((effect === 'copy' || effect === 'move') && !isValue) return [{ path, sources: sources.filter((source) => source !== STANDARD_INPUT) }];
    return effect === 'write' || effect === 'append' ? [{ path, sources: takenIn(script, command), isText: true }] : [];
  });
}

/** What may be files that a command takes in, with those of earlier parts of its pipeline: `tr … < FILE`, `dd if=FILE`, `cat FILE | tee`. */
function takenIn(script: Script, command: ShellCommand): readonly string[] {
  return feedersOf(script, command).flatMap((one) => [
    ...commandInvocation(one).args.flatMap((word) => (word.startsWith('-') ? [] : [word.replace(/^\w+=/, '')])),
    ...one.redirects.flatMap(({ operator, target }) => (operator === '<' && target ? [target.value] : [])),
  ]);
}

function addMoved(files: Map<string, string>, { path, sources, isLink, isText }: Move, place: Place): void {
  const to = normalisePath(path, place);
  if (isWithin(to, '/dev')) return;
  const isFolder = !isText && (/\/\.?$|^\.$/.test(path) || sources.length > 1 || [...files.keys()].some((one) => one !== to && isWithin(one, to)));
  for (const source of sources) {
    const from = normalisePath(source, isLink ? { ...place, workdir: posix.dirname(to) } : place).replace(/\$\{\w+\}|\$\w+/g, '*');
    const depth = from.split('/').length;
    const isPlain = !/[*?[]/.test(from);
    if (isText && isPlain) {
      const own = files.get(from);
      if (own !== undefined) put(files, to, own);
      continue;
    }
    for (const [image, own] of [...files]) {
      if (isPlain && !isWithin(image, from)) continue;
      const parts = image.split('/');
      if (!isPlain && (parts.length < depth || !matchesPattern(from, parts.slice(0, depth).join('/')))) continue;
      const rest = parts.slice(depth).join('/');
      if (isText && rest !== '') continue;
      const name = isFolder && !/\/\.$|^\.$/.test(source) ? (parts[depth - 1] ?? '') : '';
      put(files, posix.join(to, name, rest), own);
    }
  }
}

function put(files: Map<string, string>, path: string, own: string): void {
  const before = files.get(path);
  if (before === own) return;
  files.set(path, own);
  if (before !== undefined) files.set(`${posix.dirname(path)}/./${posix.basename(path)}`, before);
}
