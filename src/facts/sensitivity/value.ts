import {
  isEmptyValue,
  isExampleKey,
  isFiller,
  isLocalHost,
  isMarker,
  isNameOfSecret,
  isNumberedWords,
  isPublicToken,
  isScriptName,
  isSwitchValue,
  isWellKnown,
} from '../../knowledge/secrets/placeholders.ts';
import { boundedMemo } from '../../text/memo.ts';
import type { Range } from '../../text/range.ts';
import type { ValueForm, ValueSign } from './sign.ts';
import { decodeBase64, findTokens, isReference } from './tokens.ts';

/** The judgement of a value by its shape, whatever its name is. */
export interface ValueJudgement {
  readonly kind:
    | 'token'
    | 'private-key'
    | 'url-credentials'
    | 'jwt'
    | 'high-entropy'
    | 'opaque'
    | 'empty'
    | 'placeholder'
    | 'well-known-default'
    | 'example'
    | 'path'
    | 'switch'
    | 'number'
    | 'fingerprint'
    | 'reference'
    | 'url'
    | 'version'
    | 'words';
  /** For `token`: its issuer. */
  readonly provider?: string;
  /** Whether a checksum in the token is right; undefined if its kind has none. */
  readonly checksum?: 'right' | 'wrong';
  /** The sign. */
  readonly sign: ValueSign;
  /** The secret parts of the value, as offsets into it. */
  readonly ranges: readonly Range[];
}

type Kind = ValueJudgement['kind'];

/** Minimum length of a document: in longer values, only tokens count. */
const LONG = 2000;

/** A shape of values that are no secrets themselves. */
interface Harmless {
  readonly kind: Kind;
  readonly form: ValueForm;
  readonly is: (text: string) => boolean;
}

/** A shape with its pattern. Each match contains one of the marks, which are checked first, because compiling the RegExp is slow. */
function shape(kind: Kind, form: ValueForm, marks: readonly string[], pattern: RegExp): Harmless {
  return { kind, form, is: (text) => marks.some((mark) => text.includes(mark)) && pattern.test(text) };
}

const DIGITS = [...'0123456789'];

/** These shapes, in order. */
const HARMLESS: readonly Harmless[] = [
  { kind: 'empty', form: 'empty', is: (text) => text.trim() === '' },
  { kind: 'switch', form: 'switch', is: isSwitchValue },
  { kind: 'empty', form: 'not-set', is: isEmptyValue },
  // the name of a header: X-Forwarded-For, or http_x_forwarded_for as nginx has it
  shape('switch', 'switch', ['x_', 'x-', 'X-', 'uthorization'], /^(?:http_)?x(?:[-_][a-z]+)+$|^(?:proxy-)?authorization$/i),
  shape('number', 'number', DIGITS, /^[+-]?\d{1,12}(?:\.\d+)?(?:ms|s|m|h|d|[kmg]i?b?|%)?$/i),
  shape('version', 'version', ['.'], /^[~^<>=v]*\d+(?:\.(?:\d+|x|\*)){1,4}(?:[-+.~][\w.+~-]{0,24})?$/i),
  // a path below a variable, or at a literal host: the variable itself is judged separately
  shape('path', 'path', ['$'], /^\$(?:\{\w+\}|\w+)\/[^\s@]+$/),
  shape('url', 'url-without-login', ['://'], /^https?:\/\/[\w.-]+(?::\d+)?\/[^\s@]*$/i),
  shape('reference', 'reference', ['$', '%', '{{'], /^[^\s]*(?<!\$)\$(?:\{[^}]*\}|\([^)]*\)|[A-Za-z_]\w*)[^\s]*$|^%\w+%$|^\{\{.*\}\}$|\$\{\{/),
  { kind: 'fingerprint', form: 'fingerprint', is: isFingerprint },
  { kind: 'fingerprint', form: 'public-key', is: isPublicToken },
  shape(
    'fingerprint',
    'public-key',
    ['ssh-', 'ecdsa-', '-----BEGIN'],
    /^ssh-(?:rsa|dss|ed25519)\s|^ecdsa-sha2-|^-----BEGIN (?:PUBLIC KEY|CERTIFICATE|PGP PUBLIC KEY)/,
  ),
  { kind: 'placeholder', form: 'placeholder', is: isFiller },
  shape(
    'path',
    'path',
    ['/', ':', '.', 'id_'],
    /^(?:~|\.{1,2})?\/[^\s]*$|^id_(?:rsa|dsa|ecdsa|ed25519)(?:[_.-][\w-]+)?$|^[A-Za-z]:[\\/]|^[\w.-]+(?:\/[\w.-]+)*\.(?:pem|key|crt|json|ya?ml|txt|conf|p12|jks|pub|xml|properties|ini|env)$|^file:\/\//i,
  ),
  { kind: 'path', form: 'path', is: isScriptName },
  // the name of a class with those of its modules: acme_auth.serializers.TokenObtainSerializer
  shape('path', 'path', ['.', ':'], /^(?:[a-z_][a-z_\d]{0,40}[.:]){1,8}(?:[A-Z]{1,5}\d?[a-z]{1,30}){2,8}$/),
  shape('url', 'url-without-login', [':'], /^[a-z][a-z0-9+.-]*:\/\/\S*$|^jdbc:|^sqlite:|^arn:aws[\w-]*:/i),
  { kind: 'placeholder', form: 'host', is: isLocalHost },
  { kind: 'well-known-default', form: 'default', is: isWellKnown },
  { kind: 'placeholder', form: 'placeholder', is: isMarker },
  { kind: 'placeholder', form: 'name-of-secret', is: isNameOfSecret },
  { kind: 'words', form: 'text', is: (text) => /\s/.test(text) && /^[A-Za-z][\w'.,:;!?()-]*(?:\s+[\w'.,:;!?()&-]+){2,}$/.test(text) },
];

