import { browserPrefixOf } from '../../knowledge/secrets/browser-prefixes.ts';
import { knownVariable } from '../../knowledge/secrets/known-variables.ts';
import {
  ACCIDENTS,
  ACCOUNT_TAILS,
  FINAL_WORDS,
  FOREIGN_TERMS,
  FOREIGN_VETOES,
  FOREIGN_WORDS,
  GLUED_TAILS,
  GLUED_WORDS,
  KEY_QUALIFIERS,
  KEY_VETOES,
  LEADING_WORDS,
  NEUTRAL_TAILS,
  OPENED,
  PASSES,
  POINTER_HEADS,
  POINTER_TAILS,
  SETTING_TAILS,
  STRONG_WORDS,
  SWITCH_HEADS,
  SWITCH_WORDS,
  THROUGH,
} from '../../knowledge/secrets/secret-words.ts';
import { boundedMemo } from '../../text/memo.ts';
import type { NameSign } from './sign.ts';

/** The judgement of a variable's value by its name. */
export interface NameJudgement {
  /**
   * secret: the value is a secret. username: a user name that accompanies one. public: a public key or the like. pointer: the path of a secret. switch: a
   * setting about a secret. browser-secret: a secret name with a prefix that makes bundlers inline the value. none: no sign.
   */
  readonly kind: 'secret' | 'username' | 'public' | 'pointer' | 'browser-secret' | 'switch' | 'none';
  /** weak: a literal value may show otherwise. */
  readonly strength: 'strong' | 'weak';
  readonly purpose: 'build' | 'runtime' | 'either';
  readonly shape: 'value' | 'url' | 'ssh-key' | 'json' | 'file-content';
  /** The reader of the variable, shown to people. */
  readonly consumer?: string;
  /** The sign. */
  readonly sign: NameSign;
}

const PLAIN = { purpose: 'either', shape: 'value' } as const;
const NONE: NameJudgement = { ...PLAIN, kind: 'none', strength: 'strong', sign: { kind: 'no-secret-name' } };
const LONGEST_NAME = 200;

/** Judges the name of an ARG or ENV. Accepts any text, and never throws. */
export function judgeName(name: string): NameJudgement {
  return JUDGED.of(name, judgeNameAnew);
}

/** Whether a variable of this name surely holds a secret, and no address that may have one in it. */
export function isSecretName(name: string): boolean {
  const { kind, strength, shape } = judgeName(name);
  return kind === 'secret' && strength === 'strong' && shape !== 'url';
}

/** Cached: each name of a file is judged several times, and again for the next version of the file. */
const JUDGED = boundedMemo<NameJudgement>(50_000);

function judgeNameAnew(name: string): NameJudgement {
  // environment variables are never that long: protects the patterns against hostile input
  if (name.length > LONGEST_NAME) return NONE;
  const browser = browserPrefixOf(name);
  if (!browser) return judgePlainName(name);
  const bare = judgePlainName(name.slice(browser.prefix.length));
  const sign: NameSign = { kind: 'browser-prefix', bundler: browser.bundler, prefix: browser.prefix };
  // client SDKs have keys and tokens that are meant to be public: only words that say otherwise count
  const isSecret =
    bare.kind === 'secret' &&
    bare.strength === 'strong' &&
    /SECRET|PASSW|PASSPHRASE|PRIVATE|CREDENTIAL|GITHUB_?TOKEN|NPM_?TOKEN|(?:OPENAI|ANTHROPIC)_API_?KEY/i.test(name.slice(browser.prefix.length));
  return isSecret ? { ...bare, kind: 'browser-secret', sign } : { ...PLAIN, kind: 'public', strength: 'strong', sign };
}

/** The words of a name in upper case: split at characters other than letters and digits, at changes of case, and around secret words without separators. */
function segmentsOf(name: string): string[] {
  const parts = FOREIGN_TERMS.reduce((text, [term, word]) => text.replace(term, word), withoutAccents(name))
    .replace(/(TOKEN|PASSWORD|SECRET|APIKEY)(?=[a-z]{2})/g, '$1_')
    .replace(/([a-z])([A-Z])|(\d)([A-Z])(?=[a-z])/g, '$1$3_$2$4')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((part) => part !== '');
  return parts.flatMap(unglue);
}

