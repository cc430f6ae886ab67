import { isAnonymous } from '../../knowledge/secrets/literal-words.ts';
import {
  isEmptyValue,
  isExampleKey,
  isFiller,
  isMarker,
  isNameOfSecret,
  isPublicToken,
  isSwitchValue,
  isWellKnown,
} from '../../knowledge/secrets/placeholders.ts';
import { BASIC_LOGIN, JWT, PRIVATE_KEY, TOKEN_SHAPES, type TokenShape, URL_LOGIN } from '../../knowledge/secrets/token-shapes.ts';
import type { Range } from '../../text/range.ts';

/** A literal credential in a text, recognised by its shape. The range counts UTF-16 units of the searched text. */
export interface TokenHit extends Range {
  /** Shown to people: the issuer, or a description. */
  readonly provider: string;
  readonly kind: 'token' | 'jwt' | 'private-key' | 'url-credentials' | 'basic-login';
  /** Whether its checksum is right; undefined if its kind has none. A token with a wrong one is usually made up. */
  readonly checksum: 'right' | 'wrong' | undefined;
  /** Whether apps often publish such a key on purpose. */
  readonly isOftenPublic: boolean;
}

/**
 * Returns the literal credentials in a text (a value, a command, the body of a heredoc, a URL), in order and without overlaps. References such as `$X`,
 * digests, fingerprints, documented examples and well-known passwords do not count. Never throws.
 */
export function findTokens(text: string): TokenHit[] {
  return findTokensOf(TOKEN_SHAPES, text);
}

/** Returns the tokens in a text. */
export type TokenFinder = (text: string) => readonly TokenHit[];

/** `findTokens` for parts of a text, which is searched for hints only once. */
export function tokenFinder(whole: string): TokenFinder {
  const shapes = shapesHintedAt(TOKEN_SHAPES, whole);
  return (text) => findTokensOf(shapes, text);
}

function findTokensOf(shapes: readonly TokenShape[], text: string): TokenHit[] {
  const hits = [...privateKeys(text), ...jsonWebTokens(text), ...urlLogins(text), ...basicLogins(text), ...providerTokens(shapes, text)];
  hits.sort((one, other) => one.start - other.start || other.end - one.end);
  const kept: TokenHit[] = [];
  for (const hit of hits) if (hit.start >= (kept.at(-1)?.end ?? 0)) kept.push(hit);
  return kept;
}

/** Whether a value is made up or well known, so that it is no secret. */
export function isMadeUp(value: string): boolean {
  return (
    value === '' ||
    isEmptyValue(value) ||
    isSwitchValue(value) ||
    isMarker(value) ||
    isFiller(value) ||
    isWellKnown(value) ||
    isNameOfSecret(value) ||
    isExampleKey(value) ||
    isPublicToken(value) ||
    /example/i.test(value)
  );
}

function shapesHintedAt(shapes: readonly TokenShape[], text: string): readonly TokenShape[] {
  if (shapes.length === 0) return shapes;
  const lower = text.toLowerCase();
  // most texts contain no hint, and need no list
  return shapes.filter(({ hint, pattern }) => (pattern.ignoreCase ? lower : text).includes(hint));
}

function providerTokens(shapes: readonly TokenShape[], text: string): TokenHit[] {
  return shapesHintedAt(shapes, text).flatMap(({ pattern, provider, checksum, isOftenPublic = false }) => {
    return [...text.matchAll(pattern)].flatMap((match): TokenHit[] => {
      const [start, end] = match.indices?.[match[1] === undefined ? 0 : 1] ?? [0, 0];
      const token = text.slice(start, end);
      if (isExampleToken(token)) return [];
      return [
        { start, end, provider, kind: 'token', checksum: checksum === undefined ? undefined : isChecksumRight(token) ? 'right' : 'wrong', isOftenPublic },
      ];
    });
  });
}

function jsonWebTokens(text: string): TokenHit[] {
  if (!text.includes('eyJ')) return [];
  return [...text.matchAll(JWT)].flatMap((match): TokenHit[] => {
    const [start, end] = match.indices?.[0] ?? [0, 0];
    const payload = decodeBase64(match[1] ?? '') ?? '';
    // Supabase's key for browsers is public: https://supabase.com/docs/guides/api/api-keys
    if (/"role"\s*:\s*"anon"/.test(payload) || isExampleKey(match[0])) return [];
    return [{ start, end, provider: 'JSON web token', kind: 'jwt', checksum: undefined, isOftenPublic: false }];
  });
}

