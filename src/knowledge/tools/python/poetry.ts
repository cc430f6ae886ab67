import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { LOCKS, LOGIN_COMMANDS, MANAGES_PROJECT, OFFLINE, RUNS_PROGRAM } from './shared.ts';

export const poetry: Tool = {
  name: 'poetry',
  title: 'Poetry',
  docs: 'https://python-poetry.org/docs/configuration/#using-environment-variables',
  programs: ['poetry'],
  environment: [
    {
      variables: /POETRY_\w+|PIP_(?:EXTRA_)?INDEX_URL|PIP_CONFIG_FILE|NETRC/i,
      how: 'reads %s as the login of a repository',
      runs: 'build scripts of the packages',
      plain: /^(?:config|cache|check|show|version|--version)\b/,
      readsNothing: VERSION,
      source: 'https://python-poetry.org/docs/configuration/#using-environment-variables',
    },
  ],
  files: [
    {
      kind: 'Poetry logins',
      path: /\/pypoetry\/auth\.toml$/,
      where: 'home',
      ownOnly: true,
      programOnly: true,
      source: 'https://python-poetry.org/docs/configuration/',
    },
  ],
  readsFilesOf: [{ tool: 'netrc' }, { tool: 'git' }, { tool: 'ssh' }],
  options: [
    {
      when: /\bpublish\b/,
      options: ['-p', '--password'],
      form: 'value',
      source: 'https://python-poetry.org/docs/cli/#publish',
    },
  ],
  operands: [
    { command: ['config'], key: /^http-basic\./, operand: 2, form: 'value', source: 'https://python-poetry.org/docs/repositories/#configuring-credentials' },
    { command: ['config'], key: /^pypi-token\./, operand: 1, form: 'value', source: 'https://python-poetry.org/docs/repositories/#configuring-credentials' },
  ],
  writes: [
    {
      kind: 'config',
      arguments: /\bconfig\b.*(?:http-basic|pypi-token)/,
      files: ['~/.config/pypoetry/auth.toml'],
      moved: ['POETRY_CONFIG_DIR'],
      holds: 'name',
      revertedBy: /^poetry config (?:\S+ )*--unset\b/,
      revert: [
        { command: ['config'], keep: /^--local$/, undo: { arguments: 'config {kept} --unset {0}' }, source: 'https://python-poetry.org/docs/cli/#config' },
      ],
      source: 'https://python-poetry.org/docs/repositories/#configuring-credentials',
    },
    {
      kind: 'config',
      arguments: /\bconfig\b.*\brepositories\.\S+ https?:\/\/[^\s/]+@/,
      files: ['~/.config/pypoetry/config.toml'],
      scopes: [{ option: /--local\b/, file: 'poetry.toml' }],
      moved: ['POETRY_CONFIG_DIR'],
      holds: 'name',
      revertedBy: /^poetry config (?:\S+ )*--unset\b/,
      revert: [
        { command: ['config'], keep: /^--local$/, undo: { arguments: 'config {kept} --unset {0}' }, source: 'https://python-poetry.org/docs/cli/#config' },
      ],
      source: 'https://python-poetry.org/docs/repositories/#publishing-to-a-private-repository',
    },
    {
      kind: 'config',
      arguments: /\b(?:source add|add)\b.*https?:\/\/[^\s/]+@/,
      files: ['pyproject.toml', 'poetry.lock'],
      holds: 'name',
      source: 'https://python-poetry.org/docs/repositories/',
    },
  ],
  settings: [
    {
      command: ['config'],
      setting: /^pypi-token\.([\w.-]+)$/,
      variable: 'POETRY_PYPI_TOKEN_{0}',
      replace: [[/[.-]/g, '_']],
      source: 'https://python-poetry.org/docs/repositories/#configuring-credentials',
    },
    {
      command: ['config'],
      setting: /^repositories\.([\w-]+)$/,
      variable: 'POETRY_REPOSITORIES_{0}_URL',
      replace: [[/-/g, '_']],
      source: 'https://python-poetry.org/docs/configuration/#using-environment-variables',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://www.gnu.org/prep/standards/html_node/Command_002dLine-Interfaces.html' },
    {
      arguments: /^(?:config|env|show|check|version|about|list|init|cache|run|shell|build|self)\b|^install (?:\S+ )*--only-root\b/,
      source: 'https://python-poetry.org/docs/cli/',
    },
  ],
  overSsh: [{ fetches: /(?:^| )(?:install|add|update|lock|sync)(?: |$)/, source: 'https://python-poetry.org/docs/dependency-specification/#git-dependencies' }],
  logins: [{ arguments: LOGIN_COMMANDS, unless: OFFLINE, source: 'https://pip.pypa.io/en/stable/cli/' }],
  usesLoginOf: [{ tool: 'pip' }],
  places: [{ kinds: ['poetry-auth'], home: /^\.config\/pypoetry\/auth\.toml$/, serves: 'build', source: 'https://python-poetry.org/docs/configuration/' }],
  repositoryLocks: [LOCKS],
  project: [RUNS_PROGRAM, MANAGES_PROJECT],
};
