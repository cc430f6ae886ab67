import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { NPM_VARIABLES, OFFLINE } from './shared.ts';

export const yarn: Tool = {
  name: 'yarn',
  docs: 'https://docs.npmjs.com/cli/configuring-npm/npmrc',
  programs: ['yarn'],
  spellings: [{ starts: 'yarn', pattern: /^yarnpkg$|^yarn\.js$/, name: 'yarn' }],
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
  files: [{ kind: 'Yarn settings', path: /\/\.yarnrc(?:\.yml)?$/, where: 'project', source: 'https://yarnpkg.com/configuration/yarnrc' }],
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
    {
      kind: 'config',
      arguments: /\bconfig set\b.*(?:npmAuth|_auth|npmRegistries|npmScopes|_password)/,
      files: ['.yarnrc.yml'],
      scopes: [{ option: /(?:^| )(?:-H|--home)\b/, file: '~/.yarnrc.yml' }],
      moved: ['YARN_RC_FILENAME'],
      holds: 'setting',
      revertedBy: /^yarn config (?:unset|delete)\b/,
      revert: [
        {
          command: ['config', 'set'],
          arguments: /\bnpm[A-Z]/,
          keep: /^(?:-H|--home)$/,
          undo: { arguments: 'config unset {kept} {0}' },
          source: 'https://yarnpkg.com/cli/config/unset',
        },
        { command: ['config', 'set'], undo: { arguments: 'config delete {0}' }, source: 'https://classic.yarnpkg.com/lang/en/docs/cli/config/' },
      ],
      source: 'https://yarnpkg.com/cli/config/set',
    },
    {
      kind: 'login',
      arguments: /^(?:-\S+ )*(?:login|adduser)\b/,
      files: ['~/.npmrc'],
      moved: ['NPM_CONFIG_USERCONFIG'],
      holds: 'registry',
      revertedBy: /^npm logout/,
      source: 'https://docs.npmjs.com/cli/commands/npm-login',
    },
    {
      kind: 'config',
      arguments: /\b(?:i|install|add)\b.*https?:\/\/[^\s/]+@/,
      files: ['package.json', 'package-lock.json'],
      source: 'https://docs.npmjs.com/cli/configuring-npm/package-json#git-urls-as-dependencies',
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
  offline: [
    { arguments: HELP, source: 'https://www.gnu.org/prep/standards/html_node/Command_002dLine-Interfaces.html' },
    { arguments: OFFLINE, source: 'https://docs.npmjs.com/cli/commands' },
  ],
  overSsh: [
    { fetches: /^(?:--?\S+ ?)*$|^(?:--?\S+ )*(?:install|add|up|upgrade|import)(?: |$)/, source: 'https://classic.yarnpkg.com/lang/en/docs/cli/install/' },
  ],
};
