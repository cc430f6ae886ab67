import { CREDENTIAL_SETTINGS, ONLY_URLS, WHOLE_FILES } from '../../knowledge/secrets/credential-settings.ts';
import { isEmptyValue, isSwitchValue } from '../../knowledge/secrets/placeholders.ts';
import { findTokens, isMadeUp, isReference } from './tokens.ts';

/** The judgement of a file by its text. */
export type ContentJudgement = 'secret' | 'references-only' | 'no-credentials' | 'unknown';

/** A line with a secret setting, in any kind of file. */
const ANY_ASSIGNMENT = /^[ \t]*(?:secret|password|passwd|token|api_?key)[ \t]*[=:][ \t]*["']?([^\s"'#,]+)/gim;

/** Judges the text of a file. `kind`: the kind returned by judgeFile. Never throws. */
export function judgeFileContent(kind: string, text: string): ContentJudgement {
  if (findTokens(text).length > 0) return 'secret';
  if (kind === 'private-key' && /-----BEGIN (?:TRUSTED )?CERTIFICATE-----/.test(text)) return 'no-credentials';
  if (WHOLE_FILES.has(kind)) return text.trim() === '' ? 'no-credentials' : 'unknown';
  const settings = CREDENTIAL_SETTINGS.filter(({ kinds }) => kinds.includes(kind));
  const found = valuesIn(kind, text);
  if (found.length === 0) return settings.length > 0 || ONLY_URLS.has(kind) ? 'no-credentials' : 'unknown';
  if (found.every((value) => isReference(value))) return 'references-only';
  return found.every((value) => isReference(value) || isMadeUp(value)) ? 'no-credentials' : 'secret';
}

/** Whether something stands for a credential in a file that otherwise holds none: `_authToken=YOUR_TOKEN`, `DB_PASSWORD=changeme`. Only its owner knows whether it is real. */
export function holdsPlaceholder(kind: string, text: string): boolean {
  if (WHOLE_FILES.has(kind) || judgeFileContent(kind, text) !== 'no-credentials') return false;
  return valuesIn(kind, text).some((value) => !isReference(value) && !isEmptyValue(value) && !isSwitchValue(value) && !/^[<\d.]/.test(value));
}

/** Returns the credentials in a file of that kind. None for a file that is a secret as a whole, or of an unknown kind. */
export function credentialsIn(kind: string, text: string): readonly string[] {
  const tokens = findTokens(text).map(({ start, end }) => text.slice(start, end));
  return [...new Set([...valuesIn(kind, text).filter((value) => !isReference(value)), ...tokens])];
}

function valuesIn(kind: string, text: string): readonly string[] {
  const own = withoutComments(text);
  const valuesOf = (from: string, pattern: RegExp): readonly string[] =>
    [...from.matchAll(pattern)].map((match) => match.slice(1).find((group) => group !== undefined) ?? '');
  const settings = CREDENTIAL_SETTINGS.filter(({ kinds }) => kinds.includes(kind)).flatMap(({ pattern }) => valuesOf(own, pattern));
  const urls = valuesOf(text, /[a-z][a-z0-9+.-]*:\/\/[^\s/@:]*:([^\s/@]+)@/gi);
  return [...settings, ...valuesOf(own, ANY_ASSIGNMENT), ...urls].filter((value) => value !== '');
}

function withoutComments(text: string): string {
  return text.replace(/^[ \t]*[#;].*$|<!--[\s\S]*?-->/gm, '');
}
