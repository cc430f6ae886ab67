import { isNoCredential, isPasswordHash, isTemplate, PLATFORM_PASSWORDS } from '../../knowledge/secrets/literal-words.ts';
import { judgeName } from './name.ts';
import { judgeValue } from './value.ts';

/** The facts about a literal besides its text. */
export interface LiteralSetting {
  /** The variable that is set to it; undefined for a literal at the place of a credential. */
  readonly name?: string;
  /** The account that it belongs to. */
  readonly user?: string;
  /** Set if it may also be a user name. */
  readonly orUser?: boolean;
  /** Set if it opens a service of the local machine. */
  readonly local?: boolean;
  /** Set if it is the password of an account or database inside the image, or opens a key or archive of the image. */
  readonly account?: boolean;
  /** Set if no shell expands it. */
  readonly asIs?: boolean;
}

/**
 * Whether a text at the place of a credential is the credential itself, and no variable. `isLiteral`: no shell expands it, so that a dollar sign within it is a
 * character like any other. A whole reference there is an oversight, or is filled in later.
 */
export function isWrittenOut(value: string, isLiteral: boolean): boolean {
  return isLiteral ? !/^\$\w+$|\$[({]|\$[A-Z_][A-Z0-9_]*$|`/.test(value) : !/[$`]/.test(value);
}

/** Returns whether a literal is a secret, or a placeholder or well-known password; undefined if it is no credential. */
export function literalWeight(value: string, setting: LiteralSetting): 'secret' | 'default-password' | undefined {
  const unquoted = value.replace(/^["']|["']$/g, '');
  const text = setting.asIs ? unquoted.replaceAll('$', '+') : unquoted;
  if (text === '' || isTemplate(text) || (setting.account !== true && isNoCredential(text))) return undefined;
  if (setting.orUser && !isTokenLike(text)) return undefined;
  const { kind } = judgeValue(text);
  if (kind === 'empty' || kind === 'reference' || kind === 'path' || kind === 'url') return undefined;
  const isStrong =
    kind === 'token' ||
    kind === 'private-key' ||
    kind === 'jwt' ||
    kind === 'url-credentials' ||
    kind === 'high-entropy' ||
    (kind === 'opaque' && hasManyKinds(text));
  if (setting.name !== undefined) return weightUnderName(setting.name, isStrong, kind === 'opaque' || kind === 'well-known-default' || kind === 'words');
  if (isPasswordHash(text)) return 'default-password';
  if (isStrong) return 'secret';
  const isKnown = text.toLowerCase() === setting.user?.toLowerCase() || text.length < 4 || PLATFORM_PASSWORDS.some(({ password }) => password === text);
  if (isKnown || setting.local || setting.account) return 'default-password';
  return kind === 'opaque' || kind === 'fingerprint' || kind === 'words' ? 'secret' : 'default-password';
}

/** `SECRET_KEY=build rake assets:precompile` is a placeholder that the build needs; `DB_PASSWORD=hunter2` is a weak password. */
function weightUnderName(name: string, isStrong: boolean, isChosen: boolean): 'secret' | 'default-password' | undefined {
  const judgement = judgeName(name);
  if (judgement.kind !== 'secret' || judgement.shape === 'url') return undefined;
  if (isStrong) return 'secret';
  return isChosen && /pass|pwd/i.test(name) ? 'default-password' : undefined;
}

/** Whether a text is long and mixes letters and digits, unlike ordinary words. */
function isTokenLike(text: string): boolean {
  return text.length >= 16 && /\d/.test(text) && /[A-Za-z]/.test(text) && !/[\s/]/.test(text);
}

/** Whether a text has upper case, lower case and digits, like generated passwords. */
function hasManyKinds(text: string): boolean {
  return text.length >= 8 && [/[a-z]/, /[A-Z]/, /\d/].every((kind) => kind.test(text)) && !/\s/.test(text);
}
