import { posix } from 'node:path';
import { LISTS_PACKAGES } from '../../../knowledge/project/libraries.ts';
import { looksForFile, programFileOf, repositoryLockOf, seekersOf } from '../../../knowledge/tools/index.ts';
import { isOfHost, logsIn, onlyPassesOn } from '../../../knowledge/tools/logins.ts';
import { literalPattern } from '../../../text/pattern.ts';
import { type Invocation, invocationOf } from '../../commands/invocation.ts';
import type { Copied } from '../copied-files.ts';
import type { Execution } from '../executed.ts';
import type { FileTexts } from '../file-texts.ts';

/**
 * Whether something that is executed may log in with the file at a path, or names it, or a program that looks for it; true unless all of it is seen.
 * `isUse`: whether the words, if their program looks for the file, use what it holds.
 */
export function mayAskFor(
  { execution, copied, texts }: { readonly execution: Execution; readonly copied: Copied; readonly texts: Pick<FileTexts, 'textOf'> },
  path: string,
  isUse: (words: readonly string[]) => boolean,
): boolean {
  const { commands, texts: ran, files, sources, unfollowed, unknown } = execution;
  if (isMentioned(execution, texts, path)) return true;
  // a package that is installed starts no client to log in, but a program that nobody knows may be one
  if ([...unfollowed].some((what) => what !== 'package') || unknown.some((one) => one?.isStranger)) return true;
  const base = tellingName(path);
  const seekers = seekersOf(path);
  const calls = seekers && new RegExp(`(?:["'\`]|\\bCOMMAND\\s+)(?:${seekers.map(literalPattern).join('|')})["'\`\\s]`);
  // a manifest names programs that it does not call: `"type": "composer"`. Its scripts are among what runs.
  const isNamedIn = (own: string, text: string): boolean => text.includes(base) || (!own.endsWith('.json') && calls?.test(text) === true);
  if (ran.some(({ text }) => text.includes(base)) || [...files, ...sources].some((own) => isNamedIn(own, texts.textOf(own) ?? ''))) return true;
  return commands.some(({ invocation: { program, path: word, args } }) => {
    const isLooked = looksForFile(program, path) && isUse([word, ...args]);
    return isLooked && (namesRepository(args) || !startsNoGit({ program, args }, path, copied, texts));
  });
}

/** Whether an argument may be a repository, which no lock file lists yet: `git+ssh://…`, `github:acme/x`, `acme/x`. */
function namesRepository(args: readonly string[]): boolean {
  return args.some((word, at) => !/^[-@./~]/.test(word) && /[/:]/.test(word) && args[at - 1]?.startsWith('-') !== true);
}

/** Whether lock files show that a program starts no git, with which alone it would read the file at a path. */
function startsNoGit({ program, args }: Pick<Invocation, 'program' | 'args'>, path: string, copied: Copied, texts: Pick<FileTexts, 'textOf'>): boolean {
  const row = repositoryLockOf(program);
  if (!row || row.itself?.test(path) || !isOfHost(path) || row.repository.test(args.join(' '))) return false;
  const own = [...new Set(copied.files.values())];
  const isFree = (file: string): boolean => {
    const text = texts.textOf(file);
    return text !== undefined && !row.repository.test(text);
  };
  const locks = own.filter((file) => row.locks.test(file));
  return locks.length > 0 && locks.every(isFree) && own.every((file) => row.settings?.test(file) !== true || isFree(file));
}

/** Whether what is executed mentions the service whose login is in the file, or a helper that logs in with it. */
function isMentioned({ commands, texts: ran, files, sources }: Execution, texts: Pick<FileTexts, 'textOf'>, path: string): boolean {
  const { mentions, helpers } = programFileOf(path) ?? {};
  if (!mentions) return false;
  if (ran.some(({ text }) => mentions.test(text)) || commands.some(({ invocation: { path: word, args } }) => mentions.test([word, ...args].join(' '))))
    return true;
  return [...files, ...sources].some((own) => (LISTS_PACKAGES.test(own) ? helpers : mentions)?.test(texts.textOf(own) ?? '') === true);
}

/** Whether the words log in themselves, if nothing has been fetched for them before. */
export function isLogin(words: readonly string[]): boolean {
  const { program, args } = invocationOf(words);
  const text = args.join(' ');
  return logsIn(program, text) && !onlyPassesOn(program, text);
}

/** The name by which code names a file: with its folder if many programs have files of that name, as in `.bundle/config`. */
function tellingName(path: string): string {
  const base = posix.basename(path);
  return /^[a-z]+$/.test(base) ? posix.join(posix.basename(posix.dirname(path)), base) : base;
}
