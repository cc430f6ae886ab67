import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const conda: Tool = {
  name: 'conda',
  docs: 'https://docs.conda.io/projects/conda/en/stable/user-guide/configuration/use-condarc.html#expansion-of-environment-variables',
  programs: ['conda', 'anaconda'],
  spellings: [{ starts: 'm', pattern: /^micromamba$|^mamba$/, name: 'conda' }],
  wraps: [
    {
      programs: ['conda'],
      after: ['run'],
      valued: /^-(?:n|p|-name|-prefix)$/,
      operands: 0,
      source: 'https://docs.conda.io/projects/conda/en/stable/commands/run.html',
    },
  ],
  environment: [
    {
      programs: ['conda'],
      variables: /(?:ANA)?CONDA_\w+|MAMBA_\w+|QUETZ_\w+|CONDARC/i,
      how: 'reads ${%s} in .condarc',
      runs: 'scripts of the packages',
      plain: /^(?:config|clean|init|list|info)\b/,
      quiet: VERSION,
      source: 'https://docs.conda.io/projects/conda/en/stable/user-guide/configuration/use-condarc.html#expansion-of-environment-variables',
    },
  ],
  files: [
    {
      programs: ['conda'],
      kind: 'conda settings',
      path: /\/\.?condarc$/,
      where: 'home',
      source: 'https://docs.conda.io/projects/conda/en/stable/user-guide/configuration/use-condarc.html',
    },
  ],
  readsFilesOf: [
    { tool: 'pip', programs: ['conda'] },
    { tool: 'netrc', programs: ['conda'] },
  ],
  operands: [
    { programs: ['conda'], command: ['token', 'set'], operand: 0, form: 'value', source: 'https://docs.anaconda.com/anaconda-repository/user-guide/tokens/' },
  ],
  writes: [
    {
      programs: ['conda'],
      kind: 'config',
      arguments: /\bconfig\b.*--(?:add|append|prepend|set)\b.*(?:\/t\/|@)|\btoken set\b|\bauth login\b/,
      files: ['~/.condarc'],
      moved: ['CONDARC'],
      holds: 'setting',
      revertedBy: /^conda (?:config --remove|token remove)/,
      revert: [
        {
          command: ['config'],
          arguments: /--(?:add|append|prepend)\b/,
          keep: /^--(?:system|env)$/,
          undo: { arguments: 'config {kept} --remove {0} {1}' },
          source: 'https://docs.conda.io/projects/conda/en/stable/commands/config.html',
        },
      ],
      source: 'https://docs.conda.io/projects/conda/en/stable/commands/config.html',
    },
    {
      programs: ['anaconda'],
      kind: 'login',
      arguments: /\blogin\b/,
      files: ['~/.continuum'],
      holds: 'one',
      revertedBy: /^anaconda logout\b/,
      source: 'https://docs.anaconda.com/anacondaorg/user-guide/tasks/work-with-accounts/',
    },
  ],
  expands: [
    {
      path: /(?:^|\/)\.condarc$/,
      programs: ['conda'],
      reference: '${NAME}',
      strict: [],
      source: 'https://docs.conda.io/projects/conda/en/stable/user-guide/configuration/use-condarc.html#expansion-of-environment-variables',
    },
  ],
  references: [
    {
      kind: 'conda',
      path: /(?:^|\/)\.?condarc$/,
      reference: '${NAME}',
      variable: 'CONDA_TOKEN',
      values: [/\/t\/(?<value>[\w.-]+)\//dg, /:\/\/[^\s:@/'"]*:(?<value>[^\s:@/'"]+)@/dg],
      source: 'https://docs.conda.io/projects/conda/en/stable/user-guide/configuration/settings.html#expansion-of-environment-variables',
    },
  ],
  offline: [{ programs: ['conda'], arguments: /^(?:config|clean|info|list|init)\b/, source: 'https://docs.conda.io/projects/conda/en/stable/commands/' }],
};
