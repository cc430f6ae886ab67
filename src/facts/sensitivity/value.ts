import { EMPTY_VALUES, EXAMPLE_KEYS, FILLERS, isWellKnown, LOCAL_HOSTS, MARKERS, NAMES_A_SECRET, SWITCH_VALUES } from '../../knowledge/secrets/placeholders.ts';
import type { Range } from '../../text/range.ts';
import type { ValueForm, ValueSign } from './sign.ts';
import { findTokens, isReference } from './tokens.ts';

/** What a value looks like, whatever its name is. */
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
  /** Whose token it is, for `token`. */
  readonly provider?: string;
  /** Whether a checksum in the token is right; undefined where its kind has none. */
  readonly checksum?: 'right' | 'wrong';
  /** What shows it. */
  readonly sign: ValueSign;
  /** The secret parts of the value, as offsets into it. */
  readonly ranges: readonly Range[];
}

type Kind = ValueJudgement['kind'];

/** Beyond this a value is a document, and only tokens in it count. */
const LONG = 2000;

/** The shapes in which a value is no secret of its own, in order. */
const HARMLESS: readonly { readonly kind: Kind; readonly pattern: Pick<RegExp, 'test'>; readonly form: ValueForm }[] = [
  { kind: 'empty', pattern: /^\s*$/, form: 'empty' },
  { kind: 'switch', pattern: SWITCH_VALUES, form: 'switch' },
  { kind: 'empty', pattern: EMPTY_VALUES, form: 'not-set' },
  { kind: 'number', pattern: /^[+-]?\d{1,12}(?:\.\d+)?(?:ms|s|m|h|d|[kmg]i?b?|%)?$/i, form: 'number' },
  { kind: 'version', pattern: /^[~^<>=v]*\d+(?:\.(?:\d+|x|\*)){1,4}(?:[-+.~][\w.+~-]{0,24})?$/i, form: 'version' },
  // below a variable, or at a host that is written down: what the variable holds is another matter
  { kind: 'path', pattern: /^\$(?:\{\w+\}|\w+)\/[^\s@]+$/, form: 'path' },
  { kind: 'url', pattern: /^https?:\/\/[\w.-]+(?::\d+)?\/[^\s@]*$/i, form: 'url-without-login' },
  { kind: 'reference', pattern: /^[^\s]*\$(?:\{[^}]*\}|\([^)]*\)|[A-Za-z_]\w*)[^\s]*$|^%\w+%$|^\{\{.*\}\}$|\$\{\{/, form: 'reference' },
  {
    kind: 'fingerprint',
    pattern:
      /^(?:0x)?(?:[0-9A-F]{8}|[0-9A-F]{16}|[0-9A-F]{40})$|^(?:[0-9A-Fa-f]{4}\s+){3,}[0-9A-Fa-f]{4}$|^(?:sha\d+|md5|SHA256):|^(?:[0-9a-fA-F]{2}:){7,}[0-9a-fA-F]{2}$|^(?:[0-9A-F]{16,40}[\s,]+)+[0-9A-F]{16,40}$/,
    form: 'fingerprint',
  },
  {
    kind: 'fingerprint',
    pattern: /^ssh-(?:rsa|dss|ed25519)\s|^ecdsa-sha2-|^-----BEGIN (?:PUBLIC KEY|CERTIFICATE|PGP PUBLIC KEY)/,
    form: 'public-key',
  },
  { kind: 'placeholder', pattern: FILLERS, form: 'placeholder' },
  {
    kind: 'path',
    pattern:
      /^(?:~|\.{1,2})?\/[^\s]*$|^[A-Za-z]:[\\/]|^[\w.-]+(?:\/[\w.-]+)*\.(?:pem|key|crt|json|ya?ml|txt|conf|p12|jks|pub|xml|properties|ini|env)$|^file:\/\//i,
    form: 'path',
  },
  { kind: 'url', pattern: /^[a-z][a-z0-9+.-]*:\/\/\S*$|^jdbc:|^sqlite:|^arn:aws[\w-]*:/i, form: 'url-without-login' },
  { kind: 'placeholder', pattern: LOCAL_HOSTS, form: 'host' },
  { kind: 'well-known-default', pattern: { test: isWellKnown }, form: 'default' },
  { kind: 'placeholder', pattern: MARKERS, form: 'placeholder' },
  { kind: 'placeholder', pattern: NAMES_A_SECRET, form: 'name-of-secret' },
  { kind: 'words', pattern: /^[A-Za-z][\w'.,:;!?()-]*(?:\s+[\w'.,:;!?()&-]+){2,}$/, form: 'text' },
];

/** Judges a value; any text will do, and nothing is thrown. */
export function judgeValue(value: string): ValueJudgement {
  const text = unquoted(value);
  if (text === '') return judged('empty', 'empty');
  if (isExample(text)) return judged('example', 'example');
  const token = judgeTokens(value);
  if (token) return token;
  if (text.length > LONG) return judged('words', 'document');
  if (hasLogin(text)) return judged('well-known-default', 'placeholder-login');
  const harmless = HARMLESS.find(({ pattern }) => pattern.test(text));
  if (harmless) return judged(harmless.kind, harmless.form);
  if (isHighEntropy(text)) return { kind: 'high-entropy', sign: { kind: 'value', form: 'random' }, ranges: [{ start: 0, end: value.length }] };
  return { kind: 'opaque', sign: { kind: 'value', form: 'literal' }, ranges: [{ start: 0, end: value.length }] };
}

/** What judgeValue says of a value that is a credential by its shape alone; undefined for every other. Takes a tenth of the time. */
export function judgeCredential(value: string): ValueJudgement | undefined {
  const token = judgeTokens(value);
  return token && !isExample(unquoted(value)) ? token : undefined;
}

function unquoted(value: string): string {
  return value.trim().replace(/^(["'])([\s\S]*)\1$/, '$2');
}

function isExample(text: string): boolean {
  return EXAMPLE_KEYS.some(({ pattern }) => pattern.test(text));
}

function judgeTokens(value: string): ValueJudgement | undefined {
  const hits = findTokens(value);
  const [first] = hits;
  if (!first) return undefined;
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

function hasLogin(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/[^\s/@]+@/i.test(text) && !/^(?:git\+)?ssh:|:\/\/git@/.test(text) && !isReference(text);
}

function judged(kind: Kind, form: ValueForm): ValueJudgement {
  return { kind, sign: { kind: 'value', form }, ranges: [] };
}

/** Whether a text is as mixed as a key: at least 16 units, letters and digits, and more than 3.2 bits a unit. */
function isHighEntropy(text: string): boolean {
  if (text.length < 16 || /\s/.test(text)) return false;
  const isMixed = /\d/.test(text) && /[A-Za-z]/.test(text);
  return entropyOf(text) >= (isMixed ? 3.2 : 3.9);
}

/** Shannon's entropy in bits a UTF-16 unit. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const unit of text) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => bits - (count / text.length) * Math.log2(count / text.length), 0);
}
