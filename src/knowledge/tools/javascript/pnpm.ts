import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { FETCHES, LOGIN_PACKAGES, NPM_LOGOUT, NPM_VARIABLES, OFFLINE, OFFLINE_OPTION } from './shared.ts';

export const pnpm: Tool = {
  name: 'pnpm',
  docs: 'https://pnpm.io/npmrc',
  programs: ['pnpm', 'pnpx'],
  environment: [
    {
      variables: NPM_VARIABLES,
      how: 'reads ${%s} in .npmrc, or the variable itself',
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
      files: ['~/.npmrc', '~/.config/pnpm/auth.ini'],
      scopes: [{ option: /--location[= ]project\b/, file: '.npmrc' }],
      moved: ['NPM_CONFIG_USERCONFIG'],
      keeps: 'pnpm up to 10 hands it to npm, which keeps the command line in ~/.npm/_logs',
      keepsUnless: 'NPM_CONFIG_LOGS_MAX=0',
      holds: 'setting',
      revertedBy: /^pnpm (?:-\S+ )*(?:config |c )?(?:delete|rm)\b/,
      revert: [
        {
          command: ['config', 'set'],
          valued: /^--location$/,
          keep: /^(?:-g|--global|--location(?:=.*)?)$/,
          undo: { arguments: 'config delete {kept} {key}' },
          environment: 'NPM_CONFIG_LOGS_MAX=0',
          source: 'https://pnpm.io/cli/config',
        },
      ],
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
      revertedBy: NPM_LOGOUT,
      source: 'https://cloud.google.com/artifact-registry/docs/nodejs/authentication',
    },
    {
      programs: ['pnpm'],
      kind: 'login',
      arguments: /^(?:-\S+ )*(?:login|adduser)\b/,
      files: ['~/.npmrc'],
      moved: ['NPM_CONFIG_USERCONFIG'],
      holds: 'registry',
      revertedBy: NPM_LOGOUT,
      source: 'https://docs.npmjs.com/cli/commands/npm-login',
    },
    {
      programs: ['pnpm'],
      kind: 'config',
      arguments: /\b(?:i|install|add)\b.*https?:\/\/[^\s/]+@/,
      files: ['package.json', 'pnpm-lock.yaml'],
      holds: 'name',
      source: 'https://pnpm.io/package-sources#git-repositories',
    },
  ],
  offline: [
    { programs: ['pnpm'], arguments: HELP, source: 'https://www.gnu.org/prep/standards/html_node/Command_002dLine-Interfaces.html' },
    { programs: ['pnpm'], arguments: OFFLINE, source: 'https://docs.npmjs.com/cli/commands' },
    { programs: ['pnpm'], arguments: OFFLINE_OPTION, source: 'https://pnpm.io/cli/install#--offline' },
    {
      programs: ['pnpm'],
      arguments: /^(?:--?\S+ )*(?:ls|list|la|ll|why|rebuild|rb|root|bin|setup|store (?:path|prune|status))(?: |$)/,
      source: 'https://pnpm.io/pnpm-cli',
    },
  ],
  overSsh: [{ programs: ['pnpm'], fetches: FETCHES, source: 'https://docs.npmjs.com/cli/commands/npm-install' }],
};
