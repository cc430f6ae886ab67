import { PLACEHOLDERS, SECRET_NAME, WELL_KNOWN_PASSWORDS } from '../knowledge/literal-words.ts';

/** What is known about a literal besides its text. */
export interface LiteralSetting {
  /** It stands where a program expects a credential, so it is one whatever it looks like. */
  readonly credential?: boolean;
  /** The variable that it is given to. */
  readonly name?: string;
  /** The account that it belongs to. */
  readonly user?: string;
  /** It stands before the `@` of a URL, where mostly a user name stands. */
  readonly url?: boolean;
}

/** Whether a literal is a secret, a well-known or placeholder password, or (undefined) no credential at all. */
export function literalWeight(value: string, setting: LiteralSetting): 'secret' | 'default-password' | undefined {
  const text = value.replace(/^["']|["']$/g, '');
  if (text === '' || PLACEHOLDERS.some((one) => one.test(text))) return undefined;
  if (setting.url && !isTokenLike(text)) return undefined;
  if (setting.name !== undefined && !(SECRET_NAME.test(setting.name) && !/_(?:FILE|PATH|DIR|URL|NAME|ID|TYPE|LENGTH)$/i.test(setting.name))) return undefined;
  if (WELL_KNOWN_PASSWORDS.test(text) || text.toLowerCase() === setting.user?.toLowerCase()) return text.toLowerCase() === 'changeit' ? undefined : 'default-password';
  if (setting.name !== undefined) return isTokenLike(text) || /pass|pwd|secret/i.test(setting.name) ? (isTokenLike(text) ? 'secret' : 'default-password') : undefined;
  return 'secret';
}

/** Long, and of mixed letters and digits: not a word of a language. */
function isTokenLike(text: string): boolean {
  return text.length >= 16 && /\d/.test(text) && /[A-Za-z]/.test(text) && !/[\s/]/.test(text);
}