/** Replaces letters with accents: CONTRASEÑA becomes CONTRASENA. */
function withoutAccents(name: string): string {
  return /^\p{ASCII}*$/u.test(name) ? name : name.normalize('NFD').replace(/\p{M}/gu, '');
}

function judgePlainName(name: string): NameJudgement {
  const known = knownVariable(name);
  if (known) {
    const switched = known.kind === 'secret' ? segmentsOf(name).find((word) => SWITCH_WORDS.has(word)) : undefined;
    if (switched !== undefined) return { ...PLAIN, kind: 'switch', strength: 'strong', sign: { kind: 'switch-word', word: switched } };
    return {
      kind: known.kind,
      strength: known.strength,
      purpose: known.purpose,
      shape: known.shape,
      sign: { kind: 'known-name', name, consumer: known.consumer },
      ...(known.consumer === undefined ? {} : { consumer: known.consumer }),
    };
  }
  return judgeWords(segmentsOf(name));
}

function judgeWords(segments: readonly string[]): NameJudgement {
  const meaning = withoutNeutralTails(segments);
  const last = meaning.at(-1) ?? '';
  const at = meaning.findIndex((word, index) => isSecretWord(meaning, index, word));
  if (at < 0) return ACCOUNT_TAILS.has(last) ? { ...PLAIN, kind: 'username', strength: 'strong', sign: { kind: 'account-name' } } : NONE;
  const veto = vetoOf(segments, meaning, at);
  if (veto) return veto;
  const word = meaning[at] ?? '';
  if (word === 'KEY' || word === 'KEYS') return judgeKey(meaning, at);
  const isFinal = lastSecretWord(meaning) === meaning.length - 1;
  return { ...PLAIN, kind: 'secret', strength: isFinal || at === 0 ? 'strong' : 'weak', sign: { kind: 'word', word, at: 'anywhere' } };
}

/** The judgement if words around the secret word make the name harmless; else undefined. */
function vetoOf(segments: readonly string[], meaning: readonly string[], at: number): NameJudgement | undefined {
  const last = segments.at(-1) ?? '';
  const tail = meaning.at(-1) ?? '';
  const before = meaning.slice(0, at);
  if (at < meaning.length - 1 || POINTER_TAILS.has(last)) {
    if (POINTER_TAILS.has(last) || POINTER_TAILS.has(tail))
      return { ...PLAIN, kind: 'pointer', strength: 'strong', sign: { kind: 'word', word: last, at: 'end' } };
    if (ACCOUNT_TAILS.has(tail)) return { ...PLAIN, kind: 'username', strength: 'strong', sign: { kind: 'word', word: tail, at: 'end' } };
    if (SETTING_TAILS.has(tail)) return { ...PLAIN, kind: 'switch', strength: 'strong', sign: { kind: 'word', word: tail, at: 'end' } };
  }
  const [head = ''] = meaning;
  if (POINTER_HEADS.has(head) && at > 0) return { ...PLAIN, kind: 'pointer', strength: 'strong', sign: { kind: 'word', word: head, at: 'begin' } };
  const word = before.find((one) => SWITCH_WORDS.has(one)) ?? (at > 0 && SWITCH_HEADS.has(head) ? head : undefined);
  if (word !== undefined) return { ...PLAIN, kind: 'switch', strength: 'strong', sign: { kind: 'switch-word', word } };
  if (meaning.includes('DUMMY') || segments.includes('DUMMY'))
    return { ...PLAIN, kind: 'switch', strength: 'strong', sign: { kind: 'word', word: 'DUMMY', at: 'anywhere' } };
  return undefined;
}

