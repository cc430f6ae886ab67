import { RULES } from '../../../rules/index.ts';
import { ENGINES } from '../../knowledge/docker/engines.ts';
import { cardNames } from '../../knowledge/tools/cards.ts';
import { COMMANDS, FAIL_ON, FORMATS } from './options.ts';

/** The option with which the completion script of yargs asks for completions; the words typed so far follow. */
export const ASKS_FOR_COMPLETIONS = '--get-yargs-completions';

const WORDS_FOR: { readonly [before: string]: readonly string[] } = {
  '--engine': Object.values(ENGINES).map(({ name }) => name),
  '--fail-on': FAIL_ON,
  '--format': FORMATS,
  '-f': FORMATS,
  explain: [...RULES.map(({ meta }) => meta.name), ...cardNames()],
};

/**
 * The completions of the last of `words` (the first is the program's name); none if it is a path, which the shell completes itself. `options`: all
 * options, with dashes.
 */
export function completionsOf(words: readonly string[], options: readonly string[]): readonly string[] {
  const current = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  const candidates = WORDS_FOR[before] ?? (current.startsWith('-') ? options : words.length === 2 ? COMMANDS : []);
  return candidates.filter((word) => word.startsWith(current));
}
