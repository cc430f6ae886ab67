import type { Tool } from '../../tool.ts';

export const javascriptLinters: Tool = {
  name: 'javascript-linters',
  docs: 'https://eslint.org/docs/latest/use/configure/configuration-files',
  programs: [
    'eslint',
    'stylelint',
    'tslint',
    'standard',
    'xo',
    'oxlint',
    'biome',
    'prettier',
    'svelte-check',
    'vue-tsc',
    'typedoc',
    'knip',
    'madge',
    'publint',
    'attw',
  ],
  project: [
    {
      programs: ['eslint', 'stylelint'],
      manifest: /^package\.json$/,
      files: /(?:^|\/)\.?(?:eslint|stylelint)(?:rc)?[\w.]*$/,
      source: 'https://eslint.org/docs/latest/use/configure/configuration-files',
    },
    {
      programs: ['tslint', 'standard', 'xo', 'oxlint', 'biome', 'prettier', 'svelte-check', 'vue-tsc', 'typedoc', 'knip', 'madge', 'publint', 'attw'],
      manifest: /^package\.json$/,
      source: 'https://biomejs.dev/reference/configuration/',
    },
  ],
};
