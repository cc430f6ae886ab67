import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const uv: Tool = {
  name: 'uv',
  docs: 'https://docs.astral.sh/uv/reference/environment/',
  programs: ['uv', 'uvx'],
  environment: [
    {
      variables: /UV_\w+|PIP_\w+|NETRC/i,
      how: 'reads %s',
      runs: 'build scripts of the packages',
      plain: /^(?:cache|python|venv|version)\b/,
      quiet: VERSION,
      source: 'https://docs.astral.sh/uv/reference/environment/',
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
      options: ['-p', '--password', '--auth', '-a', '--token', '-t'],
      form: 'value',
      source: 'https://python-poetry.org/docs/cli/#publish',
    },
    {
      programs: ['uv'],
      when: /\bauth login\b/,
      options: ['--password', '--token'],
      form: 'value',
      source: 'https://docs.astral.sh/uv/reference/cli/#uv-auth-login',
    },
  ],
  writes: [
    {
      programs: ['uv'],
      kind: 'login',
      arguments: /\bauth login\b/,
      files: ['~/.local/share/uv/credentials'],
      moved: ['UV_CREDENTIALS_DIR'],
      holds: 'host',
      revertedBy: /^uv auth logout\b/,
      revert: [
        {
          command: ['auth', 'login'],
          valued: /^(?:-u|--username|-p|--password|-t|--token)$/,
          undo: { arguments: 'auth logout {0}' },
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
      source: 'https://docs.astral.sh/uv/concepts/projects/dependencies/',
    },
  ],
  overSsh: [
    {
      programs: ['uv'],
      fetches: /^(?:sync|add|lock|pip (?:install|sync|compile)|tool install)\b/,
      source: 'https://docs.astral.sh/uv/concepts/authentication/git/',
    },
  ],
};
