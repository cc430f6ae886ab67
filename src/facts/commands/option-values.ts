import { invocationOf } from './invocation.ts';

/** A value of a long option. */
export interface OptionValue {
  /** Index into the words. */
  readonly word: number;
  /** UTF-16 offset of the value in the word. */
  readonly start: number;
  /** The option without its dashes. */
  readonly name: string;
  readonly value: string;
  /** Shown to people: `server --token`. */
  readonly what: string;
}

/** An option name that is long enough to describe its value. */
const OPTION = /^--?([A-Za-z][\w.-]{2,})(?:[=:](.*))?$/s;

/**
 * Returns the values of a command's long options, as `--name=value`, `--name value` or `-name value`. A switch before an operand looks like the second form.
 */
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

/** The position of an option's value. */
export interface OptionPlace {
  /** The canonical name of the option, with dashes. */
  readonly option: string;
  /** Index into the words. */
  readonly word: number;
  /** UTF-16 offset of the value in the word. */
  readonly start: number;
}

/**
 * Returns the positions of values of these options in the words after `at`: `--name VALUE`, `--name=VALUE`, `--name:VALUE`, and `-nVALUE` for a short option.
 * `attached`: for a short option, `only` excludes a separate word, and `never` excludes an attached value.
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
