import type { Tool } from '../../tool.ts';
import { words } from '../../words.ts';
import { BUILDS_NUXT, BUILDS_PROJECT, BUILDS_REACT_APP, BUNDLES, bundlerSettings, MACROS, NUXT_SERVES, TESTS_PROJECT, TRANSPILES } from './shared.ts';

export const javascriptBuilders: Tool = {
  name: 'javascript-builders',
  docs: 'https://nodejs.org/api/process.html#processenv',
  programs: words(`
      vitest nuxi mocha craco storybook react-native medusa keystone gridsome docusaurus tsup tsdown rspack rsbuild swc babel playwright c8 nyc
      wireit vuepress vitepress snowpack microbundle unbuild semantic-release changeset
      react-router vinxi vike waku bud wp-scripts eleventy quasar nitropack electron-vite stencil
    `),
  environment: [
    { programs: ['playwright'], runs: 'tests of the project', plain: /^(?:install|install-deps|uninstall)\b/, source: 'https://playwright.dev/docs/browsers' },
  ],
  project: [
    { programs: ['swc', 'babel', 'microbundle'], ...TRANSPILES },
    { programs: ['tsup', 'tsdown', 'unbuild'], ...TRANSPILES, macros: MACROS, source: 'https://github.com/unplugin/unplugin-macros' },
    {
      programs: ['vitest'],
      ...TESTS_PROJECT,
      settings: [/(?:^|\/)vitest[\w.-]*\.(?:[cm]?[jt]s|json)$/, /(?:^|\/)vite\.config\.[cm]?[jt]s$/],
      source: 'https://vitest.dev/config/',
    },
    {
      programs: ['mocha'],
      ...TESTS_PROJECT,
      settings: [/(?:^|\/)\.mocharc(?:\.\w+)?$/, /(?:^|\/)package\.json$/],
      source: 'https://mochajs.org/#configuring-mocha-nodejs',
    },
    { programs: ['nuxi'], ...BUILDS_NUXT },
    {
      programs: ['react-router'],
      arguments: /^(?:build|typegen)(?: |$)/,
      ...BUNDLES,
      settings: bundlerSettings(/(?:vite|react-router)\.config\.[cm]?[jt]s/),
      inlines: /\bimport\.meta\.env\??(?:\.|\[\s*['"])$/,
      source: 'https://reactrouter.com/start/framework/deploying',
    },
    {
      programs: ['rspack', 'rsbuild'],
      ...BUNDLES,
      settings: bundlerSettings(/rs(?:pack|build)\.config\.\w+/),
      inlines: /\b(?:import\.meta|process)\.env\??(?:\.|\[\s*['"])$/,
      source: 'https://rsbuild.rs/guide/advanced/env-vars',
    },
    { programs: ['craco'], ...BUILDS_REACT_APP },
    BUILDS_PROJECT,
  ],
  compiles: [{ programs: ['swc', 'babel', 'tsup', 'nuxi'], source: 'https://babeljs.io/docs/babel-cli' }],
  serves: [{ programs: ['nuxi'], arguments: NUXT_SERVES, source: 'https://nuxt.com/docs/api/commands/preview' }],
};
