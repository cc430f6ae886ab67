/** A program that logs in over ssh by itself or through git: with a key in its default place, or with an agent. */
export interface SshClient {
  /** Canonical names, see program-names.ts. */
  readonly programs: readonly string[];
  /** On the arguments, joined by single spaces: when it fetches something. Undefined: whatever it does. */
  readonly fetches: RegExp | undefined;
  readonly source: string;
}

/** Programs that have no use for a private key but to log in with it. An example of each stands in test/knowledge/ssh-clients.test.ts. */
export const SSH_CLIENTS: readonly SshClient[] = [
  { programs: ['ssh', 'scp', 'sftp'], fetches: undefined, source: 'https://man.openbsd.org/ssh.1#ENVIRONMENT' },
  { programs: ['rsync'], fetches: undefined, source: 'https://download.samba.org/pub/rsync/rsync.1' },
  { programs: ['git', 'git-lfs'], fetches: undefined, source: 'https://git-scm.com/docs/git#Documentation/git.txt-GITSSH' },
  { programs: ['hg'], fetches: undefined, source: 'https://www.mercurial-scm.org/help/topics/urls' },
  { programs: ['svn'], fetches: undefined, source: 'https://svnbook.red-bean.com/en/1.7/svn.serverconfig.svnserve.html' },
  { programs: ['repo'], fetches: undefined, source: 'https://source.android.com/docs/setup/reference/repo' },
  { programs: ['west'], fetches: /^(?:init|update)\b/, source: 'https://docs.zephyrproject.org/latest/develop/west/built-in.html' },
  {
    programs: ['npm', 'pnpm', 'bun'],
    fetches: /^(?:--?\S+ )*(?:ci|i|in|ins|install|clean-install|add|update|up|upgrade|fetch)(?: |$)/,
    source: 'https://docs.npmjs.com/cli/commands/npm-install',
  },
  {
    programs: ['yarn'],
    fetches: /^(?:--?\S+ ?)*$|^(?:--?\S+ )*(?:install|add|up|upgrade|import)(?: |$)/,
    source: 'https://classic.yarnpkg.com/lang/en/docs/cli/install/',
  },
  { programs: ['pip'], fetches: /(?:^| )(?:install|download|wheel)(?: |$)/, source: 'https://pip.pypa.io/en/stable/topics/vcs-support/' },
  { programs: ['pipenv'], fetches: /^(?:install|sync|update|lock)\b/, source: 'https://pipenv.pypa.io/en/latest/specifiers.html' },
  {
    programs: ['poetry'],
    fetches: /(?:^| )(?:install|add|update|lock|sync)(?: |$)/,
    source: 'https://python-poetry.org/docs/dependency-specification/#git-dependencies',
  },
  { programs: ['pdm'], fetches: /^(?:install|sync|add|update|lock)\b/, source: 'https://pdm-project.org/latest/usage/dependency/' },
  {
    programs: ['uv'],
    fetches: /^(?:sync|add|lock|pip (?:install|sync|compile)|tool install)\b/,
    source: 'https://docs.astral.sh/uv/concepts/authentication/git/',
  },
  { programs: ['go'], fetches: /^(?:mod (?:download|tidy|vendor)|get|install|build|list|work sync)\b/, source: 'https://go.dev/ref/mod#private-modules' },
  {
    programs: ['cargo'],
    fetches: /^(?:fetch|build|check|install|update|vendor|generate-lockfile)\b/,
    source: 'https://doc.rust-lang.org/cargo/appendix/git-authentication.html',
  },
  { programs: ['bundle'], fetches: /^(?:--?\S+ ?)*$|^(?:install|update|lock|cache|package)\b/, source: 'https://bundler.io/guides/git.html' },
  {
    programs: ['composer'],
    fetches: /^(?:--?\S+ )*(?:install|i|update|u|require|r|create-project)(?: |$)/,
    source: 'https://getcomposer.org/doc/05-repositories.md#vcs',
  },
  { programs: ['mix'], fetches: /^deps\.(?:get|update)\b/, source: 'https://hexdocs.pm/mix/Mix.Tasks.Deps.html' },
  { programs: ['rebar3'], fetches: /^(?:get-deps|upgrade|compile)\b/, source: 'https://rebar3.org/docs/configuration/dependencies/' },
  {
    programs: ['terraform', 'tofu'],
    fetches: /^(?:-\S+ )*(?:init|get)\b/,
    source: 'https://developer.hashicorp.com/terraform/language/modules/sources#generic-git-repository',
  },
  { programs: ['ansible-galaxy'], fetches: /\binstall\b/, source: 'https://docs.ansible.com/ansible/latest/galaxy/user_guide.html' },
  { programs: ['dep'], fetches: /^ensure\b/, source: 'https://golang.github.io/dep/docs/daily-dep.html' },
  { programs: ['glide'], fetches: /^(?:install|update|get|i|up)\b/, source: 'https://glide.readthedocs.io/en/latest/commands/' },
  { programs: ['pod'], fetches: /^(?:install|update)\b/, source: 'https://guides.cocoapods.org/syntax/podfile.html' },
  { programs: ['dart', 'flutter'], fetches: /^(?:pub|packages) (?:get|upgrade|add)\b/, source: 'https://dart.dev/tools/pub/dependencies#git-packages' },
];

/** Whether a program fetches something for which it can log in over ssh. `text`: its arguments, joined by single spaces. */
export function isSshFetch(program: string, text: string): boolean {
  return SSH_CLIENTS.some((one) => one.programs.includes(program) && (one.fetches?.test(text) ?? true));
}

/** The key that ssh looks for by itself. Source: https://man.openbsd.org/ssh_config.5#IdentityFile */
export const DEFAULT_KEY = /\/\.ssh\/id_(?:rsa|dsa|ecdsa|ed25519)$/;

/**
 * Words of an ssh configuration, or of its command line, that decide which keys of an agent count.
 * Source: https://man.openbsd.org/ssh_config.5#IdentitiesOnly
 */
export const NARROWS_AGENT = /\b(?:IdentitiesOnly|IdentityAgent)\b/i;
