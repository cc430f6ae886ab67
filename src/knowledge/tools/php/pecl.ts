import type { Tool } from '../../tool.ts';

const SOURCE = 'https://pear.php.net/manual/en/guide.users.commandline.config.php';

export const pecl: Tool = {
  name: 'pecl',
  docs: SOURCE,
  programs: ['pecl', 'pear'],
  environment: [{ variables: /PHP_PEAR_\w+/i, how: 'reads %s as a setting', source: SOURCE }],
  inert: [{ certainty: 'always', what: 'an installer of extensions, which reads only its own settings', source: SOURCE }],
  files: [{ kind: 'PEAR settings', path: /\/\.pearrc$/, where: 'home', source: SOURCE }],
  operands: [{ command: ['config-set'], key: /^password$/, operand: 1, form: 'value', source: SOURCE }],
  writes: [
    {
      kind: 'config',
      arguments: /(?:^| )config-set (?:password \S|http_proxy \S*:\/\/[^\s/]+@)/,
      files: ['~/.pearrc'],
      scopes: [{ option: /(?:^| )-c (?<path>\S+)/ }, { option: / system$/, file: '/etc/pear/pear.conf' }],
      holds: 'setting',
      revertedBy: /^(?:pecl|pear) (?:-\S+ \S+ )*config-set \S+ (?: (?:user|system))?$/,
      revert: [
        {
          command: ['config-set'],
          arguments: / (?:user|system)$/,
          valued: /^-[cC]$/,
          keep: /^-[cC]$/,
          undo: { arguments: "{kept} config-set {0} '' {2}" },
          source: SOURCE,
        },
        { command: ['config-set'], valued: /^-[cC]$/, keep: /^-[cC]$/, undo: { arguments: "{kept} config-set {0} ''" }, source: SOURCE },
      ],
      source: SOURCE,
    },
  ],
  offline: [
    {
      arguments: /^(?:-\S+ \S+ )*(?:config-\w+|list|info|channel-\w+|package|run-scripts|uninstall|clear-cache|install (?:--offline|\S*\.tgz))(?: |$)/,
      source: SOURCE,
    },
  ],
};
