import { CREDENTIAL_SETTINGS, ONLY_URLS, WHOLE_FILES } from '../../knowledge/secrets/credential-settings.ts';
import { isEmptyValue, isPublicToken, isSwitchValue } from '../../knowledge/secrets/placeholders.ts';
import { TEST_ENVIRONMENT, TEST_SETTINGS } from '../../knowledge/secrets/settings-files.ts';
import { lineAt } from '../../text/range.ts';
import type { TextKind } from './file.ts';
import { type InnerLiteral, innerLiterals } from './inner-literals.ts';
import { judgeName } from './name.ts';
import type { CredentialPlace } from './sign.ts';
import { findTokens, isMadeUp, isReference, type TokenHit } from './tokens.ts';

/** The judgement of a file by its text. */
export type ContentJudgement = 'secret' | 'references-only' | 'no-credentials' | 'unknown';

/** A line with a secret setting, in any kind of file but code, where what stands there without quotes is an expression. */
const ANY_ASSIGNMENT = /^[ \t]*(?:secret|password|passwd|token|api_?key)[ \t]*[=:][ \t]*["']?([^\s"'#,]+)/gim;

/** The kind of settings that are code of a program. */
const CODE = 'script-settings';

/** Judges the text of a file. `kind`: the kind returned by judgeFile. Never throws. */
export function judgeFileContent(kind: string, text: string): ContentJudgement {
  if (findTokens(text).length > 0) return 'secret';
  if (kind === 'private-key' && /-----BEGIN (?:TRUSTED )?CERTIFICATE-----/.test(text)) return 'no-credentials';
  if (WHOLE_FILES.has(kind)) return text.trim() === '' ? 'no-credentials' : 'unknown';
  const used = withoutTests(text);
  if (namedLiterals(blankedComments(used)).length > 0) return 'secret';
  const settings = CREDENTIAL_SETTINGS.filter(({ kinds }) => kinds.includes(kind));
  const found = valuesIn(kind, used);
  if (found.length === 0) return settings.length > 0 || ONLY_URLS.has(kind) ? 'no-credentials' : 'unknown';
  if (found.every((value) => isReference(value))) return 'references-only';
  const users = usersIn(used);
  return found.every((value) => isReference(value) || isMadeUp(value) || users.has(value.toLowerCase())) ? 'no-credentials' : 'secret';
}

/** The name of an account, or of a person in a directory. */
const USER = /(?:user(?:_?name)?|login|client[_-]?id)["']?[ \t]*[:=][ \t]*["']?([^\s"'#,;]{1,60})|\b(?:cn|uid)=([^\s"'#,;]{1,60})/gi;

/** The names of accounts in a text, in lower case: a password that is the name of its account is a default of the program, as `shop` with `shop`. */
function usersIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(USER)].flatMap(([, name, person]) => (name ?? person)?.toLowerCase() ?? []));
}

/**
 * How sure it is that the credential in a file opens anything: an environment file for tests has keys and passwords that nobody else uses, unless one has the
 * shape of an issuer.
 */
export function strengthOfText(path: string, text: string): 'strong' | 'hint' {
  return TEST_ENVIRONMENT.test(path) && findTokens(text).length === 0 ? 'hint' : 'strong';
}

/** What a client writes before a token that it keeps for the next call. Source: https://django-rest-framework-simplejwt.readthedocs.io/en/latest/getting_started.html#usage */
const KEPT_LOGIN = /["'](?:access|refresh|bearer)["']\s*:\s*["']$/;

/**
 * Returns the first credential in a text of a file whose name is no sign. Only what is surely one counts: a token with the shape of its issuer, a private key,
 * and in settings a random value after the name of a secret.
 */
