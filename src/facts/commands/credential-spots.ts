import { CREDENTIAL_TEXTS } from '../../knowledge/secrets/credential-texts.ts';
import type { CredentialForm, CredentialOption } from '../../knowledge/tool.ts';
import { credentialOperandsOf, credentialOptionsOf, outputOf } from '../../knowledge/tools/index.ts';
import type { ShellCommand } from '../../syntax/types.ts';
import { MOST_SEARCHED } from '../../text/pattern.ts';
import { commandInvocation, invocationOf } from './invocation.ts';
import { placesOfOptions } from './option-values.ts';

/** A place in a word (or a text) where a program or a file format expects a credential. */
export interface CredentialSpot {
  /** Index into the words given; 0 for a text. */
  readonly word: number;
  /** Half-open pair of UTF-16 offsets into the word's value. */
  readonly start: number;
  readonly end: number;
  /** The credential as written: a literal, or a text with variables. */
  readonly value: string;
  /** Shown to people: `curl --user`, `password in a URL`. */
  readonly what: string;
  /** Set if the value may also be a user name: before the `@` of a URL, before the colon of `curl -u TOKEN:`. */
  readonly orUser: boolean;
  /** Canonical name of the program; '' for a text. */
  readonly program: string;
  /** Set if the credential opens only things that the image itself creates or unpacks. */
  readonly ofImage?: true;
}

/** Returns every position of a credential in a command's words: by the options of the program, by position, and by the text before it. */
export function credentialSpots(words: readonly string[], invocation = invocationOf(words)): readonly CredentialSpot[] {
  const { program, at } = invocation;
  const spots: CredentialSpot[] = [];
  const add: Add = (word, from, { form, ofImage }, what) => {
    const value = words[word] ?? '';
    for (const [start, end, orUser] of credentialPart(value, from, form))
      if (end > start && !isTaken(spots, word, start, end))
        spots.push({ word, start, end, value: value.slice(start, end), what, orUser: orUser ?? false, program, ...(ofImage ? { ofImage } : {}) });
  };
  const text = invocation.args.join(' ');
  for (const option of credentialOptionsOf(program)) if (option.when?.test(text) ?? true) addOptionSpots(option, words, at, add);
  addArgumentSpots(program, text, words, at, add);
  words.forEach((word, index) => {
    for (const spot of textSpots(word)) if (!isTaken(spots, index, spot.start, spot.end)) spots.push({ ...spot, word: index, program });
  });
  return outputOf(program, text) === 'format' ? spots.map((spot) => formattedSpot(spot, words)) : spots;
}

/** The same for the words of a command; cached. */
export function commandSpots(command: ShellCommand): readonly CredentialSpot[] {
  const known = SPOTS.get(command);
  if (known) return known;
  const invocation = commandInvocation(command);
  const spots = credentialSpots(invocation.words, invocation);
  SPOTS.set(command, spots);
  return spots;
}

const SPOTS = new WeakMap<ShellCommand, readonly CredentialSpot[]>();

function isTaken(spots: readonly CredentialSpot[], word: number, start: number, end: number): boolean {
  return spots.some((one) => one.word === word && one.start < end && start < one.end);
}

/** In `printf 'password %s' "$X"`, the credential is the argument for `%s`. */
function formattedSpot(spot: CredentialSpot, words: readonly string[]): CredentialSpot {
  const format = words[spot.word] ?? '';
  if (!spot.value.includes('%s')) return spot;
  const before = format.slice(0, spot.start + spot.value.indexOf('%s')).match(/%s/g)?.length ?? 0;
  const word = spot.word + 1 + before;
  const value = words[word];
  return value === undefined ? spot : { ...spot, word, start: 0, end: value.length, value };
}