/** Judges a name with KEY: the word before it decides. */
function judgeKey(meaning: readonly string[], at: number): NameJudgement {
  const qualifier = meaning[at - 1];
  if (qualifier === undefined) return NONE;
  if (at < meaning.length - 1) return NONE;
  // several keys usually verify packages
  if (meaning[at] === 'KEYS' && !/^(?:API|ACCESS|SECRET|PRIVATE|ENCRYPTION|MASTER)$/.test(qualifier)) return NONE;
  if (KEY_QUALIFIERS.has(qualifier)) return { ...PLAIN, kind: 'secret', strength: 'strong', sign: { kind: 'word', word: `${qualifier}_KEY`, at: 'end' } };
  if (KEY_VETOES.has(qualifier)) return { ...PLAIN, kind: 'public', strength: 'strong', sign: { kind: 'word', word: `${qualifier}_KEY`, at: 'end' } };
  return { ...PLAIN, kind: 'secret', strength: 'weak', sign: { kind: 'word', word: 'KEY', at: 'end' } };
}

function isSecretWord(meaning: readonly string[], index: number, word: string): boolean {
  if (STRONG_WORDS.has(word)) return true;
  if (FOREIGN_WORDS.has(word)) return !meaning.some((other) => FOREIGN_VETOES.has(other));
  const isLast = index === meaning.length - 1;
  if (LEADING_WORDS.has(word) && ((index === 0 && OPENED.has(meaning[1] ?? '')) || (isLast && OPENED.has(meaning[index - 1] ?? '')))) return true;
  // GIT_PASS_OF_MODULES; PASS_THROUGH is no password
  if (!isLast && PASSES.has(word) && OPENED.has(meaning[index - 1] ?? '')) return !THROUGH.has(meaning[index + 1] ?? '');
  if (FINAL_WORDS.has(word)) return isLast && (word !== 'PWD' || index > 0);
  return (word === 'KEY' || word === 'KEYS') && !meaning.some((other, at) => STRONG_WORDS.has(other) || (FINAL_WORDS.has(other) && at === meaning.length - 1));
}

function lastSecretWord(meaning: readonly string[]): number {
  return meaning.findLastIndex(
    (word) => STRONG_WORDS.has(word) || FOREIGN_WORDS.has(word) || FINAL_WORDS.has(word) || LEADING_WORDS.has(word) || word === 'KEY' || word === 'BASE',
  );
}

/** Removes last words without meaning: `NPM_TOKEN_PROD_2` is judged like `NPM_TOKEN`. */
function withoutNeutralTails(segments: readonly string[]): readonly string[] {
  let end = segments.length;
  while (end > 1 && isNeutral(segments[end - 1] ?? '')) end--;
  return segments.slice(0, end);
}

function isNeutral(segment: string): boolean {
  return NEUTRAL_TAILS.has(segment) || /^(?:V?\d+|[A-C])$/.test(segment);
}

/** Words that count within a segment only beside something that a password opens: PATGITHUB, DBCLAVE. */
const BESIDE_OPENED = ['PAT', 'MDP', 'MIMA', ...FOREIGN_WORDS];

/** Splits a secret word off: GITHUBTOKEN becomes GITHUB and TOKEN. MONKEY and TOKENIZERS stay whole. */
function unglue(segment: string): string[] {
  if (STRONG_WORDS.has(segment) || FOREIGN_WORDS.has(segment) || FINAL_WORDS.has(segment) || ACCIDENTS.has(segment)) return [segment];
  for (const word of BESIDE_OPENED) {
    if (!segment.includes(word)) continue;
    const [head, tail] = [segment.slice(0, -word.length), segment.slice(word.length)];
    if (segment.startsWith(word) && OPENED.has(tail)) return [word, tail];
    if (segment.endsWith(word) && OPENED.has(head)) return [head, word];
  }
  for (const word of GLUED_WORDS) {
    const at = segment.indexOf(word);
    if (at < 0) continue;
    const head = segment.slice(0, at);
    const tail = segment.slice(at + word.length);
    const isOpened = OPENED.has(tail) && word !== 'KEY' && word !== 'PW';
    if (tail !== '' && !isOpened && !GLUED_TAILS.has(tail) && !/^\d+$/.test(tail)) continue;
    // PW is short: it counts only after a word, or after something that a password opens
    if (word === 'PW' && ((head.length < 3 && !OPENED.has(head)) || tail !== '')) continue;
    if (head === '' && (tail === '' || word === 'KEY')) return [segment];
    return [head, word, tail].filter((part) => part !== '');
  }
  return [segment];
}
