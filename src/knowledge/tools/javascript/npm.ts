import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import {
  COMPILES,
  DEFINES_NAMES,
  FETCHES,
  INSTALLS_NAMED,
  INSTALLS_PROJECT,
  keepsAddresses,
  LOCKS,
  LOGIN_COMMANDS,
  logsInAsNpm,
  NPM_LOGOUT,
  NPM_READS,
  NPM_VARIABLES,
  OFFLINE,
  OFFLINE_OPTION,
  PACKAGE_SCRIPT,
  PUBLISHES_PROJECT,
  RUNS_SCRIPTS,
  runsLoginPackage,
  takesUserConfig,
} from './shared.ts';

/** Images of Node.js up to 14, which include npm 6. Source: https://nodejs.org/en/about/previous-releases */
const WITH_NPM_6 = /(?:^|\/)(?:node|circleci\/node|mhart\/alpine-node)(?::(?:[0-9]|1[0-4]|argon|boron|carbon|dubnium|erbium|fermium)(?:\D|$))/;

export const npm: Tool = {
  name: 'npm',
  docs: 'https://docs.npmjs.com/cli/configuring-npm/npmrc',
  programs: ['npm', 'npx'],
  spellings: [{ starts: 'npm-', pattern: /^npm-cli\.js$/, name: 'npm' }],
  environment: [
    {
      variables: NPM_VARIABLES,
      how: 'reads ${%s} in .npmrc or .yarnrc.yml, or the variable itself',
      runs: 'scripts of the project and its packages',
      plain:
        /^(?:config|c|set|get|cache|-g config|ls|list|ll|la|explain|why|query|pkg|outdated|audit|view|fund|sbom|ping|whoami|root|prefix|bin|completion)\b|^(?:-\S+ )*(?:ci|i|install)\b.* --ignore-scripts(?: |$)/,
      readsNothing: VERSION,
      source: 'https://docs.npmjs.com/cli/using-npm/scripts#life-cycle-operation-order',
    },
  ],
  files: [
    {
      kind: 'npm settings',
      path: /(?:^\/root|^\/home\/[^/]+|^\/usr\/(?:local\/)?etc|^)\/\.?npmrc$/,
      where: 'home',
      programOnly: true,
      source: 'https://docs.npmjs.com/cli/configuring-npm/npmrc#files',
    },
    { kind: 'npm settings', path: /\/\.npmrc$/, where: 'project', programOnly: true, source: 'https://docs.npmjs.com/cli/configuring-npm/npmrc#files' },
  ],
  readsFilesOf: [{ tool: 'yarn' }, { tool: 'netrc', programs: ['npm'] }, { tool: 'git', programs: ['npm'] }, { tool: 'ssh', programs: ['npm'] }],
  operands: [
    {
      programs: ['npm'],
      command: ['config', 'set'],
      key: /(?:_authtoken|_auth|_password|npmAuthToken|npmAuthIdent)$/i,
      operand: 1,
      form: 'value',
      source: 'https://docs.npmjs.com/cli/configuring-npm/npmrc#auth-related-configuration',
    },
    {
      programs: ['npm'],
      command: ['config', 'set'],
      key: /(?:_authtoken|_auth|_password)=/i,
      operand: 0,
      form: 'key=value',
      source: 'https://docs.npmjs.com/cli/commands/npm-config#set',
    },
    {
      programs: ['npm'],
      command: ['set'],
      key: /(?:_authtoken|_auth|_password)$/i,
      operand: 1,
      form: 'value',
      source: 'https://docs.npmjs.com/cli/commands/npm-config#set',
    },
    {
      programs: ['npm'],
      command: ['set'],
      key: /(?:_authtoken|_auth|_password)=/i,
      operand: 0,
      form: 'key=value',
      source: 'https://docs.npmjs.com/cli/commands/npm-config#set',
    },
  ],
  input: [
    {
      programs: ['npm'],
      arguments: /^(?:-\S+ )*(?:login|adduser|add-user)\b/,
      // the answers to its questions: user, password, mail
      content: /^[^\\\n]+(?:\\n|\n)(?<password>[^\\\n]+)(?:\\n|\n|$)/g,
      what: 'npm login',
      source: 'https://docs.npmjs.com/cli/commands/npm-login',
    },
  ],
  writes: [
    {
      programs: ['npx', 'npm'],
      kind: 'binary',
      arguments: DEFINES_NAMES,
      files: ['the bundle'],
      source: 'https://esbuild.github.io/api/#define',
    },
    {
      programs: ['npm'],
      kind: 'edit',
      arguments: /^(?:-\S+ )*pkg set\b/,
      files: ['package.json'],
      source: 'https://docs.npmjs.com/cli/commands/npm-pkg',
    },
    {
      programs: ['npm'],
      kind: 'config',
      arguments: /\b(?:config set|c set|set)\b.*(?:_authtoken|_auth|_password)/i,
      files: ['~/.npmrc'],
      scopes: [
        { option: /--location[= ]project\b/, file: '.npmrc' },
        { option: /--location[= ]global\b|(?:^| )-g\b|--global\b/, file: '/usr/local/etc/npmrc' },
      ],
      moved: ['NPM_CONFIG_USERCONFIG', 'npm_config_userconfig'],
      keeps: 'npm keeps the command line in ~/.npm/_logs',
      keepsUnless: 'NPM_CONFIG_LOGS_MAX=0',
      holds: 'setting',
      revertedBy: NPM_LOGOUT,
      revert: [
        {
          command: ['config', 'set'],
          valued: /^(?:--location|-L|--userconfig)$/,
          keep: /^(?:-g|--global|--location(?:=.*)?|-L|--userconfig(?:=.*)?)$/,
          undo: { arguments: 'config delete {kept} {key}' },
          environment: 'NPM_CONFIG_LOGS_MAX=0',
          source: 'https://docs.npmjs.com/cli/commands/npm-config',
        },
        {
          command: ['set'],
          undo: { arguments: 'config delete {key}' },
          environment: 'NPM_CONFIG_LOGS_MAX=0',
          source: 'https://docs.npmjs.com/cli/commands/npm-config',
        },
      ],
      source: 'https://docs.npmjs.com/cli/commands/npm-config#set',
    },
    {
      programs: ['npm'],
      kind: 'config',
      arguments: /\b(?:i|install|ci|add|view|pack|publish)\b.*--\/\/\S+:_auth/,
      files: ['~/.npm/_logs'],
      holds: 'setting',
      keeps: 'npm keeps the command line in ~/.npm/_logs',
      source: 'https://docs.npmjs.com/cli/using-npm/logging',
    },
    runsLoginPackage('npx'),
    logsInAsNpm('npm'),
    keepsAddresses('npm', 'package-lock.json', 'https://docs.npmjs.com/cli/configuring-npm/package-json#git-urls-as-dependencies'),
  ],
  expands: [
    {
      path: /(?:^|\/)\.?npmrc$|NPM_CONFIG_USERCONFIG\}?$/,
      programs: ['npm', 'npx', 'yarn', 'bun', 'bunx', 'lerna', 'corepack'],
      reference: '${NAME}',
      strict: [
        { programs: ['yarn'], what: 'yarn 1' },
        {
          programs: ['npm', 'npx'],
          image: WITH_NPM_6,
          // alpine has npm 7 and newer since 3.14: https://pkgs.alpinelinux.org/package/v3.14/main/x86_64/npm
          tells: /(?:^|\/)(?:node|circleci\/node|mhart\/alpine-node)(?:[:@]|$)|(?:^|\/)alpine(?:$|:(?:latest|edge|3(?:$|\.(?:1[4-9]|[2-9]\d))))/,
          what: 'npm 6',
        },
      ],
      filled: [
        {
          programs: ['npm'],
          arguments: /^(?:-\S+ )*(?:(?:config|c) (?:set|delete|del|rm)|set|login|adduser|logout)\b/,
          image: WITH_NPM_6,
          source: 'https://github.com/npm/cli/blob/v6.14.18/lib/config/core.js',
        },
      ],
      unless: [{ name: 'pnpm', reason: 'newer pnpm does not fill in variables in the .npmrc of a project' }],
      source: 'https://docs.npmjs.com/cli/configuring-npm/npmrc#environment-variables',
    },
  ],
  stores: [{ arguments: /^(?:-\S+ )*(?:config set|c set|set)\b/, file: '.npmrc', source: 'https://docs.npmjs.com/cli/commands/npm-config#set' }],
  references: [
    {
      kind: 'npmrc',
      path: /(?:^|\/)\.?(?:p?npmrc)$/,
      reference: '${NAME}',
      variable: 'NPM_TOKEN',
      values: [/^[ \t]*(?:\/\/[^\s=]+:)?_(?:authToken|auth|password)[ \t]*=[ \t]*["']?(?<value>[^\s"';#]+)/dgm],
      source: 'https://docs.npmjs.com/cli/configuring-npm/npmrc#environment-variables',
    },
  ],
  offline: [
    { programs: ['npm'], arguments: HELP, source: 'https://www.gnu.org/prep/standards/html_node/Command_002dLine-Interfaces.html' },
    { programs: ['npm'], arguments: OFFLINE, source: 'https://docs.npmjs.com/cli/commands' },
    { programs: ['npm'], arguments: OFFLINE_OPTION, source: 'https://docs.npmjs.com/cli/using-npm/config#offline' },
    {
      programs: ['npm'],
      arguments: /^(?:-\S+ )*(?:ls|list|ll|la|pkg|rebuild|rb|explain|why|completion|query|version|root|prefix|bin)(?: |$)/,
      source: 'https://docs.npmjs.com/cli/commands',
    },
  ],
  overSsh: [{ programs: ['npm'], fetches: FETCHES, source: 'https://docs.npmjs.com/cli/commands/npm-install' }],
  projectScripts: [{ programs: ['npm'], arguments: PACKAGE_SCRIPT, file: 'package.json', source: 'https://docs.npmjs.com/cli/commands/npm-run' }],
  logs: [
    // what looks like a token is hidden since npm 7
    {
      arguments: /(?:^| )(?:-d{1,3}(?: |$)|--verbose|--loglevel[= ](?:silly|verbose|http))/,
      to: 'errors',
      shows: 'maybe',
      source: 'https://docs.npmjs.com/cli/using-npm/logging',
    },
  ],
  logins: [{ arguments: LOGIN_COMMANDS, source: 'https://docs.npmjs.com/cli/commands' }],
  credentialFiles: [takesUserConfig('npm', 'https://docs.npmjs.com/cli/using-npm/config#userconfig')],
  places: [
    {
      kinds: ['npmrc'],
      home: /^\.npmrc$/,
      project: /^\.npmrc$/,
      fixed: /^\/usr\/(?:local\/)?etc\/npmrc$|\/lib\/node_modules\/npm\/npmrc$|^\/opt\/[\w./-]*\/etc\/npmrc$/,
      serves: 'build',
      // https://docs.npmjs.com/cli/using-npm/config, https://pnpm.io/settings
      scriptLines:
        /^[ \t]*(?:node-options|script-shell|shell-emulator|ignore-scripts|foreground-scripts|enable-pre-post-scripts|node-version|use-node-version|if-present|workspaces?|prefix)[ \t]*=/m,
      source: 'https://docs.npmjs.com/cli/configuring-npm/npmrc#files',
    },
  ],
  project: [{ programs: ['npm'], ...INSTALLS_PROJECT }, { programs: ['npm'], ...PUBLISHES_PROJECT }, { programs: ['npm'], ...INSTALLS_NAMED }, RUNS_SCRIPTS],
  repositoryLocks: [{ programs: ['npm'], ...LOCKS }],
  readsByItself: [NPM_READS],
  compiles: [{ programs: ['npm', 'npx'], ...COMPILES }],
  runsPackages: [{ programs: ['npx'], source: 'https://docs.npmjs.com/cli/commands/npx' }],
};
