import { invocationOf } from './invocation.ts';

/** A value that a long option is given. */
export interface OptionValue {
  /** Index into the words. */
  readonly word: number;
  /** Of the value, in the word: a UTF-16 offset. */
  readonly start: number;
  /** The option without its dashes. */
  readonly name: string;
  readonly value: string;
  /** For people: `server --token`. */
  readonly what: string;
}

/** No shorter name of an option says what it is for. */
const OPTION = /^--?([A-Za-z][\w-]{2,})(?:[=:](.*))?$/s;

/** The values of the long options of a command, given as `--name=value`, `--name value` or `-name value`. A switch before an operand looks like the second. */
export function optionValues(words: readonly string[], { at } = invocationOf(words)): readonly OptionValue[] {
  const program = words[at]?.replace(/^.*\//, '') ?? '';
  return words.flatMap((word, index): readonly OptionValue[] => {
    const match = index > at ? OPTION.exec(word) : null;
    const [, name, attached] = match ?? [];
    if (name === undefined) return [];
    const what = `${program} ${word.slice(0, word.indexOf(name) + name.length)}`;
    if (attached !== undefined) return attached === '' ? [] : [{ word: index, start: word.length - attached.length, name, value: attached, what }];
    const next = words[index + 1];
    return next === undefined || next === '' || next.startsWith('-') ? [] : [{ word: index + 1, start: 0, name, value: next, what }];
  });
}

/** Where a value of one of the options stands. */
export interface OptionPlace {
  /** As it is known, with its dashes. */
  readonly option: string;
  /** Index into the words. */
  readonly word: number;
  /** Of the value, in the word: a UTF-16 offset. */
  readonly start: number;
}

/**
 * Where the values of these options stand in the words behind `at`: `--name VALUE`, `--name=VALUE`, `--name:VALUE`, of a short one also `-nVALUE`. `attached`:
 * `only`, a separate word is none of a short option; `never`, a short option takes nothing else.
 */
export function placesOfOptions(words: readonly string[], at: number, options: readonly string[], attached?: 'only' | 'never'): readonly OptionPlace[] {
  const found: OptionPlace[] = [];
  for (let index = at + 1; index < words.length; index++) {
    const word = words[index] ?? '';
    for (const option of options) {
      const isLong = option.startsWith('--') || option.length > 2;
      if (word === option && (attached !== 'only' || option.startsWith('--'))) found.push({ option, word: index + 1, start: 0 });
      else if (isLong && (word.startsWith(`${option}=`) || word.startsWith(`${option}:`))) found.push({ option, word: index, start: option.length + 1 });
      else if (!isLong && attached !== 'never' && word.startsWith(option) && word.length > 2 && !word.startsWith('--'))
        found.push({ option, word: index, start: 2 });
    }
  }
  return found;
}
