import type { Witnessed } from './witnessed.ts';

/** Programs that read a closed set of variables, by their manuals: a secret in another variable is nothing to them. The rule book of the fixer is not asked. */
const CLOSED: readonly (readonly [program: RegExp, variable: RegExp])[] = [
  [/^(curl|wget)$/, /proxy|^CURL_|NETRC/i],
  [/^(git|ssh|scp|rsync|ssh-keyscan|ssh-keygen|hg|svn)$/, /^GIT_|^SSH_(AUTH_SOCK|ASKPASS)$|NETRC/i],
  [/^(jq|yq|openssl|md5sum|sha256sum|sha512sum|gpg|gcc|cmake|strip|ar|zip|bzip2|patch|file|install|envsubst)$/, /^$/],
  [
    /^(apt|apt-get|apk|yum|dnf|microdnf|adduser|useradd|addgroup|groupadd|usermod|tar|unzip|gzip|gunzip|xz|dpkg|rpm|locale-gen|ldconfig|update-ca-certificates|update-alternatives)$/,
    /^$/,
  ],
  [/^(npm|npx|pnpm|yarn|bun|corepack)$/, /NPM|NODE|YARN|PNPM|BUN|TOKEN|AUTH|REGISTRY|GITHUB|GITLAB/i],
  [/^(pip3?|pipx|pipenv|poetry|uv|pdm)$/, /PIP|PYPI|INDEX|UV_|POETRY|PDM|NETRC|TOKEN|GITHUB|GITLAB|AWS|GIT_/i],
  [/^(bundle|gem)$/, /BUNDLE|GEM|GITHUB|GITLAB|NETRC|TOKEN/i],
  [/^composer$/, /COMPOSER|GITHUB|GITLAB|BITBUCKET|AUTH|TOKEN/i],
  [/^go$/, /^GO|GITHUB|GITLAB|GIT_|NETRC/i],
  [/^sentry-cli$/, /SENTRY/i],
  [/^(aws|sam|cdk)$/, /^AWS_|BOTO/i],
];

/** Programs whose words are the write that a fix replaces: what they were given is somewhere else now. */
const SETTINGS =
  /^(npm|yarn|pnpm) (config )?set |^(npm|yarn|pnpm) config |^git config |^git .*\bconfig |^(pip3?|poetry|composer|bundle|cargo|go|conan|helm|gem|nuget|dotnet|docker|aws|gcloud|gh|az) (config|configure|login|logout|auth|nuget|sources|env -w|repo|registry)\b|^ssh-(keyscan|add)|^ssh-agent/;

/** Whether the command can have read the secret that was in its sight: its words and files it reads, variables only if their names mean something to it. */
export function canHaveRead(seen: Witnessed, secret: string): boolean {
  const { command, variables, words } = seen;
  if (SETTINGS.test(`${command} `)) return false;
  if (words.has(secret)) return true;
  if (variables.some((one) => one.secret === secret)) return namesToRead(seen, secret).length > 0;
  const closed = closedFor(command);
  return closed === undefined || closed.source !== '^$';
}

/** The variables with the secret whose names mean something to the command. */
export function namesToRead({ command, variables }: Witnessed, secret: string): readonly string[] {
  const closed = closedFor(command);
  return variables.filter((one) => one.secret === secret && (closed?.test(one.name) ?? true)).map(({ name }) => name);
}

function closedFor(command: string): RegExp | undefined {
  const program = command.split(' ')[0] ?? '';
  return CLOSED.find(([pattern]) => pattern.test(program))?.[1];
}