/** Whether a text is a digest: by its prefix, by its colons, or as upper-case hexadecimal digits. */
function isFingerprint(text: string): boolean {
  if (!text.includes(':') && !/^[\da-fx\s,]{8,}$/i.test(text)) return false;
  return /^(?:0x)?(?:[0-9A-F]{8}|[0-9A-F]{16}|[0-9A-F]{40})$|^(?:[0-9A-Fa-f]{4}\s+){3,}[0-9A-Fa-f]{4}$|^(?:sha\d+|md5|SHA256):|^(?:[0-9a-fA-F]{2}:){7,}[0-9a-fA-F]{2}$|^(?:[0-9A-F]{16,40}[\s,]+)+[0-9A-F]{16,40}$/.test(
    text,
  );
}

/** Judges a value. Accepts any text, and never throws. */
export function judgeValue(value: string): ValueJudgement {
  return JUDGED.of(value, judgeAnew);
}

/** Cached, because a value is judged for each of its places. */
const JUDGED = boundedMemo<ValueJudgement>(50_000);

function judgeAnew(value: string): ValueJudgement {
  const text = unquoted(value);
  if (text === '') return judged('empty', 'empty');
  if (isExampleKey(text)) return judged('example', 'example');
  const token = judgeTokens(value);
  if (token) return token;
  if (text.length > LONG) return judged('words', 'document');
  if (hasLogin(text)) return judged('well-known-default', 'placeholder-login');
  const harmless = HARMLESS.find(({ is }) => is(text));
  if (harmless) return judged(harmless.kind, harmless.form);
  if (isHighEntropy(text)) return { kind: 'high-entropy', sign: { kind: 'value', form: 'random' }, ranges: [{ start: 0, end: value.length }] };
  return { kind: 'opaque', sign: { kind: 'value', form: 'literal' }, ranges: [{ start: 0, end: value.length }] };
}

/** Returns what judgeValue returns for a value that is a credential by its shape alone; undefined for any other value. Ten times faster. */
export function judgeCredential(value: string): ValueJudgement | undefined {
  const token = judgeTokens(value);
  return token && !isExampleKey(unquoted(value)) ? token : undefined;
}

function unquoted(value: string): string {
  return value.trim().replace(/^(["'])([\s\S]*)\1$/, '$2');
}

function judgeTokens(value: string): ValueJudgement | undefined {
  const hits = findTokens(value);
  const [first] = hits;
  if (!first) return judgeEncoded(value);
  const ranges = hits.map(({ start, end }) => ({ start, end }));
  const kind: Kind = first.kind === 'basic-login' ? 'token' : first.kind;
  const sign: ValueSign =
    first.kind === 'url-credentials'
      ? { kind: 'value', form: 'url-with-password' }
      : first.kind === 'private-key'
        ? { kind: 'value', form: 'private-key' }
        : { kind: 'token', provider: first.provider };
  return { kind, provider: first.provider, sign, ranges, ...(first.checksum === undefined ? {} : { checksum: first.checksum }) };
}

/** Base64 of a text that is long enough for a token. */
const ENCODED = /^[A-Za-z0-9+/_-]{32,}={0,2}$/;
/** How often a text is encoded at most. Our own limit: nobody was seen to encode three times. */
const MOST_ENCODED = 2;

/** A value that is the base64 of a token, or the base64 of that: `echo -n https://hooks.slack.com/… | base64 | base64`. */
function judgeEncoded(value: string): ValueJudgement | undefined {
  let text = unquoted(value);
  for (let times = 0; times < MOST_ENCODED && ENCODED.test(text); times++) {
    text = decodeBase64(text)?.trim() ?? '';
    if (!/^[\x20-\x7e\s]{16,}$/.test(text)) return undefined;
    const token = findTokens(text).find(({ kind }) => kind === 'token' || kind === 'jwt' || kind === 'url-credentials' || kind === 'private-key');
    if (token) return { kind: 'token', provider: token.provider, sign: { kind: 'token', provider: token.provider }, ranges: [{ start: 0, end: value.length }] };
  }
  return undefined;
}

function hasLogin(text: string): boolean {
  // of `postgres://app@db/shop` a user name alone is no login; of an address of the web it may be a token
  if (/^(?!https?:)[a-z][a-z0-9+.-]*:\/\/[^\s/@:]*:?@/i.test(text)) return false;
  return text.includes('://') && /^[a-z][a-z0-9+.-]*:\/\/[^\s/@]+@/i.test(text) && !/^(?:git\+)?ssh:|:\/\/git@/.test(text) && !isReference(text);
}

function judged(kind: Kind, form: ValueForm): ValueJudgement {
  return { kind, sign: { kind: 'value', form }, ranges: [] };
}

/** Whether a text is as random as a key: at least 16 UTF-16 units, letters and digits, and more than 3.2 bits of entropy for each unit. */
function isHighEntropy(text: string): boolean {
  if (text.length < 16 || /\s/.test(text) || isNumberedWords(text)) return false;
  const isMixed = /\d/.test(text) && /[A-Za-z]/.test(text);
  return entropyOf(text) >= (isMixed ? 3.2 : 3.9);
}

/** Shannon entropy in bits for each UTF-16 unit. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const unit of text) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => bits - (count / text.length) * Math.log2(count / text.length), 0);
}
