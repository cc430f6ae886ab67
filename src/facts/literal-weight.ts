import { PLACEHOLDERS, SECRET_NAME, WELL_KNOWN_PASSWORDS } from '../knowledge/literal-words.ts';

/** What is known about a literal besides its text. */
export interface LiteralSetting {
  /** It stands where a program expects a credential, so it is one whatever it looks like. */
  readonly credential?: boolean;
  /** The variable that it is given to. */
  readonly name?: string;
  /** The account that it belongs to. */
  readonly user?: string;
  /** A user name may stand there as well. */
  readonly orUser?: boolean;
  /** It opens a service of the machine itself. */
  readonly local?: boolean;
}

const NOT_A_VALUE = /_(?:FILE|PATH|DIR|URL|NAME|ID|TYPE|LENGTH)$/i;

/** Whether a literal is a secret, a well-known or placeholder password, or (undefined) no credential at all. */
export function literalWeight(value: string, setting: LiteralSetting): 'secret' | 'default-password' | undefined {
  const text = value.replace(/^["']|["']$/g, '');
  if (text === '' || PLACEHOLDERS.some((one) => one.test(text))) return undefined;
  if (setting.orUser && !isTokenLike(text)) return undefined;
  if (setting.name !== undefined && (!SECRET_NAME.test(setting.name) || NOT_A_VALUE.test(setting.name))) return undefined;
  const isStrong = hasManyKinds(text) || isTokenLike(text);
  // `SECRET_KEY=build rake assets:precompile`: a stand-in that the build needs.
  if (setting.name !== undefined) return isStrong ? 'secret' : /pass|pwd/i.test(setting.name) && !isWellKnown(text, setting) ? 'default-password' : undefined;
  if (/^changeit$/i.test(text)) return undefined;
  if (isWellKnown(text, setting) || text.length < 4 || (setting.local && !isStrong)) return 'default-password';
  return 'secret';
}

function isWellKnown(text: string, setting: LiteralSetting): boolean {
  return WELL_KNOWN_PASSWORDS.test(text) || text.toLowerCase() === setting.user?.toLowerCase();
}

/** Long, and of mixed letters and digits: not a word of a language. */
function isTokenLike(text: string): boolean {
  return text.length >= 16 && /\d/.test(text) && /[A-Za-z]/.test(text) && !/[\s/]/.test(text);
}

/** Upper and lower case and digits, as generated passwords have them. */
function hasManyKinds(text: string): boolean {
  return text.length >= 8 && [/[a-z]/, /[A-Z]/, /\d/].every((kind) => kind.test(text)) && !/\s/.test(text) && !WELL_KNOWN_PASSWORDS.test(text);
}
