import { randomInt } from 'node:crypto';
import { FILE_SHAPES, TOKEN_SHAPE, VARIABLE_SHAPES } from '../knowledge/secrets/canary-shapes.ts';
import { LEAST_BYTES } from './needles.ts';
import { opensshKey, pemKey } from './private-keys.ts';

/** A made-up secret: its text, and the parts that occur in no other text. */
export interface Canary {
  readonly text: string;
  readonly parts: readonly string[];
}

const DIGITS = '0123456789';
const SMALL = 'abcdefghijklmnopqrstuvwxyz';
const CAPITALS = SMALL.toUpperCase();
const ALPHABETS: { readonly [letter: string]: string } = { a: SMALL + CAPITALS + DIGITS, A: CAPITALS + DIGITS, h: `${DIGITS}abcdef` };

/** Minimum length of a line to search for: the last line of a key may be short. */
const LEAST_LINE = 16;

/** Returns a canary for a variable, in the shape that its name suggests. */
export function canaryForVariable(name: string): Canary {
  return canaryOfShape(VARIABLE_SHAPES.find(({ names }) => names.test(name))?.shape ?? TOKEN_SHAPE);
}

/** Returns a canary for a file of a kind that judgeFile returns. */
export function canaryForFile(kind: string): Canary {
  return canaryOfShape(FILE_SHAPES[kind] ?? `${TOKEN_SHAPE}\n`);
}

/**
 * Returns a canary with the shape of a text: every character of its credentials is replaced by another one, and a private key by a new one. If no credential is
 * known, the whole text is replaced. Undefined if the replaced part is too short to be searched for.
 */
export function canaryLike(text: string, credentials: readonly string[]): Canary | undefined {
  const known = credentials.filter((value) => Buffer.byteLength(value) >= LEAST_BYTES).sort((a, b) => b.length - a.length);
  const values = known.length > 0 ? known : [text.trim()];
  const parts: string[] = [];
  let changed = text;
  for (const value of values) {
    if (!changed.includes(value)) continue;
    const made = likeness(value);
    changed = changed.split(value).join(made);
    parts.push(...partsOf(made));
  }
  return changed === text || parts.length === 0 ? undefined : { text: changed, parts };
}

/** The parts of a value to search for: the value itself, or the longer lines of a multi-line value, without the header and footer of a key. */
export function partsOf(value: string): readonly string[] {
  const lines = value.split(/\r?\n/).filter((line) => line.length >= LEAST_LINE && !line.startsWith('-----'));
  if (value.trim().includes('\n')) return lines;
  return Buffer.byteLength(value.trim()) >= LEAST_BYTES ? [value.trim()] : [];
}

/** Another value of the same shape. The prefix of the provider (`npm_`, `glpat-`) stays. */
function likeness(value: string): string {
  const framed = /-----BEGIN ((?:[A-Z0-9]+ )*)PRIVATE KEY-----/.exec(value);
  if (framed) {
    const key = framed[1] === 'OPENSSH ' ? opensshKey() : pemKey();
    return value.endsWith('\n') ? key : key.trimEnd();
  }
  const mark = /^(?:[A-Za-z]{2,12}[_-])+(?=[A-Za-z0-9]{12})/.exec(value)?.[0] ?? '';
  const isHex = /^[0-9a-f]{16,}$/.test(value);
  return mark + value.slice(mark.length).replace(/[A-Za-z0-9]/g, (unit) => anyOf(alphabetOf(unit, isHex)));
}

function alphabetOf(unit: string, isHex: boolean): string {
  if (isHex) return `${DIGITS}abcdef`;
  return /\d/.test(unit) ? DIGITS : /[a-z]/.test(unit) ? SMALL : CAPITALS;
}

function canaryOfShape(shape: string): Canary {
  const isJson = shape.startsWith('{"');
  const parts: string[] = [];
  const text = shape.replace(/\{(?:([aAh])(\d+)|([A-Z]+[0-9]*))\}/g, (whole, letter: string | undefined, count: string, word: string | undefined) => {
    const made = letter !== undefined ? random(letter, Number(count)) : wordOf(word);
    if (made === undefined) return whole;
    parts.push(...partsOf(made.replace(/^canary:/, '')));
    const written = word === 'BASE64' ? Buffer.from(made).toString('base64') : made;
    return isJson ? JSON.stringify(written).slice(1, -1) : written;
  });
  // for a text without other characters (`npm_…`), the whole text is the token
  return { text, parts: /^[\w-]+$/.test(text) ? [text] : parts };
}

function wordOf(word: string | undefined): string | undefined {
  if (word === 'PEM') return pemKey();
  if (word === 'SSH') return opensshKey();
  if (word === 'BASE64') return `canary:${random('a', 40)}`;
  return word === 'TOKEN' ? random('a', 40) : undefined;
}

function random(letter: string, count: number): string {
  return Array.from({ length: count }, () => anyOf(ALPHABETS[letter] ?? SMALL)).join('');
}

function anyOf(alphabet: string): string {
  return alphabet[randomInt(alphabet.length)] ?? '';
}