export function credentialIn(kind: TextKind, text: string): CredentialPlace | undefined {
  const hits = findTokens(text);
  const isToken = ({ kind: form, checksum, isOftenPublic, start }: TokenHit): boolean =>
    (form === 'token' && checksum !== 'wrong' && !isOftenPublic) ||
    form === 'private-key' ||
    (form === 'jwt' && KEPT_LOGIN.test(text.slice(Math.max(0, start - 40), start)));
  const token = hits.find(isToken);
  if (token) return { line: lineAt(text, token.start), of: token.kind === 'private-key' ? 'private key' : { provider: token.provider } };
  if (kind === 'tokens') return undefined;
  const isOpen = (literal: InnerLiteral): boolean => hits.some((hit) => hit.isOftenPublic && hit.start >= literal.start && hit.end <= literal.end);
  const isText = ({ start }: InnerLiteral): boolean => kind !== 'code' || /["'`]/.test(text[start - 1] ?? '');
  const literal = namedLiterals(blankedComments(withoutTests(text))).find((one) => isText(one) && !isOpen(one));
  return literal && { line: lineAt(text, literal.start), of: { setting: literal.name } };
}

/** The random values after names of secrets. */
function namedLiterals(text: string): readonly InnerLiteral[] {
  return innerLiterals(text).filter(({ weight }) => weight === 'secret');
}

/** Whether something stands for a credential in a file that otherwise holds none: `_authToken=YOUR_TOKEN`, `DB_PASSWORD=changeme`. Only its owner knows whether it is real. */
export function holdsPlaceholder(kind: string, text: string): boolean {
  if (WHOLE_FILES.has(kind) || judgeFileContent(kind, text) !== 'no-credentials') return false;
  return valuesIn(kind, text).some(
    (value) => !isReference(value) && !isEmptyValue(value) && !isPublicToken(value) && !isSwitchValue(value) && !/^[<\d.]/.test(value),
  );
}

/** Returns the credentials in a file of that kind. None for a file that is a secret as a whole, or of an unknown kind. */
export function credentialsIn(kind: string, text: string): readonly string[] {
  const tokens = findTokens(text).map(({ start, end }) => text.slice(start, end));
  return [...new Set([...valuesIn(kind, text).filter((value) => !isReference(value)), ...tokens])];
}

function valuesIn(kind: string, text: string): readonly string[] {
  const own = kind === 'dotenv' ? withoutPublished(withoutComments(text)) : withoutComments(text);
  const valuesOf = (from: string, pattern: RegExp): readonly string[] =>
    [...from.matchAll(pattern)].map((match) => match.slice(1).find((group) => group !== undefined) ?? '');
  const settings = CREDENTIAL_SETTINGS.filter(({ kinds }) => kinds.includes(kind)).flatMap(({ pattern }) => valuesOf(own, pattern));
  // in `USER:PASS@HOST` the words stand for all three
  const urls = valuesOf(own, /[a-z][a-z0-9+.-]*:\/\/[^\s/@:]*:([^\s/@]+)@/gi).filter((value) => !/^[A-Z_]+$/.test(value));
  const assigned = kind === CODE ? [] : valuesOf(own, ANY_ASSIGNMENT);
  return [...settings, ...assigned, ...urls].filter((value) => value !== '');
}

/** The text without the lines whose names say that a bundler writes the value into code for browsers. */
function withoutPublished(text: string): string {
  return text.replace(/^[ \t]*(?:export[ \t]+)?(\w+)[ \t]*=.*$/gm, (line, name: string) => (judgeName(name).kind === 'public' ? '' : line));
}

const COMMENTS = /^[ \t]*(?:[#;]|\/\/[ \t]).*$|<!--[\s\S]*?-->/gm;

function withoutComments(text: string): string {
  return text.replace(COMMENTS, '');
}

/** The text with spaces in place of its comments, so that offsets and lines stay. */
function blankedComments(text: string): string {
  return text.replace(COMMENTS, blank);
}

/** The text of settings by environment with spaces in place of those for tests, so that offsets and lines stay. Any other text as it is. */
function withoutTests(text: string): string {
  if (!/^production:/m.test(text)) return text;
  return TEST_SETTINGS.reduce((rest, { section, line }) => rest.replace(section, (part) => (line ? part.replace(line, blank) : blank(part))), text);
}

function blank(part: string): string {
  return part.replace(/[^\n]/g, ' ');
}
