import { mask, type Redacted } from './redacted.ts';

declare const door: unique symbol;

/**
 * A text that may be printed, sent or written: it contains no known secret value, and no character that changes how the text around it is displayed. Only the
 * functions of this module create one, and every output accepts only these: no other text of a document can be printed.
 */
export type Visible = string & { readonly [door]: true };

/** Accepts string literals and `Visible`, but not the type `string`, whose content is unknown. */
type Printable<Part> = string extends Part ? never : Part;

/** The same for JSON values. */
type PrintableJson<Value> = [string] extends [Value]
  ? never
  : Value extends Visible
    ? Value
    : Value extends object
      ? { readonly [Key in keyof Value]: PrintableJson<Value[Key]> }
      : Value;

/**
 * Invisible characters that change what a terminal or an editor displays: control characters and direction marks.
 * Sources: https://www.ecma-international.org/publications-and-standards/standards/ecma-48/, https://www.unicode.org/reports/tr9/
 */
const UNSEEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]|\r(?!\n)/g;
/** Escape sequences that we print ourselves: plain colours, and links to web pages. https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda */
const STYLES = /(\x1b\[(?:0|1|2|4|22|24|3[0-79]|9[0-7])m|\x1b\]8;;(?:https:\/\/[\w./#?=&%-]+)?\x1b\\)/;
const DIRECTIONS = /[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/**
 * Makes a text printable: replaces each value by `***`, also the login of an address (before `@`) unless it is a variable, and each invisible character by a
 * dot. Newlines and tabs are kept. `values`: all known secret values of the document that the text comes from; empty for our own text, a path or an option.
 */
export function visible(text: string, values: readonly Redacted[]): Visible {
  return claimed(
    mask(withoutUnseen(text), values).replace(LOGIN, (whole, login: string) => (/^[\w.-]*:?(?:\$\{?\w+\}?|\*+)$|^[\w.-]*$/.test(login) ? whole : '://***@')),
  );
}

/** The login of an address, up to the last `@`: a password may hold one, and people forget to encode a slash. https://url.spec.whatwg.org/#authority-state */
const LOGIN = /:\/\/([^\s/:'"]*(?::(?!\d*\/|\$)[^\s'"]*|:[^\s/'"]*)?)@/g;

/** A template tag for text around visible parts: say\`line ${number}\`. */
export function say<Parts extends readonly (string | number)[]>(
  words: TemplateStringsArray,
  ...parts: Parts & { readonly [Key in keyof Parts]: Printable<Parts[Key]> }
): Visible {
  return claimed(words.reduce((text, word, index) => `${text}${parts[index - 1]}${word}`));
}

/** Makes a string literal visible. */
export function own<Text extends string>(text: Text & Printable<Text>): Visible {
  return claimed(text);
}

/** Joins visible texts. */
export function joined(texts: readonly Visible[], separator: ' ' | ',' | ', ' | '; ' | '\n' | '' = ''): Visible {
  return claimed(texts.join(separator));
}

/** Cuts, pads, escapes or colours a visible text. Escape sequences of styles are kept, other invisible characters are not. */
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

/** JSON of printable values. Escapes more than JSON.stringify, which escapes only the first 32 characters. */
export function json<const Value>(value: Value & PrintableJson<Value>): Visible {
  return claimed(JSON.stringify(value, undefined, 2).replace(DIRECTIONS, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`));
}

/** The user's own text, unchanged: only for a patch, which must be possible to apply. */
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
