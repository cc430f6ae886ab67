import { findTokens, isMadeUp, isReference } from './tokens.ts';

/** What the text of a file says about it. */
export type ContentJudgement = 'secret' | 'references-only' | 'no-credentials' | 'unknown';

/** Where credentials stand in files of a kind: group 1 is the value. */
const CREDENTIAL_SETTINGS: readonly { readonly kinds: readonly string[]; readonly pattern: RegExp; readonly source: string }[] = [
  {
    kinds: ['npmrc'],
    pattern: /(?:^|[\s:/])_(?:authToken|auth|password)\s*=\s*(\S+)/gim,
    source: 'https://docs.npmjs.com/cli/configuring-npm/npmrc#auth-related-configuration',
  },
  {
    kinds: ['yarnrc', 'bunfig'],
    pattern: /(?:npmAuth(?:Token|Ident)|_authToken|_auth|\btoken|\bpassword)["']?\s*[:=\s]\s*["']?([^\s"',}]+)/gim,
    source: 'https://yarnpkg.com/configuration/yarnrc',
  },
  { kinds: ['netrc'], pattern: /\bpassword\s+(\S+)/gim, source: 'https://everything.curl.dev/usingcurl/netrc' },
  {
    kinds: ['maven-settings', 'maven-security'],
    pattern: /<(?:password|passphrase|privateKey|master)>\s*([^<\s]+)/gim,
    source: 'https://maven.apache.org/settings.html#servers',
  },
  {
    kinds: ['nuget-config'],
    pattern: /key="(?:ClearText)?Password"\s+value="([^"]*)"/gim,
    source: 'https://learn.microsoft.com/nuget/reference/nuget-config-file#packagesourcecredentials',
  },
  {
    kinds: ['composer-auth', 'docker-config', 'service-account', 'azure', 'kaggle'],
    pattern:
      /"(?:password|auth|identitytoken|private_key|refresh_token|client_secret|clientSecret|key|token|github\.com|gitlab\.com|consumer-secret)"\s*:\s*"([^"]*)"/gim,
    source: 'https://getcomposer.org/doc/articles/authentication-for-private-packages.md',
  },
  {
    kinds: ['gradle-properties', 'sentry', 'terraform', 'r-environ', 'dotenv', 'application-secrets', 'credentials', 'bundle-config', 'sbt-credentials'],
    pattern:
      /^\s*(?:export\s+)?["']?[\w.-]*(?:password|passwd|passphrase|secret|token|api_?key|access_?key|private_?key|credentials?|__\w+|pass|pwd)["']?\s*[=:]\s*["']?([^\s"'#,]+)/gim,
    source: 'https://docs.gradle.org/current/userguide/build_environment.html',
  },
  {
    kinds: ['aws', 'cloud-storage'],
    pattern: /^\s*(?:aws_)?(?:secret_access_key|secret_key|session_token|access_token|gs_secret_access_key)\s*=\s*(\S+)/gim,
    source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html',
  },
];

/** A line of its own that says what it holds, in whatever file it stands. */
const ANY_ASSIGNMENT = /^[ \t]*(?:secret|password|passwd|token|api_?key)[ \t]*[=:][ \t]*["']?([^\s"'#,]+)/gim;

/** Kinds that need no setting to be a secret: the file itself is one. */
const WHOLE_FILES: ReadonlySet<string> = new Set(['ssh-key', 'keystore', 'rails-key', 'token-file', 'vault-token', 'gnupg']);

/** Judges the text of a file of a kind that judgeFile gave it. Nothing is thrown. */
export function judgeFileContent(kind: string, text: string): ContentJudgement {
  if (findTokens(text).length > 0) return 'secret';
  if (kind === 'private-key' && /-----BEGIN (?:TRUSTED )?CERTIFICATE-----/.test(text)) return 'no-credentials';
  if (WHOLE_FILES.has(kind)) return text.trim() === '' ? 'no-credentials' : 'unknown';
  const settings = CREDENTIAL_SETTINGS.filter(({ kinds }) => kinds.includes(kind));
  const found = valuesIn(kind, text);
  if (found.length === 0) return settings.length > 0 || INSPECTED.has(kind) ? 'no-credentials' : 'unknown';
  if (found.every((value) => isReference(value))) return 'references-only';
  return found.every((value) => isReference(value) || isMadeUp(value)) ? 'no-credentials' : 'secret';
}

/** The credentials that stand in a file of that kind. None for one that is a secret as a whole, or of which nothing is known. */
export function credentialsIn(kind: string, text: string): readonly string[] {
  const tokens = findTokens(text).map(({ start, end }) => text.slice(start, end));
  return [...new Set([...valuesIn(kind, text).filter((value) => !isReference(value)), ...tokens])];
}

function valuesIn(kind: string, text: string): readonly string[] {
  const own = withoutComments(text);
  const valuesOf = (from: string, pattern: RegExp): readonly string[] => [...from.matchAll(pattern)].map((match) => match[1] ?? '');
  const settings = CREDENTIAL_SETTINGS.filter(({ kinds }) => kinds.includes(kind)).flatMap(({ pattern }) => valuesOf(own, pattern));
  const urls = valuesOf(text, /[a-z][a-z0-9+.-]*:\/\/[^\s/@:]*:([^\s/@]+)@/gi);
  return [...settings, ...valuesOf(own, ANY_ASSIGNMENT), ...urls].filter((value) => value !== '');
}

/** Kinds whose only credentials are those in URLs. */
const INSPECTED: ReadonlySet<string> = new Set(['pip-conf', 'condarc', 'gitconfig']);

function withoutComments(text: string): string {
  return text.replace(/^[ \t]*[#;].*$|<!--[\s\S]*?-->/gm, '');
}
