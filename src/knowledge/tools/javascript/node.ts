import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { words } from '../../words.ts';
import {
  BUILDS_NUXT,
  BUILDS_PROJECT,
  BUILDS_REACT_APP,
  BUNDLES,
  bundlerSettings,
  CODE,
  MADE_JAVASCRIPT,
  NUXT_SERVES,
  RENDERS,
  TESTS_PROJECT,
  TRANSPILES,
} from './shared.ts';

/** What all of them do with their environment. */
const RUNS_PROJECT = { how: 'reads %s', runs: 'code of the project', readsNothing: VERSION };

export const node: Tool = {
  name: 'node',
  docs: 'https://nodejs.org/api/process.html#processenv',
  programs: words(`
      node ts-node tsx deno next vite webpack tsc rollup gulp grunt ng vue-cli-service react-scripts encore nuxt gatsby ember bower node-gyp
      electron-builder cypress jest esbuild parcel astro svelte-kit remix nest strapi meteor zx pm2 pm2-runtime nodemon forever ts-node-dev prisma jspm
    `),
  spellings: [{ starts: 'nodejs', pattern: /^nodejs$/, name: 'node' }],
  environment: [
    { programs: ['next'], variables: /(?:NODE|NEXT)_(?!AUTH_TOKEN)\w+/i, ...RUNS_PROJECT, source: 'https://nextjs.org/docs/app/guides/environment-variables' },
    {
      programs: ['nuxt'],
      variables: /(?:NODE|NUXT)_(?!AUTH_TOKEN)\w+/i,
      ...RUNS_PROJECT,
      source: 'https://nuxt.com/docs/guide/going-further/runtime-config#environment-variables',
    },
    {
      programs: ['cypress'],
      variables: /(?:NODE|CYPRESS)_(?!AUTH_TOKEN)\w+/i,
      ...RUNS_PROJECT,
      source: 'https://docs.cypress.io/app/references/environment-variables',
    },
    { variables: /NODE_(?!AUTH_TOKEN)\w+/i, ...RUNS_PROJECT, source: 'https://nodejs.org/api/process.html#processenv' },
  ],
  writes: [
    {
      programs: ['webpack'],
      kind: 'binary',
      arguments: /(?:^| )--define[ =]/,
      files: ['the bundle'],
      source: 'https://webpack.js.org/api/cli/#flags',
    },
    { programs: ['esbuild'], kind: 'binary', arguments: /(?:^| )--define:/, files: ['the bundle'], source: 'https://esbuild.github.io/api/#define' },
    {
      programs: ['ng'],
      kind: 'binary',
      arguments: /^(?:build|b)\b.* --define[= ]/,
      files: ['the bundle'],
      source: 'https://angular.dev/tools/cli/build-system-migration#build-time-value-replacement-define',
    },
  ],
  readsFilesOf: [
    { tool: 'npm', programs: ['ng', 'meteor'] },
    { tool: 'yarn', programs: ['ng', 'meteor'] },
    { tool: 'aws', programs: ['node'], byLibrary: true },
    { tool: 'gcloud', programs: ['node'] },
    { tool: 'dotenv', programs: ['next', 'vite', 'nuxt', 'react-scripts', 'vue-cli-service', 'prisma', 'astro', 'gatsby'] },
  ],
  output: [{ programs: ['node'], of: 'input', source: 'https://nodejs.org/api/cli.html' }],
  logins: [{ programs: ['cypress'], own: true, source: 'https://docs.cypress.io/cloud/account-management/projects' }],
  ownVariables: [{ programs: ['cypress'], pattern: /^CYPRESS/i, source: 'https://docs.cypress.io/cloud/account-management/projects' }],
  project: [
    {
      programs: ['deno'],
      arguments: /^(?:-\S+ )*(?:install|i|add|remove|cache|check|fmt|lint|doc|info|types|outdated|upgrade|clean|approve-scripts)(?: |$)/,
      manifest: /^(?:deno\.jsonc?|package\.json)$/,
      files: /(?:^|\/)(?:deno\.jsonc?|\.npmrc)$/,
      installs: true,
      source: 'https://docs.deno.com/runtime/reference/cli/',
    },
    {
      programs: ['node', 'tsx'],
      arguments: /^(?:-\S+ )*--test(?: |$)/,
      follows: 'tests',
      modules: 'path',
      files: CODE,
      libraries: 'javascript',
      source: 'https://nodejs.org/api/test.html#running-tests-from-the-command-line',
    },
    {
      programs: ['deno'],
      arguments: /^test(?: |$)/,
      follows: 'tests',
      modules: 'path',
      files: CODE,
      libraries: 'javascript',
      source: 'https://docs.deno.com/runtime/reference/cli/test/',
    },
    {
      programs: ['node', 'deno', 'tsx', 'ts-node'],
      follows: 'module',
      modules: 'path',
      files: CODE,
      libraries: 'javascript',
      source: 'https://nodejs.org/api/cli.html',
    },
    { programs: ['esbuild'], ...TRANSPILES, files: /(?:^|\/)esbuild\.config\.\w+$/, source: 'https://esbuild.github.io/api/#overview' },
    { programs: ['tsc'], manifest: /^package\.json$/, source: 'https://www.typescriptlang.org/docs/handbook/compiler-options.html' },
    { programs: ['nest'], arguments: /^(?:build|generate|g)(?: |$)/, ...TRANSPILES, source: 'https://docs.nestjs.com/cli/usages#nest-build' },
    {
      programs: ['prisma'],
      arguments: /^(?:-\S+ )*(?:generate|format|version|init|debug)(?: |$)/,
      manifest: /^package\.json$/,
      files: /(?:^|\/)prisma\.config\.[cm]?[jt]s$/,
      source: 'https://www.prisma.io/docs/orm/reference/prisma-cli-reference#generate',
    },
    {
      programs: ['prisma'],
      manifest: /^package\.json$/,
      files: /\.prisma$|(?:^|\/)prisma\.config\.[cm]?[jt]s$|(?:^|\/)\.env$/,
      source: 'https://www.prisma.io/docs/orm/reference/prisma-cli-reference',
    },
    { programs: ['next'], arguments: /^(?:lint|info|telemetry)(?: |$)/, ...TRANSPILES, source: 'https://nextjs.org/docs/app/api-reference/cli/next' },
    {
      programs: ['svelte-kit'],
      arguments: /^sync(?: |$)/,
      ...TRANSPILES,
      files: /(?:^|\/)(?:svelte|vite)\.config\.\w+$/,
      source: 'https://svelte.dev/docs/kit/cli',
    },
    {
      programs: ['vite'],
      ...BUNDLES,
      settings: bundlerSettings(/(?:vite|react-router|remix|vue|solid)\.config\.[cm]?[jt]s/),
      inlines: /\bimport\.meta\.env\??(?:\.|\[\s*['"])$|%$/,
      source: 'https://vite.dev/guide/env-and-mode#env-variables',
    },
    {
      programs: ['remix'],
      arguments: /^(?:vite:)?build(?: |$)/,
      ...BUNDLES,
      settings: bundlerSettings(/(?:vite|remix)\.config\.[cm]?[jt]s/),
      inlines: /\bimport\.meta\.env\??(?:\.|\[\s*['"])$/,
      source: 'https://v2.remix.run/docs/other-api/dev#remix-vitebuild',
    },
    {
      programs: ['webpack', 'encore'],
      ...BUNDLES,
      settings: bundlerSettings(/[\w.-]*webpack[\w.-]*\.[cm]?[jt]s/),
      runsCode: new RegExp(`${RENDERS.source}|dotenv-webpack|new Dotenv`, 'i'),
      source: 'https://webpack.js.org/configuration/',
    },
    { programs: ['rollup'], ...BUNDLES, settings: bundlerSettings(/rollup[\w.-]*\.[cm]?[jt]s/), source: 'https://rollupjs.org/configuration-options/' },
    { programs: ['react-scripts'], ...BUILDS_REACT_APP },
    {
      programs: ['vue-cli-service'],
      arguments: /^(?:build|serve)(?: |$)/,
      ...BUNDLES,
      settings: bundlerSettings(/vue\.config\.\w+/),
      inlines: /\bprocess\.env\??(?:\.|\[\s*['"])$|%= *$/,
      source: 'https://cli.vuejs.org/guide/mode-and-env.html',
    },
    { programs: ['nuxt'], ...BUILDS_NUXT },
    {
      programs: ['gatsby'],
      arguments: /^build(?: |$)/,
      ...BUNDLES,
      settings: bundlerSettings(/gatsby-[\w-]+\.[cm]?[jt]sx?|plugins\/.+\.[cm]?js/),
      inlines: /\bprocess\.env\??(?:\.|\[\s*['"])$/,
      source: 'https://www.gatsbyjs.com/docs/how-to/local-development/environment-variables/',
    },
    {
      programs: ['jest'],
      ...TESTS_PROJECT,
      settings: [/(?:^|\/)jest[\w.-]*\.[cm]?[jt]s(?:on)?$/, /(?:^|\/)package\.json$/],
      source: 'https://jestjs.io/docs/configuration',
    },
    {
      programs: words('next nuxt parcel gulp grunt ng vue-cli-service react-scripts gatsby astro remix svelte-kit strapi nest cypress ember'),
      ...BUILDS_PROJECT,
    },
  ],
  readsByItself: [
    {
      programs: ['nuxt'],
      variables: /^NUXT_(?:TELEMETRY|UI_PRO|PUBLIC)\w*$/,
      source: 'https://nuxt.com/docs/guide/going-further/runtime-config#environment-variables',
    },
  ],
  compiles: [
    { programs: ['tsc'], source: 'https://www.typescriptlang.org/docs/handbook/compiler-options.html' },
    { programs: words('webpack vite rollup esbuild parcel'), source: 'https://webpack.js.org/api/cli/' },
    { programs: words('nest next nuxt ng'), source: 'https://angular.dev/cli/build' },
  ],
  runsMade: [{ programs: ['node', 'deno'], made: MADE_JAVASCRIPT, source: 'https://www.typescriptlang.org/tsconfig/#outDir' }],
  runsAs: [
    { programs: ['pm2', 'pm2-runtime'], as: 'node', before: /^(?:start$|-)/, source: 'https://pm2.keymetrics.io/docs/usage/docker-pm2-nodejs/' },
    { programs: ['nodemon'], as: 'node', before: /^-/, source: 'https://github.com/remy/nodemon#usage' },
    { programs: ['forever'], as: 'node', before: /^(?:start$|-)/, source: 'https://github.com/foreversd/forever#usage' },
    { programs: ['ts-node-dev'], as: 'node', before: /^-/, source: 'https://github.com/wclr/ts-node-dev#usage' },
  ],
  serves: [
    { programs: ['next'], arguments: /^(?:start|lint|info|telemetry)(?: |$)/, source: 'https://nextjs.org/docs/app/api-reference/cli/next#next-start-options' },
    { programs: ['nuxt'], arguments: NUXT_SERVES, source: 'https://nuxt.com/docs/api/commands/preview' },
    { programs: ['vite', 'astro', 'svelte-kit'], arguments: /^preview(?: |$)/, source: 'https://vite.dev/guide/cli#vite-preview' },
    { programs: ['svelte-kit'], arguments: /^sync(?: |$)/, source: 'https://svelte.dev/docs/kit/cli#svelte-kit-sync' },
    { programs: ['gatsby'], arguments: /^serve(?: |$)/, source: 'https://www.gatsbyjs.com/docs/reference/gatsby-cli/#serve' },
  ],
};
