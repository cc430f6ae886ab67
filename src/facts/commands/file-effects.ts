import type { ShellCommand } from '../../syntax/types.ts';
import { invocationOf } from './invocation.ts';

/** A path that a command writes, removes or changes, as written. */
export interface FileEffect {
  /** copy: to `path` from `sources`. move: the same, and the sources go. edit: in place. permissions: chmod, chown. */
  readonly effect: 'write' | 'append' | 'copy' | 'move' | 'edit' | 'delete' | 'permissions';
  readonly path: string;
  /** Index of the word that is the path, undefined for a redirect. */
  readonly word: number | undefined;
  /** What copy and move read, as written. */
  readonly sources: readonly string[];
  readonly recursive: boolean;
}

const OUTPUT_REDIRECTS: ReadonlyMap<string, 'write' | 'append'> = new Map([
  ['>', 'write'],
  ['>|', 'write'],
  ['&>', 'write'],
  ['>>', 'append'],
  ['&>>', 'append'],
  ['<>', 'append'],
]);
/** Options of cp, mv and install that take the next word. */
const VALUED = /^-(?:[moguSt]|-mode|-owner|-group|-suffix|-target-directory)$/;

/** What a command does to files by its redirects and by the arguments of the usual file tools. */
export function fileEffects(command: ShellCommand): readonly FileEffect[] {
  const words = command.words.map((word) => word.value);
  const { program, at } = invocationOf(words);
  const effects: FileEffect[] = [];
  for (const redirect of [...command.redirects, ...command.inherited]) {
    const effect = OUTPUT_REDIRECTS.get(redirect.operator);
    if (effect && redirect.target) effects.push({ effect, path: redirect.target.value, word: undefined, sources: [], recursive: false });
  }
  return [...effects, ...argumentEffects(program, words, at)];
}

/** A command with its options and operands told apart. */
interface Arguments {
  readonly program: string;
  readonly words: readonly string[];
  /** Index of the program's name in the words. */
  readonly at: number;
  readonly options: readonly string[];
  /** Indexes of the words that are no options. */
  readonly operands: readonly number[];
}

function argumentEffects(program: string, words: readonly string[], at: number): readonly FileEffect[] {
  return EFFECTS.find(({ programs }) => programs.includes(program))?.of(readArguments(program, words, at)) ?? [];
}

function readArguments(program: string, words: readonly string[], at: number): Arguments {
  const operands: number[] = [];
  const options: string[] = [];
  for (let index = at + 1; index < words.length; index++) {
    const word = words[index] ?? '';
    if (/^-./.test(word)) {
      options.push(word);
      if (VALUED.test(word) && /^(?:cp|mv|install|ln)$/.test(program)) index++;
    } else operands.push(index);
  }
  return { program, words, at, options, operands };
}

/** What the usual file tools do to the files in their arguments. */
const EFFECTS: readonly { readonly programs: readonly string[]; readonly of: (given: Arguments) => readonly FileEffect[] }[] = [
  { programs: ['rm', 'unlink', 'shred'], of: (given) => each('delete', given, given.operands) },
  {
    programs: ['chmod', 'chown', 'chgrp'],
    // the first operand is the mode or the owner
    of: (given) => each('permissions', given, given.operands.slice(given.options.some((option) => option.startsWith('--reference')) ? 0 : 1)),
  },
  {
    programs: ['tee', 'sponge'],
    of: (given) => each(given.options.some((option) => /^-\w*a|^--append/.test(option)) ? 'append' : 'write', given, given.operands),
  },
  { programs: ['cp', 'install', 'mv', 'rsync'], of: copiedFiles },
  {
    programs: ['sed'],
    of: (given) => (given.options.some((option) => /^-[nEersz]*i|^--in-place/.test(option)) ? each('edit', given, editedFiles(given)) : []),
  },
  {
    programs: ['perl', 'ruby'],
    of: (given) => (given.options.some((option) => /^-\w*i/.test(option)) ? each('edit', given, given.operands.slice(-1)) : []),
  },
  { programs: ['yq', 'crudini', 'xmlstarlet', 'dos2unix'], of: (given) => each('edit', given, given.operands.slice(-1)) },
  { programs: ['dd'], of: diskDumpFiles },
  { programs: ['truncate'], of: (given) => each('edit', given, given.operands) },
  { programs: ['curl'], of: (given) => downloadedTo(given, /^(?:-\w*o|--output)$/, /^(?:-o|--output=)(?=.)/) },
  { programs: ['wget'], of: (given) => downloadedTo(given, /^(?:-\w*O|--output-document)$/, /^(?:-O|--output-document=)(?=.)/) },
];

/** The same effect on each of the words. */
function each(effect: FileEffect['effect'], given: Arguments, indexes: readonly number[]): readonly FileEffect[] {
  const recursive = isRecursive(given);
  return indexes.map((word) => ({ effect, path: given.words[word] ?? '', word, sources: [], recursive }));
}

function isRecursive({ options }: Arguments): boolean {
  return options.some((option) => /^-\w*[rRaf]\w*$|^--(?:recursive|archive)$/.test(option) && /[rRa]/.test(option));
}

/** `cp A B TO`: the last operand gets the others. */
function copiedFiles(given: Arguments): readonly FileEffect[] {
  const { program, words, operands } = given;
  const last = operands.at(-1);
  if (last === undefined || operands.length < 2) return [];
  const sources = operands.slice(0, -1).map((index) => words[index] ?? '');
  const effect = program === 'mv' ? 'move' : 'copy';
  return [{ effect, path: words[last] ?? '', word: last, sources, recursive: isRecursive(given) || program === 'rsync' }];
}

/** `dd if=FROM of=TO`. */
function diskDumpFiles({ words }: Arguments): readonly FileEffect[] {
  const sources = words.filter((word) => word.startsWith('if=')).map((word) => word.slice(3));
  return words.flatMap((word, index): readonly FileEffect[] =>
    word.startsWith('of=') ? [{ effect: 'write', path: word.slice(3), word: index, sources, recursive: false }] : [],
  );
}

/** The file of `curl -o FILE`; `-` is the standard output. */
function downloadedTo({ words, at }: Arguments, separate: RegExp, attached: RegExp): readonly FileEffect[] {
  return words.flatMap((word, index) => {
    const found = index > at && separate.test(words[index - 1] ?? '') ? word : index > at && attached.test(word) ? word.replace(attached, '') : '-';
    return found === '-' ? [] : [{ effect: 'write' as const, path: found, word: index, sources: [], recursive: false }];
  });
}

/** The files of `sed -i`: without -e or -f the first operand is the script. */
function editedFiles({ words, operands, options }: Arguments): readonly number[] {
  const scripts = options.filter((option) => /^-[nErsz]*e$|^-[nErsz]*f$|^--(?:expression|file)$/.test(option)).length;
  if (scripts > 0) return operands.filter((index) => !/^(?:-[nErsz]*[ef]|--expression|--file)$/.test(words[index - 1] ?? ''));
  return options.some((option) => /^--(?:expression|file)=/.test(option)) ? operands : operands.slice(1);
}
