import { isNoCredential, isPasswordHash, PLATFORM_PASSWORDS } from '../../knowledge/secrets/literal-words.ts';
import { judgeName } from './name.ts';
import { judgeValue } from './value.ts';

/** What is known about a literal besides its text. */
export interface LiteralSetting {
  /** The variable that it is given to; without one it stands where a program expects a credential. */
  readonly name?: string;
  /** The account that it belongs to. */
  readonly user?: string;
  /** A user name may stand there as well. */
  readonly orUser?: boolean;
  /** It opens a service of the machine itself. */
  readonly local?: boolean;
  /** It becomes the password of an account or database in the image, or opens a key that the image makes or an archive that it unpacks. */
  readonly account?: boolean;
}

/** Whether a literal is a secret, a well-known or placeholder password, or (undefined) no credential at all. */
export function literalWeight(value: string, setting: LiteralSetting): 'secret' | 'default-password' | undefined {
  const text = value.replace(/^["']|["']$/g, '');
  if (text === '' || isNoCredential(text)) return undefined;
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
  if (setting.name !== undefined) return weightUnderName(setting.name, isStrong, kind === 'opaque');
  if (isPasswordHash(text)) return 'default-password';
  if (isStrong) return 'secret';
  const isKnown = text.toLowerCase() === setting.user?.toLowerCase() || text.length < 4 || PLATFORM_PASSWORDS.some(({ password }) => password === text);
  if (isKnown || setting.local || setting.account) return 'default-password';
  return kind === 'opaque' || kind === 'fingerprint' || kind === 'words' ? 'secret' : 'default-password';
}

/** `SECRET_KEY=build rake assets:precompile` is a stand-in that the build needs; `DB_PASSWORD=hunter2` is a weak password. */
function weightUnderName(name: string, isStrong: boolean, isOpaque: boolean): 'secret' | 'default-password' | undefined {
  const judgement = judgeName(name);
  if (judgement.kind !== 'secret' || judgement.shape === 'url') return undefined;
  if (isStrong) return 'secret';
  return isOpaque && /pass|pwd/i.test(name) ? 'default-password' : undefined;
}

/** Long, and of mixed letters and digits: not a word of a language. */
function isTokenLike(text: string): boolean {
  return text.length >= 16 && /\d/.test(text) && /[A-Za-z]/.test(text) && !/[\s/]/.test(text);
}

/** Upper and lower case and digits, as generated passwords have them. */
function hasManyKinds(text: string): boolean {
  return text.length >= 8 && [/[a-z]/, /[A-Z]/, /\d/].every((kind) => kind.test(text)) && !/\s/.test(text);
}
