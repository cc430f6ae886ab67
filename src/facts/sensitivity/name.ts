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
  POINTER_HEADS,
  POINTER_TAILS,
  SETTING_TAILS,
  STRONG_WORDS,
  SWITCH_HEADS,
  SWITCH_WORDS,
} from '../../knowledge/secrets/secret-words.ts';
import { boundedMemo } from '../../text/memo.ts';
import type { NameSign } from './sign.ts';

/** What the name of a variable says about its value. */
export interface NameJudgement {
  /**
   * secret: the value is one. username: it travels with one. public: the public half of something. pointer: the path of one. switch: a setting
   * about one. browser-secret: it has the name of a secret and a prefix that puts it into the code for browsers. none: nothing.
   */
  readonly kind: 'secret' | 'username' | 'public' | 'pointer' | 'browser-secret' | 'switch' | 'none';
  /** weak: a literal value may say otherwise. */
  readonly strength: 'strong' | 'weak';
  readonly purpose: 'build' | 'runtime' | 'either';
  readonly shape: 'value' | 'url' | 'ssh-key' | 'json' | 'file-content';
  /** Who reads it, for people. */
  readonly consumer?: string;
  /** What shows it. */
  readonly sign: NameSign;
}

const PLAIN = { purpose: 'either', shape: 'value' } as const;
const NONE: NameJudgement = { ...PLAIN, kind: 'none', strength: 'strong', sign: { kind: 'no-secret-name' } };
const LONGEST_NAME = 200;

/** Judges the name of an ARG or ENV; any text will do, and nothing is thrown. */
export function judgeName(name: string): NameJudgement {
  return JUDGED.of(name, judgeNameAnew);
}

/** A file asks about each of its names several times, and its next version again. */
const JUDGED = boundedMemo<NameJudgement>(50_000);

function judgeNameAnew(name: string): NameJudgement {
  // no environment variable is that long: guard the patterns against hostile input
  if (name.length > LONGEST_NAME) return NONE;
  const browser = browserPrefixOf(name);
  if (!browser) return judgePlainName(name);
  const bare = judgePlainName(name.slice(browser.prefix.length));
  const sign: NameSign = { kind: 'browser-prefix', bundler: browser.bundler, prefix: browser.prefix };
  // client SDKs have keys and tokens that are made to be public: only words that say otherwise count
  const isSecret =
    bare.kind === 'secret' &&
    bare.strength === 'strong' &&
    /SECRET|PASSW|PASSPHRASE|PRIVATE|CREDENTIAL|GITHUB_?TOKEN|NPM_?TOKEN|(?:OPENAI|ANTHROPIC)_API_?KEY/i.test(name.slice(browser.prefix.length));
  return isSecret ? { ...bare, kind: 'browser-secret', sign } : { ...PLAIN, kind: 'public', strength: 'strong', sign };
}

/** The words of a name in upper case: cut at everything that is no letter or digit, at changes of case, and around glued secret words. */
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

/** CONTRASEÑA is CONTRASENA. */
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

/** Why the words around the secret word make the name harmless. */
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

/** KEY alone says little: what it is a key of decides. */
function judgeKey(meaning: readonly string[], at: number): NameJudgement {
  const qualifier = meaning[at - 1];
  if (qualifier === undefined) return NONE;
  if (at < meaning.length - 1) return NONE;
  // several keys are mostly those that verify packages
  if (meaning[at] === 'KEYS' && !/^(?:API|ACCESS|SECRET|PRIVATE|ENCRYPTION|MASTER)$/.test(qualifier)) return NONE;
  if (KEY_QUALIFIERS.has(qualifier)) return { ...PLAIN, kind: 'secret', strength: 'strong', sign: { kind: 'word', word: `${qualifier}_KEY`, at: 'end' } };
  if (KEY_VETOES.has(qualifier)) return { ...PLAIN, kind: 'public', strength: 'strong', sign: { kind: 'word', word: `${qualifier}_KEY`, at: 'end' } };
  return { ...PLAIN, kind: 'secret', strength: 'weak', sign: { kind: 'word', word: 'KEY', at: 'end' } };
}

function isSecretWord(meaning: readonly string[], index: number, word: string): boolean {
  if (STRONG_WORDS.has(word)) return true;
  if (FOREIGN_WORDS.has(word)) return !meaning.some((other) => FOREIGN_VETOES.has(other));
  const isLast = index === meaning.length - 1;
  if (LEADING_WORDS.has(word) && index === 0 && OPENED.has(meaning[1] ?? '')) return true;
  if (FINAL_WORDS.has(word)) return isLast && (word !== 'PWD' || index > 0);
  return (word === 'KEY' || word === 'KEYS') && !meaning.some((other, at) => STRONG_WORDS.has(other) || (FINAL_WORDS.has(other) && at === meaning.length - 1));
}

function lastSecretWord(meaning: readonly string[]): number {
  return meaning.findLastIndex((word) => STRONG_WORDS.has(word) || FOREIGN_WORDS.has(word) || FINAL_WORDS.has(word) || word === 'KEY' || word === 'BASE');
}

/** `NPM_TOKEN_PROD_2` says what `NPM_TOKEN` says. */
function withoutNeutralTails(segments: readonly string[]): readonly string[] {
  let end = segments.length;
  while (end > 1 && isNeutral(segments[end - 1] ?? '')) end--;
  return segments.slice(0, end);
}

function isNeutral(segment: string): boolean {
  return NEUTRAL_TAILS.has(segment) || /^V?\d+$/.test(segment);
}

/** GITHUBTOKEN is GITHUB and TOKEN; MONKEY is one word, and so is TOKENIZERS. */
function unglue(segment: string): string[] {
  if (STRONG_WORDS.has(segment) || FOREIGN_WORDS.has(segment) || FINAL_WORDS.has(segment) || ACCIDENTS.has(segment)) return [segment];
  for (const word of GLUED_WORDS) {
    const at = segment.indexOf(word);
    if (at < 0) continue;
    const head = segment.slice(0, at);
    const tail = segment.slice(at + word.length);
    const isOpened = OPENED.has(tail) && word !== 'KEY' && word !== 'PW';
    if (tail !== '' && !isOpened && !GLUED_TAILS.has(tail) && !/^\d+$/.test(tail)) continue;
    // PW is short: only behind a word, or what it opens
    if (word === 'PW' && ((head.length < 3 && !OPENED.has(head)) || tail !== '')) continue;
    if (head === '' && (tail === '' || word === 'KEY')) return [segment];
    return [head, word, tail].filter((part) => part !== '');
  }
  return [segment];
}
