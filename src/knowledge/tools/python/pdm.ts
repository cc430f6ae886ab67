import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

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
      quiet: VERSION,
      source: 'https://pdm-project.org/en/latest/usage/config/',
    },
  ],
  readsFilesOf: [{ tool: 'netrc' }, { tool: 'git' }, { tool: 'ssh' }],
  options: [
    {
      when: /\bpublish\b/,
      options: ['-p', '--password', '--auth', '-a', '--token', '-t'],
      form: 'value',
      source: 'https://python-poetry.org/docs/cli/#publish',
    },
  ],
  operands: [
    { command: ['config'], key: /^http-basic\./, operand: 2, form: 'value', source: 'https://python-poetry.org/docs/repositories/#configuring-credentials' },
    { command: ['config'], key: /(?:password|token)$/, operand: 1, form: 'value', source: 'https://pdm-project.org/en/latest/usage/config/' },
  ],
  writes: [
    {
      kind: 'config',
      arguments: /\bconfig\b.*(?:password|username|token)/,
      files: ['~/.config/pdm/config.toml'],
      holds: 'setting',
      revertedBy: /^pdm config (?:-d|--delete)\b/,
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
  overSsh: [{ fetches: /^(?:install|sync|add|update|lock)\b/, source: 'https://pdm-project.org/latest/usage/dependency/' }],
};
