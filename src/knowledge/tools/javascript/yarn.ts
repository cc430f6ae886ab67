import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import {
  COMPILES,
  DEFINES_NAMES,
  INSTALLS_NAMED,
  INSTALLS_PROJECT,
  LOCKS,
  LOGIN_COMMANDS,
  NPM_VARIABLES,
  OFFLINE,
  OFFLINE_OPTION,
  PACKAGE_SCRIPT,
  RUNS_SCRIPTS,
  YARN_READS,
} from './shared.ts';

export const yarn: Tool = {
  name: 'yarn',
  title: 'Yarn',
  docs: 'https://yarnpkg.com/configuration/yarnrc',
  programs: ['yarn'],
  spellings: [{ starts: 'yarn', pattern: /^yarnpkg$|^yarn\.js$/, name: 'yarn' }],
  environment: [
    {
      variables: NPM_VARIABLES,
      how: 'reads ${%s} in .npmrc or .yarnrc.yml, or the variable itself',
      runs: 'scripts of the project and its packages',
      plain: /^(?:config|set|get|cache|list|why|info|licenses|check|versions|audit|autoclean|global (?:dir|bin|list))\b/,
      readsNothing: VERSION,
      source: 'https://docs.npmjs.com/cli/configuring-npm/npmrc',
    },
  ],
  files: [{ kind: 'Yarn settings', path: /\/\.yarnrc(?:\.yml)?$/, where: 'project', programOnly: true, source: 'https://yarnpkg.com/configuration/yarnrc' }],
  readsFilesOf: [{ tool: 'npm' }, { tool: 'netrc' }, { tool: 'git' }, { tool: 'ssh' }],
  operands: [
    {
      command: ['config', 'set'],
      key: /(?:_authtoken|_auth|_password|npmAuthToken|npmAuthIdent)$/i,
      operand: 1,
      form: 'value',
      source: 'https://docs.npmjs.com/cli/configuring-npm/npmrc#auth-related-configuration',
    },
    {
      command: ['config', 'set'],
      key: /(?:_authtoken|_auth|_password)=/i,
      operand: 0,
      form: 'key=value',
      source: 'https://docs.npmjs.com/cli/commands/npm-config#set',
    },
  ],
  writes: [
    { kind: 'binary', arguments: DEFINES_NAMES, files: ['the bundle'], source: 'https://esbuild.github.io/api/#define' },
    {
      kind: 'config',
      arguments: /\bconfig set\b.*(?:npmAuth|npmRegistries|npmScopes)/,
      files: ['.yarnrc.yml'],
      scopes: [{ option: /(?:^| )(?:-H|--home)\b/, file: '~/.yarnrc.yml' }],
      moved: ['YARN_RC_FILENAME'],
      holds: 'setting',
      revertedBy: /^yarn config unset\b/,
      revert: [
        {
          command: ['config', 'set'],
          keep: /^(?:-H|--home)$/,
          undo: { arguments: 'config unset {kept} {0}' },
          source: 'https://yarnpkg.com/cli/config/unset',
        },
      ],
      source: 'https://yarnpkg.com/cli/config/set',
    },
    {
      kind: 'config',
      arguments: /\bconfig set\b.*(?:_auth|_password)/,
      files: ['~/.yarnrc'],
      holds: 'setting',
      revertedBy: /^yarn config delete\b/,
      revert: [{ command: ['config', 'set'], undo: { arguments: 'config delete {key}' }, source: 'https://classic.yarnpkg.com/lang/en/docs/cli/config/' }],
      source: 'https://classic.yarnpkg.com/lang/en/docs/cli/config/',
    },
    {
      kind: 'login',
      arguments: /^npm login\b/,
      files: ['~/.yarnrc.yml'],
      moved: ['YARN_RC_FILENAME'],
      holds: 'registry',
      revertedBy: /^yarn npm logout\b/,
      revert: [
        {
          command: ['npm', 'login'],
          valued: /^(?:-s|--scope)$/,
          keep: /^(?:-s|--scope|--publish)$/,
          undo: { arguments: 'npm logout {kept}' },
          source: 'https://yarnpkg.com/cli/npm/logout',
        },
      ],
      source: 'https://yarnpkg.com/cli/npm/login',
    },
    {
      kind: 'config',
      arguments: /\b(?:i|install|add)\b.*https?:\/\/[^\s/]+@/,
      files: ['package.json', 'yarn.lock'],
      holds: 'name',
      source: 'https://classic.yarnpkg.com/lang/en/docs/cli/add/',
    },
  ],
  expands: [
    {
      path: /(?:^|\/)\.yarnrc\.yml$/,
      programs: ['yarn', 'corepack'],
      reference: '${NAME}',
      strict: [{ programs: ['yarn'], what: 'yarn' }],
      source: 'https://yarnpkg.com/configuration/yarnrc',
    },
  ],
  stores: [{ arguments: /^config set (?:-H |--home )?(?:npmAuthToken|npmAuthIdent)\b/, file: '.yarnrc.yml', source: 'https://yarnpkg.com/cli/config/set' }],
  references: [
    {
      kind: 'yarnrc',
      path: /(?:^|\/)\.yarnrc\.yml$/,
      reference: '${NAME}',
      variable: 'NPM_TOKEN',
      values: [/^[ \t]*["']?npmAuth(?:Token|Ident)["']?[ \t]*:[ \t]*["']?(?<value>[^\s"'#]+)/dgm],
      source: 'https://yarnpkg.com/configuration/yarnrc',
    },
  ],
  settings: [
    {
      command: ['config', 'set'],
      setting: /^npmAuth(Token|Ident)$/,
      variable: 'YARN_NPM_AUTH_{0}',
      replace: [],
      source: 'https://yarnpkg.com/configuration/yarnrc#npmAuthToken',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://www.gnu.org/prep/standards/html_node/Command_002dLine-Interfaces.html' },
    { arguments: OFFLINE, source: 'https://classic.yarnpkg.com/lang/en/docs/cli/' },
    { arguments: OFFLINE_OPTION, source: 'https://classic.yarnpkg.com/lang/en/docs/cli/install/#toc-yarn-install-offline' },
    {
      arguments: /^(?:list|why|versions|check|rebuild|global (?:bin|dir|list)|workspaces list)(?: |$)/,
      source: 'https://classic.yarnpkg.com/lang/en/docs/cli/',
    },
  ],
  overSsh: [
    { fetches: /^(?:-\S+(?: |$))*$|^(?:-\S+ )*(?:install|add|up|upgrade|import)(?: |$)/, source: 'https://classic.yarnpkg.com/lang/en/docs/cli/install/' },
  ],
  projectScripts: [{ programs: ['yarn'], arguments: PACKAGE_SCRIPT, file: 'package.json', source: 'https://yarnpkg.com/cli/run' }],
  logins: [{ arguments: LOGIN_COMMANDS, source: 'https://docs.npmjs.com/cli/commands' }],
  places: [
    {
      kinds: ['yarnrc'],
      home: /^\.yarnrc(?:\.yml)?$/,
      project: /^\.yarnrc(?:\.yml)?$/,
      serves: 'build',
      loginLines: /^(?:\s|#|$|npm[A-Z]\w*:|"?(?:registry|\/\/|@)|always-auth|_)/,
      source: 'https://yarnpkg.com/configuration/yarnrc',
    },
  ],
  project: [INSTALLS_PROJECT, INSTALLS_NAMED, { ...RUNS_SCRIPTS, source: 'https://yarnpkg.com/cli/run' }],
  repositoryLocks: [LOCKS],
  readsByItself: [YARN_READS],
  compiles: [{ programs: ['yarn'], ...COMPILES }],
};
