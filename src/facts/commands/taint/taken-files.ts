import { type FileTaker, fileListOf, fileTakerOf } from '../../../knowledge/tools/file-takers.ts';
import { fileArgumentsOf, wrapperOf } from '../../../knowledge/tools/index.ts';
import { canonicalProgram } from '../../../knowledge/tools/program-names.ts';
import type { Script, ShellCommand } from '../../../syntax/types.ts';
import { MOST_SEARCHED } from '../../../text/pattern.ts';
import { fileEffects } from '../file-effects.ts';
import { commandInvocation } from '../invocation.ts';
import { normalisePath, type Place } from '../paths.ts';
import type { TaintTrace } from './taint-trace.ts';
import type { Taint } from './tainted-files.ts';

/** A secret file that a command takes into something that stays. */
export interface TakenFile {
  readonly taint: Taint;
  /** Where it stays, as shown to people. */
  readonly where: string;
}

/** Folders below `/` that are no part of a project that lies there. Source: https://refspecs.linuxfoundation.org/FHS_3.0/fhs/index.html */
const NO_PROJECT = ['root', 'home', 'tmp', 'etc', 'run', 'var', 'usr', 'opt'];

/** Returns the secret file that a command takes in with the files that it names, or with its folder: `git add -A`; undefined if there is none. */
export function takenFile(script: Script, index: number, trace: TaintTrace, place: Place): TakenFile | undefined {
  const command = script.commands[index];
  if (!command) return undefined;
  const { program, args } = commandInvocation(command);
  if (wrapperOf(canonicalProgram(command.name))?.appendsInput) return listedFile(command, script.commands[index - 1], trace, place);
  const taker = fileTakerOf(program, args);
  if (!taker) return undefined;
  const { row } = taker;
  const output = row.printed ? printedFile(command) : fileEffects(command).find(({ effect }) => effect === 'edit')?.path;
  if (row.printed && output === undefined) return undefined;
  const { folder, operands, patterns } = readOperands(taker.args, row);
  const inFolder = (path: string): string => (folder === undefined || /^[/~]/.test(path) ? path : `${folder}/${path}`);
  const where = output ?? (row.into.startsWith('./') ? inFolder(row.into.slice(2)) : row.into);
  if (row.takes === 'named') {
    const isFed = command.redirects.some(({ operator }) => operator.startsWith('<'));
    const taint = firstNamed(command, taker.args, trace, place) ?? (isFed ? trace.input(index) : undefined);
    return taint && { taint, where };
  }
  const sources = row.takes === 'operands' && operands.length > 0 ? operands : ['.'];
  const only = row.only instanceof RegExp ? patterns : row.only;
  for (const path of sources.map(inFolder)) {
    const leaves = [...(row.leaves ?? []), ...(normalisePath(path, place) === '/' ? NO_PROJECT : [])];
    const taint = trace.file(path, place) ?? trace.folder(path, place, leaves, only);
    if (taint) return { taint, where };
  }
  return undefined;
}

/** The secret file in a list of files that another command prints for a command that copies them: `find . | xargs cp -t /opt`. */
function listedFile(command: ShellCommand, before: ShellCommand | undefined, trace: TaintTrace, place: Place): TakenFile | undefined {
  const { program, words, at } = commandInvocation(command);
  if (!before || before.item !== command.item || before.pipeline.index !== command.pipeline.index - 1) return undefined;
  if (!fileArgumentsOf(program).some(({ effect }) => effect === 'copy')) return undefined;
  const list = commandInvocation(before);
  const lists = fileListOf(list.program, list.args);
  if (!lists) return undefined;
  const { operands, patterns } = readOperands(list.args, { plain: true, ...lists });
  const sources = operands.length > 0 ? operands : ['.'];
  const only = lists.only instanceof RegExp ? patterns : lists.only;
  const taint = sources.flatMap((path) => trace.folder(path, place, lists.leaves, only) ?? [])[0];
  return taint && { taint, where: words.slice(at + 1).findLast((word) => !/^-|[{}]/.test(word)) ?? 'what it copies' };
}

/** The secret in a file that a command names in its words, but not one that it changes itself. */
function firstNamed(command: ShellCommand, args: readonly string[], trace: TaintTrace, place: Place): Taint | undefined {
  const changed = new Set(fileEffects(command).map(({ path }) => path));
  const given = args.filter((word) => !changed.has(word));
  const names = given.flatMap((word) => [word, ...word.slice(0, MOST_SEARCHED).split(/[\s'"`=,:;(){}<>|@]+/)]);
  return names.filter((name) => name !== '' && !changed.has(name)).flatMap((name) => trace.file(name, place) ?? [])[0];
}

/** The file to which the output of a command goes by a redirect of its own. */
function printedFile(command: ShellCommand): string | undefined {
  return fileEffects(command).find(({ word, path }) => word === undefined && !path.startsWith('/dev/'))?.path;
}

interface Given {
  /** The folder that an option names. */
  readonly folder: string | undefined;
  /** The operands after the sub-command. */
  readonly operands: readonly string[];
  /** The patterns of names that options give; undefined if none does. */
  readonly patterns: readonly string[] | undefined;
}

function readOperands(args: readonly string[], { folder: folderOption, valued, only, plain }: Pick<FileTaker, 'folder' | 'valued' | 'only' | 'plain'>): Given {
  const operands: string[] = [];
  const patterns: string[] = [];
  let folder: string | undefined;
  for (let index = 0; index < args.length; index++) {
    const word = args[index] ?? '';
    if (folderOption?.test(word)) folder = args[++index];
    else if (only instanceof RegExp && only.test(word)) patterns.push(args[++index] ?? '');
    else if (valued?.test(word)) index++;
    else if (word !== '' && !word.startsWith('-')) operands.push(word);
  }
  return { folder, operands: plain ? operands : operands.slice(1), patterns: patterns.length > 0 ? patterns : undefined };
}