function privateKeys(text: string): TokenHit[] {
  if (!text.includes('PRIVATE KEY')) return [];
  return [...text.matchAll(PRIVATE_KEY)].flatMap((match): TokenHit[] => {
    const [start, end] = match.indices?.[0] ?? [0, 0];
    // a header without a body belongs to a text about keys, e.g. a grep
    if ((match[1] ?? '').replace(/[^A-Za-z0-9+/]/g, '').length < 32) return [];
    return [{ start, end, provider: 'private key', kind: 'private-key', checksum: undefined, isOftenPublic: false }];
  });
}

function urlLogins(text: string): TokenHit[] {
  if (!text.includes('://') || !text.includes('@')) return [];
  return [...text.matchAll(URL_LOGIN)].flatMap((match): TokenHit[] => {
    const [, user = '', password = ''] = match;
    if (isAnonymous(user)) return [];
    // in `https://TOKEN:x-oauth-basic@github.com`, the user is the secret
    const userIsToken = /^x-oauth-basic$/i.test(password);
    const secret = userIsToken ? user : password;
    const [start, end] = match.indices?.[userIsToken ? 1 : 2] ?? [0, 0];
    if (isReference(secret) || isMadeUp(decodePercent(secret)) || (secret.toLowerCase() === user.toLowerCase() && !userIsToken)) return [];
    return [{ start, end, provider: 'URL with a password', kind: 'url-credentials', checksum: undefined, isOftenPublic: false }];
  });
}

function basicLogins(text: string): TokenHit[] {
  if (!text.includes('Basic')) return [];
  return [...text.matchAll(BASIC_LOGIN)].flatMap((match): TokenHit[] => {
    const [start, end] = match.indices?.[1] ?? [0, 0];
    const login = /^[\x20-\x7e]+:([\x20-\x7e]+)$/.exec(decodeBase64(match[1] ?? '') ?? '');
    if (!login || isMadeUp(login[1] ?? '')) return [];
    return [{ start, end, provider: 'basic login', kind: 'basic-login', checksum: undefined, isOftenPublic: false }];
  });
}

/** Whether a text is a reference or template: `$X`, `${X}`, `$(cmd)`, `{{ x }}`, `<x>`, `<%= x %>`, `%s`, `%(x)s`, `ENC(x)`. */
export function isReference(text: string): boolean {
  return /\$[\w{(]|\{\{|^<%|^ENC\(|^<[^>]*>$|^%[sd]$|%\(\w+\)s|^%[A-Za-z_]\w*%$|^\{[\w.]+\}$|^@@?\w+@@?$|`/.test(text);
}

/** Whether a token is an example from documentation: a repeated character, a sequence, or words that say so. */
function isExampleToken(token: string): boolean {
  const body = token.replace(/^[A-Za-z]+[_-]|^(?:AKIA|ASIA)/, '');
  return (
    new Set(body).size <= 4 ||
    /example|placeholder|your[-_]?|dummy|changeme|x{6}|\*{4}|\.{4}|0{8}|1234567890(?:1234567890|abcdef)|0123456789abcdef0123456789/i.test(token) ||
    isExampleKey(token)
  );
}

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * Whether the last six digits are the CRC32 of the digits between the prefix and them, in base 62.
 * Source: https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
 */
function isChecksumRight(token: string): boolean {
  const body = token.slice(token.indexOf('_') + 1);
  let rest = crc32(body.slice(0, -6));
  let digits = '';
  for (let count = 0; count < 6; count++) {
    digits = (BASE62[rest % 62] ?? '') + digits;
    rest = Math.floor(rest / 62);
  }
  return digits === body.slice(-6);
}

/** Source: https://www.rfc-editor.org/rfc/rfc1952#section-8 */
function crc32(text: string): number {
  let crc = 0xffffffff;
  for (let index = 0; index < text.length; index++) {
    crc ^= text.charCodeAt(index);
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** Decodes base64 or base64url, one character for each byte; undefined if the text is neither. */
export function decodeBase64(text: string): string | undefined {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, ''));
  } catch {
    return undefined;
  }
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
