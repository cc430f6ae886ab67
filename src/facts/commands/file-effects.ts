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

function argumentEffects(program: string, words: readonly string[], at: number): readonly FileEffect[] {
  const operands: number[] = [];
  const options: string[] = [];
  for (let index = at + 1; index < words.length; index++) {
    const word = words[index] ?? '';
    if (/^-./.test(word)) {
      options.push(word);
      if (VALUED.test(word) && /^(?:cp|mv|install|ln)$/.test(program)) index++;
    } else operands.push(index);
  }
  const recursive = options.some((option) => /^-\w*[rRaf]\w*$|^--(?:recursive|archive)$/.test(option) && /[rRa]/.test(option));
  const each = (effect: FileEffect['effect'], indexes: readonly number[]): readonly FileEffect[] =>
    indexes.map((word) => ({ effect, path: words[word] ?? '', word, sources: [], recursive }));
  switch (program) {
    case 'rm':
    case 'unlink':
    case 'shred':
      return each('delete', operands);
    case 'chmod':
    case 'chown':
    case 'chgrp':
      return each('permissions', operands.slice(options.some((option) => option.startsWith('--reference')) ? 0 : 1));
    case 'tee':
    case 'sponge':
      return each(options.some((option) => /^-\w*a|^--append/.test(option)) ? 'append' : 'write', operands);
    case 'cp':
    case 'install':
    case 'mv':
    case 'rsync': {
      const last = operands.at(-1);
      if (last === undefined || operands.length < 2) return [];
      const sources = operands.slice(0, -1).map((index) => words[index] ?? '');
      return [{ effect: program === 'mv' ? 'move' : 'copy', path: words[last] ?? '', word: last, sources, recursive: recursive || program === 'rsync' }];
    }
    case 'sed':
      return options.some((option) => /^-[nEersz]*i|^--in-place/.test(option)) ? each('edit', editedFiles(words, operands, options)) : [];
    case 'perl':
    case 'ruby':
      return options.some((option) => /^-\w*i/.test(option)) ? each('edit', operands.slice(-1)) : [];
    case 'yq':
    case 'crudini':
    case 'xmlstarlet':
    case 'dos2unix':
      return each('edit', operands.slice(-1));
    case 'dd':
      return words.flatMap((word, index) =>
        word.startsWith('of=')
          ? [
              {
                effect: 'write' as const,
                path: word.slice(3),
                word: index,
                sources: words.filter((one) => one.startsWith('if=')).map((one) => one.slice(3)),
                recursive: false,
              },
            ]
          : [],
      );
    case 'truncate':
      return each('edit', operands);
    case 'curl':
      return downloadedTo(words, at, /^(?:-\w*o|--output)$/, /^(?:-o|--output=)(?=.)/);
    case 'wget':
      return downloadedTo(words, at, /^(?:-\w*O|--output-document)$/, /^(?:-O|--output-document=)(?=.)/);
    default:
      return [];
  }
}

/** The file of `curl -o FILE`; `-` is the standard output. */
function downloadedTo(words: readonly string[], at: number, separate: RegExp, attached: RegExp): readonly FileEffect[] {
  return words.flatMap((word, index) => {
    const found = index > at && separate.test(words[index - 1] ?? '') ? word : index > at && attached.test(word) ? word.replace(attached, '') : '-';
    return found === '-' ? [] : [{ effect: 'write' as const, path: found, word: index, sources: [], recursive: false }];
  });
}

/** The files of `sed -i`: without -e or -f the first operand is the script. */
function editedFiles(words: readonly string[], operands: readonly number[], options: readonly string[]): readonly number[] {
  const scripts = options.filter((option) => /^-[nErsz]*e$|^-[nErsz]*f$|^--(?:expression|file)$/.test(option)).length;
  if (scripts > 0) return operands.filter((index) => !/^(?:-[nErsz]*[ef]|--expression|--file)$/.test(words[index - 1] ?? ''));
  return options.some((option) => /^--(?:expression|file)=/.test(option)) ? operands : operands.slice(1);
}
