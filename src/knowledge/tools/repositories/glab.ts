import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

/** Options of a login that take the next word. */
const LOGIN_OPTIONS = /^(?:-h|--hostname|-t|--token|-j|--job-token|-a|--api-host|-p|--api-protocol|-g|--git-protocol|--container-registry-domains)$/;

export const glab: Tool = {
  name: 'glab',
  docs: 'https://gitlab.com/gitlab-org/cli/-/blob/main/docs/source/auth/login.md',
  forServices: true,
  programs: ['glab'],
  environment: [
    {
      variables: /GITLAB_\w+|GLAB_\w+|GL_HOST|OAUTH_TOKEN|CI_\w+/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://gitlab.com/gitlab-org/cli/-/blob/main/README.md#environment-variables',
    },
  ],
  files: [
    {
      kind: 'GitLab CLI logins',
      path: /\/glab-cli(?:\/config\.yml)?$/,
      where: 'home',
      ownOnly: true,
      programOnly: true,
      source: 'https://gitlab.com/gitlab-org/cli/-/blob/main/README.md#configuration',
    },
  ],
  options: [
    {
      options: ['--token', '-t', '--job-token', '-j'],
      attached: 'never',
      form: 'value',
      source: 'https://gitlab.com/gitlab-org/cli/-/blob/main/docs/source/auth/login.md',
    },
  ],
  operands: [
    {
      command: ['config', 'set'],
      key: /^(?:job_)?token$/,
      operand: 1,
      form: 'value',
      source: 'https://gitlab.com/gitlab-org/cli/-/blob/main/docs/source/config/set.md',
    },
  ],
  input: [
    {
      arguments: /--stdin\b/,
      content: /^(?<password>(?:(?!\\n)\S)+)/g,
      what: 'GitLab token',
      source: 'https://gitlab.com/gitlab-org/cli/-/blob/main/docs/source/auth/login.md',
    },
  ],
  // many installed versions do not have `glab auth logout` yet; an empty token works in all of them
  writes: [
    {
      kind: 'login',
      arguments: /\bauth login\b/,
      files: ['~/.config/glab-cli/config.yml'],
      moved: ['GLAB_CONFIG_DIR'],
      always: true,
      holds: 'host',
      revertedBy: /^glab auth logout\b|^glab config set (?:\S+ )*token +(?:-|$)/,
      revert: [
        {
          command: ['auth', 'login'],
          valued: LOGIN_OPTIONS,
          undo: { statement: 'rm -f "${GLAB_CONFIG_DIR:-$HOME/.config/glab-cli}/config.yml"' },
          others: /\bglab-cli\b|\bauth login\b|\bglab config set\b/,
          source: 'https://gitlab.com/gitlab-org/cli/-/blob/main/README.md#configuration',
        },
        {
          command: ['auth', 'login'],
          arguments: /(?:^| )(?:-h|--hostname)\b/,
          valued: LOGIN_OPTIONS,
          undo: { arguments: "config set token '' -g --host {-h|--hostname}" },
          source: 'https://gitlab.com/gitlab-org/cli/-/blob/main/docs/source/config/set.md',
        },
        {
          command: ['auth', 'login'],
          valued: LOGIN_OPTIONS,
          undo: { arguments: "config set token '' -g --host gitlab.com" },
          source: 'https://gitlab.com/gitlab-org/cli/-/blob/main/docs/source/config/set.md',
        },
      ],
      source: 'https://gitlab.com/gitlab-org/cli/-/blob/main/docs/source/auth/login.md',
    },
    {
      kind: 'config',
      arguments: /\bconfig set (?:-\S+ )*(?:job_)?token [^ -]/,
      files: ['~/.config/glab-cli/config.yml'],
      scopes: [{ option: /^(?!.*(?: -g\b| --global\b))/, file: '.git/glab-cli/config.yml' }],
      moved: ['GLAB_CONFIG_DIR'],
      holds: 'host',
      revertedBy: /^glab auth logout\b|^glab config set (?:\S+ )*token +(?:-|$)/,
      revert: [
        {
          command: ['config', 'set'],
          valued: /^(?:-h|--host)$/,
          keep: /^(?:-h|--host(?:=.*)?|-g|--global)$/,
          undo: { arguments: "config set {0} '' {kept}" },
          source: 'https://gitlab.com/gitlab-org/cli/-/blob/main/docs/source/config/set.md',
        },
      ],
      source: 'https://gitlab.com/gitlab-org/cli/-/blob/main/docs/source/config/set.md',
    },
  ],
  prints: [
    {
      arguments: /\bauth status\b.*(?:--show-token| -t)\b|\bconfig get (?:\S+ )*token\b/,
      what: 'a GitLab token',
      source: 'https://gitlab.com/gitlab-org/cli/-/blob/main/docs/source/auth/status.md',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://gitlab.com/gitlab-org/cli/-/blob/main/docs/source/index.md' },
    { arguments: /^(?:config|alias|completion|auth logout)\b/, source: 'https://gitlab.com/gitlab-org/cli/-/blob/main/docs/source/index.md' },
  ],
  logins: [{ source: 'https://docs.gitlab.com/cli/auth/login/' }],
  usesLoginOf: [{ tool: 'git' }, { tool: 'ssh' }, { tool: 'netrc' }],
};
