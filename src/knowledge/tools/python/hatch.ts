import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { LOGIN_COMMANDS, MANAGES_PROJECT, OFFLINE, RUNS_PROGRAM } from './shared.ts';

export const hatch: Tool = {
  name: 'hatch',
  docs: 'https://hatch.pypa.io/latest/config/hatch/',
  programs: ['hatch'],
  environment: [
    {
      variables: /HATCH_\w+|PIP_\w+|UV_\w+|NETRC/i,
      how: 'reads %s for its index',
      runs: 'code of the project and build scripts of the packages',
      plain: /^(?:config|clean|version|env (?:show|find|prune|remove)|python show)\b/,
      readsNothing: VERSION,
      source: 'https://hatch.pypa.io/latest/publish/#authentication',
    },
  ],
  options: [{ when: /\bpublish\b/, options: ['-a', '--auth'], form: 'value', source: 'https://hatch.pypa.io/latest/cli/reference/#hatch-publish' }],
  operands: [
    { command: ['config', 'set'], key: /^publish\..*\.auth$/, operand: 1, form: 'value', source: 'https://hatch.pypa.io/latest/publish/#authentication' },
  ],
  writes: [
    {
      kind: 'config',
      arguments: /\bconfig set publish\.\S*(?:user|auth)\b/,
      files: ['~/.config/hatch/config.toml'],
      scopes: [{ option: /--config[= ](?<path>\S+)/ }],
      moved: ['HATCH_CONFIG'],
      holds: 'setting',
      revertedBy: /^hatch (?:--config[= ]\S+ )?config (?:set \S+ $|restore\b)/,
      revert: [
        { command: ['config', 'set'], undo: { arguments: "config set {0} ''" }, source: 'https://hatch.pypa.io/latest/cli/reference/#hatch-config-set' },
      ],
      source: 'https://hatch.pypa.io/latest/publish/#authentication',
    },
  ],
  settings: [
    {
      command: ['config', 'set'],
      setting: /^publish\.index\.(user|auth)$/,
      variable: 'HATCH_INDEX_{0}',
      replace: [],
      source: 'https://hatch.pypa.io/latest/publish/#authentication',
    },
  ],
  offline: [
    {
      arguments: /^(?:--version|version|config|clean|project|python show|env (?:show|find|prune|remove))\b/,
      source: 'https://hatch.pypa.io/latest/cli/reference/',
    },
  ],
  logins: [{ arguments: LOGIN_COMMANDS, unless: OFFLINE, source: 'https://pip.pypa.io/en/stable/cli/' }],
  usesLoginOf: [{ tool: 'pip' }],
  project: [RUNS_PROGRAM, MANAGES_PROJECT],
};