/** Matches every text in which a pattern can match; most words do not. */
const ANY_MARK = /[:=@]|passw|identified|login\(|"auth"|crypt\s?\(|requirepass|masterauth/i;

/** Returns the positions in a text, e.g. a heredoc body, at which a file format expects a credential. Searches only the first 50,000 UTF-16 units. */
export function textSpots(whole: string): readonly CredentialSpot[] {
  if (!ANY_MARK.test(whole)) return [];
  const text = whole.slice(0, MOST_SEARCHED);
  const lower = text.toLowerCase();
  const spots: CredentialSpot[] = [];
  for (const { marks, pattern, what, orUser } of CREDENTIAL_TEXTS) {
    if (!marks.some((mark) => lower.includes(mark))) continue;
    for (const match of text.matchAll(pattern)) {
      const [start, end] = match.indices?.[1] ?? [0, 0];
      if (end <= start || isTaken(spots, 0, start, end)) continue;
      spots.push({ word: 0, start, end, value: text.slice(start, end), what, orUser: orUser ?? false, program: '' });
    }
  }
  return spots;
}

type Add = (word: number, from: number, row: Pick<CredentialOption, 'form' | 'ofImage'>, what: string) => void;

function addOptionSpots(option: CredentialOption, words: readonly string[], at: number, addAny: Add): void {
  const add: Add = (word, from, row, what) => {
    if (option.key?.test(words[word]?.slice(from) ?? '') ?? true) addAny(word, from, row, what);
  };
  const program = words[at]?.replace(/^.*\//, '') ?? '';
  for (const { option: name, word, start } of placesOfOptions(words, at, option.options, option.attached)) add(word, start, option, `${program} ${name}`);
}

function addArgumentSpots(program: string, text: string, words: readonly string[], at: number, add: Add): void {
  for (const rule of credentialOperandsOf(program)) {
    if (!(rule.when?.test(text) ?? true)) continue;
    const operands = words
      .map((word, index) => ({ word, index }))
      .filter(({ word, index }) => index > at && !/^-./.test(word) && !(rule.valued?.test(words[index - 1] ?? '') ?? false));
    // values of options may be among the operands: `mysqladmin -u root password X`
    const start = operands.findIndex((_, first) => rule.command.every((word, index) => operands[first + index]?.word === word));
    if (start < 0) continue;
    const rest = operands.slice(start + rule.command.length);
    if (rule.key && !rule.key.test(rest[0]?.word ?? '')) continue;
    const found = rest[rule.operand];
    if (found) add(found.index, 0, rule, `${program} ${rule.command.join(' ')}`.trim());
  }
}

/** Returns the `$TOKEN` of `$USER:$TOKEN`, and any other credential unchanged. */
export function behindUser(value: string): string {
  const [, user = '', rest] = /^\$\{?(\w+)\}?:(.+)$/s.exec(value) ?? [];
  return rest !== undefined && /(?:^|_)(?:user(?:name)?|login|owner|account)$/i.test(user) ? rest : value;
}

type Part = readonly [start: number, end: number, orUser?: boolean];

/** A field of a form or of JSON sent by `curl -d`. */
const FIELD =
  /(?:^|[&{,"'\s])\\?["']?(?:password|passwd|pwd|(?:access_|private_|auth_|refresh_)?token|client_secret|secret|api_?key)\\?["']?\s*[=:]\s*\\?["']?([^&"'\s,}\\]+)/dgi;

/** The offsets of the credential in an argument that starts at `from` in the word. */
function credentialPart(word: string, from: number, form: CredentialForm): readonly Part[] {
  switch (form) {
    case 'value':
      return [[from, word.length]];
    case 'user:value':
      return afterUser(word, from);
    case 'user%value':
      return after(word, from, '%');
    case 'user,value':
      return after(word, from, ',');
    case 'user/value':
      return after(word, from, '/').map(([start, end]) => [start, word.lastIndexOf('@') > start ? word.lastIndexOf('@') : end]);
    case 'key=value':
      return after(word, from, '=');
    case 'pass:value':
      return word.startsWith('pass:', from) ? [[from + 5, word.length]] : [];
    case 'fields':
      return [...word.matchAll(FIELD)].flatMap((match) => (match.indices?.[1] ? [match.indices[1]] : []));
    case 'text':
      return textSpots(word.slice(from)).map((spot) => [spot.start + from, spot.end + from, spot.orUser] as const);
  }
}

function after(word: string, from: number, separator: string): readonly Part[] {
  // a colon inside ${X:-y} is no separator
  const plain = word.replace(/\$\{[^}]*\}/g, (reference) => '_'.repeat(reference.length));
  const found = plain.indexOf(separator, from);
  return found < 0 ? [] : [[found + separator.length, word.length]];
}

function afterUser(word: string, from: number): readonly Part[] {
  const [password] = after(word, from, ':');
  if (password && password[0] < password[1]) return [password];
  // `curl -u TOKEN:` has no password; in `curl -u $LOGIN` a variable holds both, in `curl -u "$(cat FILE)"` a file
  if (password) return [[from, password[0] - 1, true]];
  return /^\$(?:\w+|\{\w+\}|\([^)]*\))$|^`[^`]*`$/.test(word.slice(from)) ? [[from, word.length]] : [];
}
