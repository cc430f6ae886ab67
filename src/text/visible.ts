import { mask, type Redacted } from './redacted.ts';

declare const door: unique symbol;

/**
 * Text that may be printed, sent or written: no known value of a secret is in it, and no character that changes what is shown around it. Only the
 * functions of this module make one, and every output takes only these, so that no text of a document goes out by another way.
 */
export type Visible = string & { readonly [door]: true };

/** What stands in the program itself: anything but a string whose type does not say which it is. */
type Printable<Part> = string extends Part ? never : Part;

/** The same for values of JSON. */
type PrintableJson<Value> = [string] extends [Value]
  ? never
  : Value extends Visible
    ? Value
    : Value extends object
      ? { readonly [Key in keyof Value]: PrintableJson<Value[Key]> }
      : Value;

/**
 * Characters that change what a terminal or an editor shows without being seen: controls, and marks of direction.
 * Sources: https://www.ecma-international.org/publications-and-standards/standards/ecma-48/, https://www.unicode.org/reports/tr9/
 */
const UNSEEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]|\r(?!\n)/g;
/** Our own: plain colours, and links to pages of the web. https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda */
const STYLES = /(\x1b\[(?:0|1|2|4|22|24|3[0-79]|9[0-7])m|\x1b\]8;;(?:https:\/\/[\w./#?=&%-]+)?\x1b\\)/;
const DIRECTIONS = /[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/**
 * The text with `***` for each value, and for the login of an address (before `@`) unless that is a variable, and with a dot for each unseen character. New lines
 * and tabs stay. `values`: all that are known of the document that the text comes from; none for text of ours, of a path or of an option.
 */
export function visible(text: string, values: readonly Redacted[]): Visible {
  return claimed(
    mask(withoutUnseen(text), values).replace(/(:\/\/)([^\s/@'"]+)@/g, (whole, slashes: string, user: string) =>
      /^[\w.-]*:?(?:\$\{?\w+\}?|\*+)$|^[\w.-]*$/.test(user) ? whole : `${slashes}***@`,
    ),
  );
}

/** The words of a template around visible parts: say\`line ${number}\`. */
export function say<Parts extends readonly (string | number)[]>(
  words: TemplateStringsArray,
  ...parts: Parts & { readonly [Key in keyof Parts]: Printable<Parts[Key]> }
): Visible {
  return claimed(words.reduce((text, word, index) => `${text}${parts[index - 1]}${word}`));
}

/** A text whose type says which it is. */
export function own<Text extends string>(text: Text & Printable<Text>): Visible {
  return claimed(text);
}

/** Visible texts in a row. */
export function joined(texts: readonly Visible[], separator: ' ' | ',' | ', ' | '; ' | '\n' | '' = ''): Visible {
  return claimed(texts.join(separator));
}

/** The parts of a visible text, or another shape of it: cut, filled up, escaped, coloured. The styles of a terminal stay, other unseen characters do not. */
export function reshaped(text: Visible, shape: (text: string) => string): Visible {
  const shaped = shape(text);
  if (shaped.search(UNSEEN) < 0) return claimed(shaped);
  return claimed(
    shaped
      .split(STYLES)
      .map((part, index) => (index % 2 === 1 ? part : withoutUnseen(part)))
      .join(''),
  );
}

/** JSON of printable values. JSON.stringify escapes only the first 32 characters. */
export function json<const Value>(value: Value & PrintableJson<Value>): Visible {
  return claimed(JSON.stringify(value, undefined, 2).replace(DIRECTIONS, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`));
}

/** The user's own text as it stands: for a patch, which must be possible to apply. Nothing else is printed so. */
export function userText(text: string): Visible {
  return claimed(text);
}

function withoutUnseen(text: string): string {
  return text.replace(UNSEEN, '·');
}

function claimed(text: string): Visible {
  claim(text);
  return text;
}

function claim(_text: string): asserts _text is Visible {}
