import type { ShellCommand } from '../syntax/types.ts';
import { invocationOf } from './invocation.ts';

const SUBCOMMAND = /^[a-z][\w:.@-]*$/i;

/**
 * A command as people would call it, without any value of its arguments: `npm ci`, `git clone`, `./build.sh`.
 * Only the program and up to two words that look like subcommands are shown.
 */
export function shortText(command: ShellCommand): string {
  return shortTextOf(command.words.map((word) => word.value));
}

/** The same for plain words. */
export function shortTextOf(words: readonly string[]): string {
  const { path, args } = invocationOf(words);
  if (path === '') return '';
  const label = [path.replace(/^\/(?:usr\/(?:local\/)?)?s?bin\//, '')];
  for (const word of args) {
    if (label.length === 3 || !SUBCOMMAND.test(word) || word.length > 24) break;
    label.push(word);
  }
  return label.join(' ');
}
