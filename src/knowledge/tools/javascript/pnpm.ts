import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { FETCHES, LOGIN_PACKAGES, NPM_VARIABLES, OFFLINE } from './shared.ts';

export const pnpm: Tool = {
  name: 'pnpm',
  docs: 'https://docs.npmjs.com/cli/configuring-npm/npmrc',
  programs: ['pnpm', 'pnpx'],
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
  readsFilesOf: [
    { tool: 'npm' },
    { tool: 'yarn' },
    { tool: 'netrc', programs: ['pnpm'] },
    { tool: 'git', programs: ['pnpm'] },
    { tool: 'ssh', programs: ['pnpm'] },
  ],
  operands: [
    {
      programs: ['pnpm'],
      command: ['config', 'set'],
      key: /(?:_authtoken|_auth|_password|npmAuthToken|npmAuthIdent)$/i,
      operand: 1,
      form: 'value',
      source: 'https://docs.npmjs.com/cli/configuring-npm/npmrc#auth-related-configuration',
    },
    {
      programs: ['pnpm'],
      command: ['config', 'set'],
      key: /(?:_authtoken|_auth|_password)=/i,
      operand: 0,
      form: 'key=value',
      source: 'https://docs.npmjs.com/cli/commands/npm-config#set',
    },
  ],
  writes: [
    {
      programs: ['pnpm'],
      kind: 'config',
      arguments: /\b(?:config set|set)\b.*(?:_authtoken|_auth|_password)/i,
      files: ['~/.npmrc'],
      scopes: [
        { option: /--location[= ]project\b/, file: '.npmrc' },
        { option: /--location[= ]global\b|(?:^| )-g\b|--global\b/, file: '/usr/local/etc/npmrc' },
      ],
      moved: ['NPM_CONFIG_USERCONFIG'],
      holds: 'setting',
      revertedBy: /^pnpm (?:config )?delete\b/,
      source: 'https://pnpm.io/cli/config',
    },
    {
      programs: ['pnpx'],
      kind: 'login',
      arguments: LOGIN_PACKAGES,
      files: ['~/.npmrc'],
      moved: ['NPM_CONFIG_USERCONFIG'],
      always: true,
      holds: 'registry',
      source: 'https://cloud.google.com/artifact-registry/docs/nodejs/authentication',
    },
    {
      programs: ['pnpm'],
      kind: 'login',
      arguments: /^(?:-\S+ )*(?:login|adduser)\b/,
      files: ['~/.npmrc'],
      moved: ['NPM_CONFIG_USERCONFIG'],
      holds: 'registry',
      revertedBy: /^npm logout/,
      source: 'https://docs.npmjs.com/cli/commands/npm-login',
    },
    {
      programs: ['pnpm'],
      kind: 'config',
      arguments: /\b(?:i|install|add)\b.*https?:\/\/[^\s/]+@/,
      files: ['package.json', 'package-lock.json'],
      source: 'https://docs.npmjs.com/cli/configuring-npm/package-json#git-urls-as-dependencies',
    },
  ],
  offline: [
    { programs: ['pnpm'], arguments: HELP, source: 'https://www.gnu.org/prep/standards/html_node/Command_002dLine-Interfaces.html' },
    { programs: ['pnpm'], arguments: OFFLINE, source: 'https://docs.npmjs.com/cli/commands' },
  ],
  overSsh: [{ programs: ['pnpm'], fetches: FETCHES, source: 'https://docs.npmjs.com/cli/commands/npm-install' }],
};
