import type { Tool } from '../../tool.ts';

export const javascriptLinters: Tool = {
  name: 'javascript-linters',
  docs: 'https://eslint.org/docs/latest/use/configure/configuration-files',
  programs: ['eslint', 'stylelint', 'tslint', 'standard', 'xo', 'oxlint', 'biome', 'prettier'],
  project: [
    {
      programs: ['eslint', 'stylelint'],
      manifest: /^package\.json$/,
      files: /(?:^|\/)\.?(?:eslint|stylelint)(?:rc)?[\w.]*$/,
      source: 'https://eslint.org/docs/latest/use/configure/configuration-files',
    },
    {
      programs: ['tslint', 'standard', 'xo', 'oxlint', 'biome', 'prettier'],
      manifest: /^package\.json$/,
      source: 'https://biomejs.dev/reference/configuration/',
    },
  ],
};
