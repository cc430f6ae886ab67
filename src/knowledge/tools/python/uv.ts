import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { LOCKS, LOGIN_COMMANDS, MANAGES_PROJECT, OFFLINE, RUNS_PROGRAM } from './shared.ts';

export const uv: Tool = {
  name: 'uv',
  docs: 'https://docs.astral.sh/uv/reference/environment/',
  programs: ['uv', 'uvx'],
  environment: [
    {
      variables: /UV_\w+|NETRC/i,
      how: 'reads %s',
      runs: 'build scripts of the packages',
      plain: /^(?:cache|python|venv|version)\b/,
      readsNothing: VERSION,
      source: 'https://docs.astral.sh/uv/reference/environment/',
    },
  ],
  files: [
    {
      kind: 'uv logins',
      path: /\/uv\/credentials(?:\/credentials\.toml)?$/,
      where: 'home',
      programOnly: true,
      source: 'https://docs.astral.sh/uv/concepts/authentication/cli/',
    },
  ],
  readsFilesOf: [
    { tool: 'netrc', programs: ['uv'] },
    { tool: 'git', programs: ['uv'] },
    { tool: 'ssh', programs: ['uv'] },
  ],
  options: [
    {
      programs: ['uv'],
      when: /\bpublish\b/,
      options: ['-p', '--password', '-t', '--token'],
      form: 'value',
      source: 'https://docs.astral.sh/uv/reference/cli/#uv-publish',
    },
    {
      programs: ['uv'],
      when: /\bauth login\b/,
      options: ['--password', '--token'],
      form: 'value',
      source: 'https://docs.astral.sh/uv/reference/cli/#uv-auth-login',
    },
  ],
  input: [
    {
      programs: ['uv'],
      arguments: /^auth login\b.*(?:--password|--token|-t)[= ]-(?: |$)/,
      content: /^(?<password>(?:(?!\\n)\S)+)/g,
      what: 'token',
      source: 'https://docs.astral.sh/uv/reference/cli/#uv-auth-login',
    },
  ],
  writes: [
    {
      programs: ['uv'],
      kind: 'config',
      arguments: /^(?:-\S+ )*tool install\b.*:\/\/[^\s/]*@/,
      files: ['~/.local/share/uv/tools'],
      moved: ['UV_TOOL_DIR'],
      holds: 'name',
      source: 'https://docs.astral.sh/uv/concepts/tools/#tools-directory',
    },
    {
      programs: ['uv'],
      kind: 'login',
      arguments: /\bauth login\b/,
      files: ['~/.local/share/uv/credentials/credentials.toml'],
      moved: ['UV_CREDENTIALS_DIR'],
      holds: 'host',
      revertedBy: /^uv auth logout\b/,
      revert: [
        {
          command: ['auth', 'login'],
          valued: /^(?:-u|--username|-p|--password|-t|--token)$/,
          keep: /^(?:-u|--username)$/,
          undo: { arguments: 'auth logout {kept} {0}' },
          source: 'https://docs.astral.sh/uv/reference/cli/#uv-auth-logout',
        },
      ],
      source: 'https://docs.astral.sh/uv/reference/cli/#uv-auth-login',
    },
    {
      programs: ['uv'],
      kind: 'config',
      arguments: /\badd\b.*https?:\/\/[^\s/]+@/,
      files: ['pyproject.toml', 'uv.lock'],
      holds: 'name',
      source: 'https://docs.astral.sh/uv/concepts/projects/dependencies/',
    },
  ],
  offline: [
    {
      programs: ['uv'],
      arguments:
        /^(?:--version|cache|venv|version|init|tree|python (?:find|dir|pin)|pip (?:list|show|freeze|check|tree|uninstall)|auth (?:login|logout|dir))\b/,
      source: 'https://docs.astral.sh/uv/reference/cli/',
    },
    { programs: ['uv'], arguments: /^(?:-\S+ )*run (?:-\S+ )*--no-sync(?: |$)/, source: 'https://docs.astral.sh/uv/reference/cli/#uv-run--no-sync' },
    { programs: ['uv'], arguments: /(?:^| )--offline(?: |$)/, source: 'https://docs.astral.sh/uv/reference/cli/#uv-sync--offline' },
  ],
  overSsh: [
    {
      programs: ['uv'],
      fetches: /^(?:sync|add|lock|pip (?:install|sync|compile)|tool install)\b/,
      source: 'https://docs.astral.sh/uv/concepts/authentication/git/',
    },
  ],
  logins: [{ arguments: LOGIN_COMMANDS, unless: OFFLINE, source: 'https://pip.pypa.io/en/stable/cli/' }],
  usesLoginOf: [{ tool: 'pip' }],
  repositoryLocks: [{ programs: ['uv'], ...LOCKS }],
  project: [
    { programs: ['uv'], ...RUNS_PROGRAM },
    { programs: ['uv'], ...MANAGES_PROJECT },
  ],
  prepared: [
    {
      programs: ['uv'],
      // without a group or the project itself, `uv run` installs what is missing
      by: /^sync(?: --?(?:frozen|locked|all-extras|all-groups|all-packages|compile-bytecode|no-progress|no-cache|quiet|verbose|q|v|n))*$/,
      arguments: /^run\b/,
      unless: /(?:^| )--?(?:with\S*|w|extra|group|upgrade\S*|U|P|isolated|reinstall\S*|refresh\S*)(?: |=|$)/,
      files: /(?:^|\/)(?:pyproject\.toml|uv\.(?:lock|toml))$/,
      source: 'https://docs.astral.sh/uv/concepts/projects/sync/#automatic-lock-and-sync',
    },
  ],
  runsPackages: [{ programs: ['uvx'], source: 'https://docs.astral.sh/uv/guides/tools/' }],
};
