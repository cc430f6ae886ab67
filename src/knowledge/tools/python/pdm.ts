import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { LOCKS, LOGIN_COMMANDS, MANAGES_PROJECT, OFFLINE, RUNS_PROGRAM } from './shared.ts';

export const pdm: Tool = {
  name: 'pdm',
  docs: 'https://pdm-project.org/en/latest/usage/config/',
  programs: ['pdm'],
  environment: [
    {
      variables: /PDM_\w+|NETRC/i,
      how: 'reads %s',
      runs: 'build scripts of the packages',
      plain: /^(?:config|cache)\b/,
      readsNothing: VERSION,
      source: 'https://pdm-project.org/en/latest/usage/config/',
    },
  ],
  readsFilesOf: [{ tool: 'netrc' }, { tool: 'git' }, { tool: 'ssh' }],
  options: [
    {
      when: /\bpublish\b/,
      options: ['-P', '--password'],
      form: 'value',
      source: 'https://pdm-project.org/en/latest/reference/cli/#publish',
    },
  ],
  operands: [{ command: ['config'], key: /(?:password|token)$/, operand: 1, form: 'value', source: 'https://pdm-project.org/en/latest/usage/config/' }],
  writes: [
    {
      kind: 'config',
      arguments: /\bconfig\b.*(?:password|username|token|https?:\/\/[^\s/]+@)/,
      files: ['~/.config/pdm/config.toml'],
      scopes: [{ option: /(?:^| )(?:-l|--local)(?: |$)/, file: 'pdm.toml' }],
      moved: ['PDM_CONFIG_FILE'],
      holds: 'setting',
      revertedBy: /^pdm config (?:\S+ )*(?:-d|--delete)\b/,
      revert: [
        {
          command: ['config'],
          keep: /^(?:-l|--local|-g|--global|-s|--site)$/,
          undo: { arguments: 'config {kept} -d {0}' },
          source: 'https://pdm-project.org/en/latest/reference/cli/#config',
        },
      ],
      source: 'https://pdm-project.org/en/latest/usage/config/',
    },
  ],
  settings: [
    {
      command: ['config'],
      setting: /^pypi\.(url|username|password)$/,
      variable: 'PDM_PYPI_{0}',
      replace: [],
      source: 'https://pdm-project.org/en/latest/reference/configuration/',
    },
  ],
  offline: [{ arguments: /^(?:--version|-V|config|cache|list|info|venv|use|init|completion)\b/, source: 'https://pdm-project.org/en/latest/reference/cli/' }],
  overSsh: [{ fetches: /^(?:install|sync|add|update|lock)\b/, source: 'https://pdm-project.org/latest/usage/dependency/' }],
  logins: [{ arguments: LOGIN_COMMANDS, unless: OFFLINE, source: 'https://pip.pypa.io/en/stable/cli/' }],
  usesLoginOf: [{ tool: 'pip' }],
  repositoryLocks: [LOCKS],
  project: [RUNS_PROGRAM, MANAGES_PROJECT],
};
