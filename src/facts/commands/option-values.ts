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
export function optionValues(words: readonly string[]): readonly OptionValue[] {
  const { at } = invocationOf(words);
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
