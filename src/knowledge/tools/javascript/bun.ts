import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { FETCHES, LOGIN_PACKAGES, NPM_VARIABLES, OFFLINE } from './shared.ts';

export const bun: Tool = {
  name: 'bun',
  docs: 'https://docs.npmjs.com/cli/configuring-npm/npmrc',
  programs: ['bun', 'bunx'],
  environment: [
    {
      variables: NPM_VARIABLES,
      how: 'reads ${%s} in .npmrc or .yarnrc.yml, or the variable itself',
      runs: 'scripts of the project and its packages',
      plain: /^(?:config|set|get|cache|-g config|--version)\b/,
      quiet: VERSION,
      source: 'https://docs.npmjs.com/cli/configuring-npm/npmrc',
    },
  ],
  files: [{ kind: 'Bun settings', path: /\/\.?bunfig\.toml$/, where: 'project', source: 'https://bun.sh/docs/runtime/bunfig' }],
  readsFilesOf: [
    { tool: 'npm' },
    { tool: 'yarn' },
    { tool: 'netrc', programs: ['bun'] },
    { tool: 'git', programs: ['bun'] },
    { tool: 'ssh', programs: ['bun'] },
  ],
  writes: [
    {
      programs: ['bunx'],
      kind: 'login',
      arguments: LOGIN_PACKAGES,
      files: ['~/.npmrc'],
      moved: ['NPM_CONFIG_USERCONFIG'],
      always: true,
      holds: 'registry',
      source: 'https://cloud.google.com/artifact-registry/docs/nodejs/authentication',
    },
    {
      programs: ['bun'],
      kind: 'config',
      arguments: /\b(?:i|install|add)\b.*https?:\/\/[^\s/]+@/,
      files: ['package.json', 'package-lock.json'],
      source: 'https://docs.npmjs.com/cli/configuring-npm/package-json#git-urls-as-dependencies',
    },
  ],
  references: [
    {
      kind: 'bun',
      path: /(?:^|\/)\.?bunfig\.toml$/,
      reference: '$NAME',
      variable: 'NPM_TOKEN',
      values: [/\b(?:token|password)[ \t]*=[ \t]*["'](?<value>[^"']+)["']/dg],
      source: 'https://bun.sh/docs/runtime/bunfig#install-registry',
    },
  ],
  offline: [{ programs: ['bun'], arguments: OFFLINE, source: 'https://docs.npmjs.com/cli/commands' }],
  overSsh: [{ programs: ['bun'], fetches: FETCHES, source: 'https://docs.npmjs.com/cli/commands/npm-install' }],
};
