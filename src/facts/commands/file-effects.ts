import type { FileArguments, OperandFiles, OptionFiles, PackedFiles } from '../../knowledge/tool-output.ts';
import { fileArgumentsOf } from '../../knowledge/tools/index.ts';
import type { ShellCommand } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';
import { commandInvocation, isFromFolder } from './invocation.ts';

/** A path that a command writes, removes or changes, as written. */
export interface FileEffect {
  /** copy: to `path` from `sources`. move: the same, and the sources are removed. edit: in place. permissions: chmod, chown. */
  readonly effect: 'write' | 'append' | 'copy' | 'move' | 'edit' | 'delete' | 'permissions';
  readonly path: string;
  /** Index of the word with the path; undefined for a redirect. */
  readonly word: number | undefined;
  /** The sources of copy and move, as written. */
  readonly sources: readonly string[];
  readonly recursive: boolean;
  /** Whether the path is the value of an option, so that it cannot be removed alone: `find . -name PATH -delete`. */
  readonly isValue?: true;
  /** Patterns of names that are not copied, as written: `tar --exclude=PATTERN`. */
  readonly excluded?: readonly string[];
}

/** The file that stands for what a pipe brings: `| install /dev/stdin FILE`. Source: https://man7.org/linux/man-pages/man3/stdin.3.html */
export const STANDARD_INPUT = '/dev/stdin';

const OUTPUT_REDIRECTS: ReadonlyMap<string, 'write' | 'append'> = new Map([
  ['>', 'write'],
  ['>|', 'write'],
  ['&>', 'write'],
  ['>>', 'append'],
  ['&>>', 'append'],
  ['<>', 'append'],
]);
/** Returns the effects of a command on files, by its redirects and by the arguments of common file tools. */
export const fileEffects = keptWith((command: ShellCommand): readonly FileEffect[] => {
  const { program, path, at, words } = commandInvocation(command);
  const effects: FileEffect[] = [];
  for (const redirect of [...command.redirects, ...command.inherited]) {
    const effect = OUTPUT_REDIRECTS.get(redirect.operator);
    if (effect && redirect.target) effects.push({ effect, path: redirect.target.value, word: undefined, sources: [], recursive: false });
  }
  return isFromFolder(path) ? effects : [...effects, ...argumentEffects(program, words, at, effects[0]?.path)];
});

/** Whether a command deletes files without failing if they are missing: `rm -f`. */
export function deletesIfThere(command: ShellCommand): boolean {
  const { program, args } = commandInvocation(command);
  return fileArgumentsOf(program).some((row) => row.effect === 'delete' && args.some((word) => row.unlessMissing?.test(word)));
}

/** Whether a program has no other effect on the files of its arguments than these. */
export function isFileTool(program: string, ...effects: readonly FileEffect['effect'][]): boolean {
  const rows = fileArgumentsOf(program);
  return rows.length > 0 && rows.every((row) => effects.includes(row.effect));
}

/** A command, split into options and operands. */
interface Arguments {
  readonly words: readonly string[];
  /** Index of the program's word. */
  readonly at: number;
  readonly options: readonly string[];
  /** Indexes of the operands. */
  readonly operands: readonly number[];
}

/** `output`: where the standard output goes; undefined if to no file. */
function argumentEffects(program: string, words: readonly string[], at: number, output: string | undefined): readonly FileEffect[] {
  const rows = fileArgumentsOf(program);
  if (rows.length === 0) return [];
  const given = readArguments(words, at);
  const text = words.slice(at + 1).join(' ');
  const row = rows.find(
    (one) => (one.when === undefined || given.options.some((option) => one.when?.test(option))) && (one.arguments === undefined || one.arguments.test(text)),
  );
  if (!row) return [];
  if ('packs' in row.files) return packingEffects(row.files, given, output);
  return 'operands' in row.files ? operandEffects(row, row.files, given) : optionEffects(row, row.files, given);
}

function readArguments(words: readonly string[], at: number): Arguments {
  const after = words.flatMap((_, index) => (index > at ? [index] : []));
  const isOption = (index: number): boolean => /^-./.test(words[index] ?? '');
  return {
    words,
    at,
    options: after.filter(isOption).map((index) => words[index] ?? ''),
    operands: after.filter((index) => !isOption(index)),
  };
}

function operandEffects(row: FileArguments, files: OperandFiles, given: Arguments): readonly FileEffect[] {
  const { words, options } = given;
  const operands = given.operands.filter((index) => !files.valued?.test(words[index - 1] ?? '') && !files.excludes?.test(words[index - 1] ?? ''));
  const excluded = files.excludes && excludedBy(given, files.excludes);
  const recursive = isRecursive(given) || row.recursive === true;
  const textOf = (index: number): string => words[index] ?? '';
  const effectOn = (word: number, sources: readonly string[] = []): FileEffect => ({
    effect: row.effect,
    path: textOf(word),
    word,
    sources,
    recursive,
    ...(excluded && { excluded }),
  });
  if (row.effect === 'copy' || row.effect === 'move') {
    const last = operands.at(-1);
    return last === undefined || operands.length < 2 ? [] : [effectOn(last, operands.slice(0, -1).map(textOf))];
  }
  if (files.operands === 'first') return operands.slice(0, 1).map((index) => effectOn(index));
  if (files.operands === 'last') return operands.slice(-1).map((index) => effectOn(index));
  const isAll = files.operands === 'all' || options.some((option) => files.insteadOfFirst?.test(option));
  return operands.slice(isAll ? 0 : 1).map((index) => effectOn(index));
}

