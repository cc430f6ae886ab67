import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { COMPILES, LOGIN_COMMANDS, NPM_VARIABLES, RUNS_SCRIPTS } from './shared.ts';

export const monorepo: Tool = {
  name: 'monorepo',
  docs: 'https://docs.npmjs.com/cli/configuring-npm/npmrc',
  programs: ['lerna', 'nx', 'turbo', 'rush', 'ied', 'cnpm', 'tnpm'],
  environment: [
    {
      programs: ['turbo'],
      variables: /TURBO_\w+/i,
      runs: 'scripts of the project and its packages',
      readsNothing: /^(?:--?version|-v|--?help|-h|prune\b.*|ls\b.*|telemetry\b.*|bin|(?:un)?link\b.*)$/,
      source: 'https://turborepo.com/docs/reference/prune',
    },
    {
      programs: ['nx', 'rush'],
      variables: /(?:NX|RUSH)_\w+/i,
      runs: 'scripts of the project and its packages',
      // `turbo prune` copies a part of the repository, and runs none of its scripts: https://turborepo.com/docs/reference/prune
      plain: /^(?:--version|prune)\b/,
      readsNothing: VERSION,
      source: 'https://turborepo.com/docs/reference/system-environment-variables',
    },
    {
      variables: NPM_VARIABLES,
      how: 'reads ${%s} in .npmrc or .yarnrc.yml, or the variable itself',
      runs: 'scripts of the project and its packages',
      plain: /^(?:config|set|get|cache|-g config|--version)\b/,
      readsNothing: VERSION,
      source: 'https://docs.npmjs.com/cli/configuring-npm/npmrc',
    },
  ],
  readsFilesOf: [
    { tool: 'npm', programs: ['lerna', 'nx', 'turbo', 'rush'] },
    { tool: 'yarn', programs: ['lerna', 'nx', 'turbo', 'rush'] },
  ],
  logins: [
    { programs: ['lerna', 'cnpm', 'tnpm'], arguments: LOGIN_COMMANDS, source: 'https://docs.npmjs.com/cli/commands' },
    {
      programs: ['rush'],
      arguments: /^(?:install|update|add|publish|install-autoinstaller)\b/,
      source: 'https://rushjs.io/pages/maintainer/npm_registry_auth/',
    },
    { programs: ['turbo'], own: true, source: 'https://turborepo.com/docs/reference/system-environment-variables' },
    { programs: ['nx'], own: true, source: 'https://nx.dev/ci/reference/env-vars' },
  ],
  readsByItself: [{ programs: ['lerna'], variables: /^(?:NX|LERNA)_\w+$|^G[HL]_TOKEN$/i, source: 'https://lerna.js.org/docs/features/version-and-publish' }],
  ownVariables: [
    { programs: ['turbo'], pattern: /^TURBO/i, source: 'https://turborepo.com/docs/reference/system-environment-variables' },
    { programs: ['nx'], pattern: /^NX_/i, source: 'https://nx.dev/ci/reference/env-vars' },
  ],
  usesLoginOf: [{ tool: 'npm', programs: ['cnpm', 'tnpm'] }],
  project: [{ programs: ['lerna', 'turbo', 'nx', 'rush'], ...RUNS_SCRIPTS, source: 'https://turborepo.com/docs/crafting-your-repository/running-tasks' }],
  compiles: [{ programs: ['turbo', 'nx', 'lerna'], ...COMPILES }],
  tasks: [
    { programs: ['turbo', 'nx'], settings: /(?:^|\/)(?:turbo|nx)\.jsonc?$/, source: 'https://turborepo.com/docs/reference/configuration#dependson' },
    { programs: ['lerna', 'rush'], source: 'https://lerna.js.org/docs/features/run-tasks' },
  ],
  prunes: [
    {
      programs: ['turbo'],
      arguments: /^prune\b/,
      folder: 'out',
      option: /^--out-dir$/,
      manifests: ['json', ''],
      sources: ['full', ''],
      source: 'https://turborepo.com/docs/reference/prune',
    },
  ],
};
