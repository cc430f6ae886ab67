import { posix } from 'node:path';
import { configFilesOf, seekersOf } from '../../../knowledge/tools/index.ts';
import { logsIn, onlyPassesOn } from '../../../knowledge/tools/logins.ts';
import { literalPattern } from '../../../text/pattern.ts';
import { invocationOf } from '../../commands/invocation.ts';
import type { Execution } from '../executed.ts';
import type { FileTexts } from '../file-texts.ts';

/**
 * Whether something that is executed may log in with the file at a path, or names it, or a program that looks for it; true unless all of it is seen.
 * `isUse`: whether the words, if their program looks for the file, use what it holds.
 */
export function mayAskFor(execution: Execution, texts: Pick<FileTexts, 'textOf'>, path: string, isUse: (words: readonly string[]) => boolean): boolean {
  const { commands, texts: ran, files, sources, unfollowed } = execution;
  // a package that is installed starts no client to log in
  if ([...unfollowed].some((what) => what !== 'package')) return true;
  const base = tellingName(path);
  const seekers = seekersOf(path);
  const calls = seekers && new RegExp(`(?:["'\`]|\\bCOMMAND\\s+)(?:${seekers.map(literalPattern).join('|')})["'\`\\s]`);
  // a manifest names programs that it does not call: `"type": "composer"`. Its scripts are among what runs.
  const isNamedIn = (own: string, text: string): boolean => text.includes(base) || (!own.endsWith('.json') && calls?.test(text) === true);
  if (ran.some(({ text }) => text.includes(base)) || [...files, ...sources].some((own) => isNamedIn(own, texts.textOf(own) ?? ''))) return true;
  return commands.some(
    ({ invocation: { program, path: word, args } }) => configFilesOf(program).some((file) => file.path.test(path)) && isUse([word, ...args]),
  );
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