/** The patterns that an option leaves out, in the same word or the next: `--exclude=PATTERN`. */
function excludedBy({ words, at }: Arguments, option: RegExp): readonly string[] {
  return words.flatMap((word, index) => {
    if (index <= at) return [];
    const [name = '', inline] = word.split(/=(.*)/s);
    if (inline !== undefined) return option.test(name) ? [inline] : [];
    return option.test(words[index - 1] ?? '') ? [word] : [];
  });
}

function isRecursive({ options }: Arguments): boolean {
  return options.some((option) => /^-\w*[rRaf]\w*$|^--(?:recursive|archive)$/.test(option) && /[rRa]/.test(option));
}

/** What a packing program is given. */
interface Packing {
  readonly archive: { readonly path: string; readonly word: number } | undefined;
  readonly sources: readonly string[];
  readonly excluded: readonly string[];
  readonly folder: string;
}

/** `tar czf FILE -C FOLDER .`, `zip -r FILE .`: the archive is a copy of what is packed. An archive that goes to a pipe is none. */
function packingEffects(files: PackedFiles, { words, at }: Arguments, output: string | undefined): readonly FileEffect[] {
  const args = words.slice(at + 1);
  if (files.unpacks?.test(args.join(' '))) return unpackingEffects(readPacking(files, args, at + 1));
  if (!files.packs.test(args.join(' '))) return [];
  const { archive, sources, excluded } = readPacking(files, args, at + 1);
  const path = archive === undefined || archive.path === '-' ? output : archive.path;
  if (path === undefined || sources.length === 0) return [];
  return [{ effect: 'copy', path, word: archive?.word, sources, recursive: true, isValue: true, excluded }];
}

/** `tar xf - -C FOLDER`: what a pipe brings comes to the folder. */
function unpackingEffects({ archive, folder }: Packing): readonly FileEffect[] {
  if (archive !== undefined && archive.path !== '-') return [];
  return [{ effect: 'copy', path: folder === '' ? '.' : folder, word: undefined, sources: [STANDARD_INPUT], recursive: true, isValue: true }];
}

/** The paths that a command packs into an archive, as written, and the patterns of what it leaves out; undefined if it packs nothing. */
export function packedPaths(program: string, args: readonly string[]): Pick<Packing, 'sources' | 'excluded'> | undefined {
  const text = args.join(' ');
  const row = fileArgumentsOf(program).find(({ files }) => 'packs' in files && files.packs.test(text));
  return row && 'packs' in row.files ? readPacking(row.files, args, 0) : undefined;
}

/** `offset`: the index of the first argument among the words. */
function readPacking(files: PackedFiles, args: readonly string[], offset: number): Packing {
  const excluded: string[] = [];
  const operands: { readonly path: string; readonly word: number }[] = [];
  let archive: Packing['archive'];
  let folder = '';
  let isListed = files.isListed === true;
  for (let index = 0; index < args.length; index++) {
    const option = args[index] ?? '';
    const isBundle = index === 0 && files.archive !== undefined && /^[A-Za-z]+$/.test(option);
    const [name = '', inline] = option.startsWith('--') ? option.split(/=(.*)/s) : [isBundle ? `-${option}` : option];
    const value = (): string => inline ?? args[++index] ?? '';
    if (files.archive?.test(name)) archive = { path: value(), word: offset + index };
    else if (files.folder?.test(name)) folder = value();
    else if (files.excludes?.test(name)) excluded.push(value());
    else if (files.lists?.test(name)) {
      isListed = true;
      value();
    } else if (files.valued?.test(name)) value();
    else if (!option.startsWith('-') && !isBundle)
      operands.push({ path: folder === '' || option.startsWith('/') ? option : `${folder}/${option}`, word: offset + index });
  }
  const given = operands.slice(files.verbs ?? 0);
  const target = files.archive === undefined ? given.shift() : archive;
  // what a list names is most likely below the folder
  const sources = given.length === 0 && isListed ? [folder === '' ? '.' : folder] : given.map((one) => one.path);
  return { archive: target, sources, excluded, folder };
}

/** The file of `curl -o FILE` or `dd of=FILE`; `-` means standard output. */
function optionEffects({ effect }: FileArguments, files: OptionFiles, { words, at }: Arguments): readonly FileEffect[] {
  const { from } = files;
  const sources = words.filter((word) => from?.test(word)).map((word) => word.replace(from ?? '', ''));
  return optionPaths(files, words, at).map(({ path, word }) => ({ effect, path, word, sources, recursive: false, isValue: true }));
}

/** The paths that the options of a command name, with the index of their words; `at` is that of the program. */
export function optionPaths(
  { separate, attached }: OptionFiles,
  words: readonly string[],
  at: number,
): readonly { readonly path: string; readonly word: number }[] {
  return words.flatMap((word, index) => {
    if (index <= at) return [];
    const path = separate?.test(words[index - 1] ?? '') ? word : attached.test(word) ? word.replace(attached, '') : '-';
    return path === '-' ? [] : [{ path, word: index }];
  });
}
