import type { Tool } from '../../tool.ts';
import { words } from '../../words.ts';
import { BUILDS_PROJECT, TRANSPILES } from './shared.ts';

export const javascriptBuilders: Tool = {
  name: 'javascript-builders',
  docs: 'https://nodejs.org/api/process.html#processenv',
  programs: words(`
      vitest nuxi mocha craco storybook react-native medusa keystone gridsome docusaurus tsup tsdown rspack rsbuild swc babel playwright c8 nyc
      run-p run-s npm-run-all concurrently wireit vuepress vitepress snowpack microbundle unbuild semantic-release changeset
    `),
  environment: [
    { programs: ['playwright'], runs: 'tests of the project', plain: /^(?:install|install-deps|uninstall)\b/, source: 'https://playwright.dev/docs/browsers' },
  ],
  project: [{ programs: ['swc', 'babel', 'tsup', 'tsdown', 'unbuild', 'microbundle'], ...TRANSPILES }, BUILDS_PROJECT],
};
