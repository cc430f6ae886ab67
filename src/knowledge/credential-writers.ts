import { GIT_CREDENTIAL_WRITERS } from './git-credential-writers.ts';
import { PACKAGE_CREDENTIAL_WRITERS } from './package-credential-writers.ts';
import { SERVICE_CREDENTIAL_WRITERS } from './service-credential-writers.ts';

/** What a command leaves behind: how the secret got into a file. */
export type WriteKind =
  | 'redirect' /** `>`, tee, sed -i into a file of any kind */
  | 'copy' /** cp, mv, install of a secret file */
  | 'config' /** a tool's own settings command */
  | 'login' /** a login command */
  | 'clone-url' /** a URL with a credential that git keeps */
  | 'key-file' /** a private key */
  | 'password-db' /** a password of an account or database in the image, meant to be there */
  | 'binary' /** compiled into the program */;

/** A command that writes its credential down. */
export interface CredentialWriter {
  /** As in the table of residual leaks; `RL00` for those beyond it. */
  readonly rule: string;
  /** The rewrite that avoids it. */
  readonly recipe: string;
  readonly kind: WriteKind;
  /** Canonical names, see program-names.ts. */
  readonly programs: readonly string[];
  /** On the arguments, joined by single spaces. */
  readonly arguments: RegExp;
  /** Where it lands, the first path as the tool has it; `~` is the home of the user. */
  readonly files: readonly string[];
  /** It leaves the secret whether or not an argument shows one (a login, a copied key). */
  readonly always?: boolean;
  /** Options that move the file elsewhere; first match wins. */
  readonly scopes?: readonly { readonly option: RegExp; readonly file: string }[];
  /** Variables that move the file elsewhere. */
  readonly moved?: readonly string[];
  /** A later command that takes the secret out again: its name and arguments. */
  readonly undo?: RegExp;
  /** Removing the file is not enough, because of this. */
  readonly keeps?: string;
  /** `NAME=value` in the environment of the command by which it keeps nothing else. */
  readonly keepsUnless?: string;
  readonly source: string;
}

/** Commands that write credentials; first match wins. An example of each stands in test/knowledge/credential-writers.test.ts. */
export const CREDENTIAL_WRITERS: readonly CredentialWriter[] = [...PACKAGE_CREDENTIAL_WRITERS, ...GIT_CREDENTIAL_WRITERS, ...SERVICE_CREDENTIAL_WRITERS];

/** Commands that print a secret which they fetch; the arguments are joined by single spaces. */
export const SECRET_PRODUCERS: readonly { readonly programs: readonly string[]; readonly arguments: RegExp; readonly what: string; readonly source: string }[] =
  [
    {
      programs: ['aws'],
      arguments:
        /\bcodeartifact get-authorization-token\b|\becr get-login(?:-password)?\b|\bsecretsmanager get-secret-value\b|\bssm get-parameters?\b.*--with-decryption|\bsts (?:assume-role|get-session-token)\b/,
      what: 'a token from AWS',
      source: 'https://docs.aws.amazon.com/cli/latest/reference/codeartifact/get-authorization-token.html',
    },
    {
      programs: ['gcloud'],
      arguments: /\bauth (?:application-default )?print-(?:access|identity)-token\b|\bsecrets versions access\b/,
      what: 'a token from Google Cloud',
      source: 'https://cloud.google.com/sdk/gcloud/reference/auth/print-access-token',
    },
    {
      programs: ['az'],
      arguments: /\baccount get-access-token\b|\bkeyvault secret show\b/,
      what: 'a token from Azure',
      source: 'https://learn.microsoft.com/cli/azure/account#az-account-get-access-token',
    },
    { programs: ['gh', 'glab'], arguments: /\bauth token\b/, what: 'a GitHub token', source: 'https://cli.github.com/manual/gh_auth_token' },
    {
      programs: ['vault'],
      arguments: /\bkv get\b|^read\b|\btoken create\b/,
      what: 'a secret from Vault',
      source: 'https://developer.hashicorp.com/vault/docs/commands/kv/get',
    },
    {
      programs: ['op'],
      arguments: /^(?:read|item get|inject)\b/,
      what: 'a secret from 1Password',
      source: 'https://developer.1password.com/docs/cli/reference/commands/read/',
    },
    {
      programs: ['doppler', 'infisical', 'chamber', 'secrethub', 'sops', 'berglas'],
      arguments: /\bsecrets (?:download|get)\b|^export\b|^read\b|^secrets\b|(?:-d|--decrypt)\b|^access\b|^inject\b/,
      what: 'a secret from a secret store',
      source: 'https://docs.doppler.com/docs/cli',
    },
  ];
