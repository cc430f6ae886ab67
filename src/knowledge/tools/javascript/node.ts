import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { words } from '../../words.ts';
import { BUILDS_PROJECT, CODE, TRANSPILES } from './shared.ts';

/** What all of them do with their environment. */
const RUNS_PROJECT = { how: 'reads %s', runs: 'code of the project', readsNothing: VERSION };

export const node: Tool = {
  name: 'node',
  docs: 'https://nodejs.org/api/process.html#processenv',
  programs: words(`
      node ts-node tsx deno next vite webpack tsc rollup gulp grunt ng vue-cli-service react-scripts nuxt gatsby ember bower node-gyp
      electron-builder cypress jest esbuild parcel astro svelte-kit remix nest strapi meteor zx pm2 prisma jspm
    `),
  spellings: [{ starts: 'nodejs', pattern: /^nodejs$/, name: 'node' }],
  environment: [
    { programs: ['next'], variables: /(?:NODE|NEXT)_\w+/i, ...RUNS_PROJECT, source: 'https://nextjs.org/docs/app/guides/environment-variables' },
    {
      programs: ['nuxt'],
      variables: /(?:NODE|NUXT)_\w+/i,
      ...RUNS_PROJECT,
      source: 'https://nuxt.com/docs/guide/going-further/runtime-config#environment-variables',
    },
    { programs: ['cypress'], variables: /(?:NODE|CYPRESS)_\w+/i, ...RUNS_PROJECT, source: 'https://docs.cypress.io/app/references/environment-variables' },
    { variables: /NODE_\w+/i, ...RUNS_PROJECT, source: 'https://nodejs.org/api/process.html#processenv' },
  ],
  readsFilesOf: [
    { tool: 'npm', programs: ['ng', 'meteor'] },
    { tool: 'yarn', programs: ['ng', 'meteor'] },
    { tool: 'aws', programs: ['node'] },
    { tool: 'gcloud', programs: ['node'] },
    { tool: 'dotenv', programs: ['next', 'vite', 'nuxt', 'react-scripts', 'vue-cli-service', 'prisma', 'astro', 'gatsby'] },
  ],
  output: [{ programs: ['node'], of: 'input', source: 'https://nodejs.org/api/cli.html' }],
  logins: [{ programs: ['cypress'], own: true, source: 'https://docs.cypress.io/cloud/account-management/projects' }],
  ownVariables: [{ programs: ['cypress'], pattern: /^CYPRESS/i, source: 'https://docs.cypress.io/cloud/account-management/projects' }],
  project: [
    {
      programs: ['deno'],
      arguments: /^(?:--?\S+ )*(?:install|i|add|remove|cache|check|fmt|lint|doc|info|types|outdated|upgrade|clean|approve-scripts)(?: |$)/,
      manifest: /^(?:deno\.jsonc?|package\.json)$/,
      files: /(?:^|\/)(?:deno\.jsonc?|\.npmrc)$/,
      installs: true,
      source: 'https://docs.deno.com/runtime/reference/cli/',
    },
    {
      programs: ['node', 'deno', 'tsx', 'ts-node'],
      follows: 'module',
      modules: 'path',
      files: CODE,
      libraries: 'javascript',
      source: 'https://nodejs.org/api/cli.html',
    },
    { programs: ['tsc'], manifest: /^package\.json$/, source: 'https://www.typescriptlang.org/docs/handbook/compiler-options.html' },
    { programs: ['nest'], arguments: /^(?:build|generate|g)(?: |$)/, ...TRANSPILES, source: 'https://docs.nestjs.com/cli/usages#nest-build' },
    {
      programs: ['prisma'],
      manifest: /^package\.json$/,
      files: /\.prisma$|(?:^|\/)prisma\.config\.[cm]?[jt]s$|(?:^|\/)\.env$/,
      source: 'https://www.prisma.io/docs/orm/reference/prisma-cli-reference',
    },
    {
      programs: words(
        'vite next nuxt webpack rollup parcel esbuild gulp grunt jest ng vue-cli-service react-scripts gatsby astro remix svelte-kit strapi nest cypress ember',
      ),
      ...BUILDS_PROJECT,
    },
  ],
};
