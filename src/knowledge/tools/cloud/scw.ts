import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const scw: Tool = {
  name: 'scw',
  title: 'the Scaleway CLI',
  docs: 'https://www.scaleway.com/en/developers/cli',
  forServices: true,
  programs: ['scw'],
  environment: [
    {
      variables: /(?:SCW|SCALEWAY)_\w+/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://github.com/scaleway/scaleway-cli/blob/master/docs/commands/config.md',
    },
  ],
  files: [
    {
      kind: 'Scaleway settings',
      path: /\/scw\/config\.yaml$/,
      where: 'home',
      source: 'https://github.com/scaleway/scaleway-cli/blob/master/docs/commands/config.md',
    },
  ],
  operands: [
    {
      command: ['config', 'set'],
      key: /^secret[-_]key=/,
      operand: 0,
      form: 'key=value',
      source: 'https://github.com/scaleway/scaleway-cli/blob/master/docs/commands/config.md',
    },
    {
      command: ['config', 'set'],
      when: / set [^\s=]+=\S+ secret[-_]key=/,
      operand: 1,
      form: 'key=value',
      source: 'https://github.com/scaleway/scaleway-cli/blob/master/docs/commands/config.md',
    },
    {
      command: ['init'],
      key: /^secret[-_]key=/,
      operand: 0,
      form: 'key=value',
      source: 'https://github.com/scaleway/scaleway-cli/blob/master/internal/namespaces/init/init.go',
    },
    {
      command: ['init'],
      when: /init [^\s=]+=\S+ secret[-_]key=/,
      operand: 1,
      form: 'key=value',
      source: 'https://github.com/scaleway/scaleway-cli/blob/master/internal/namespaces/init/init.go',
    },
  ],
  writes: [
    {
      kind: 'login',
      arguments: /(?:^| )(?:config set|init)\b.* secret[-_]key=/,
      files: ['~/.config/scw/config.yaml'],
      scopes: [{ option: /(?:--config|-c)[ =](?<path>\S+)/ }],
      moved: ['SCW_CONFIG_PATH', 'XDG_CONFIG_HOME'],
      holds: 'profile',
      revertedBy: /^scw (?:\S+ )*config (?:unset secret-key|reset|profile delete)\b/,
      revert: [
        {
          command: ['config', 'set'],
          valued: /^(?:-p|--profile|-c|--config)$/,
          keep: /^(?:-p|--profile(?:=.*)?|-c|--config(?:=.*)?)$/,
          undo: { arguments: '{kept} config unset secret-key' },
          source: 'https://github.com/scaleway/scaleway-cli/blob/master/docs/commands/config.md',
        },
        {
          command: ['init'],
          valued: /^(?:-p|--profile|-c|--config)$/,
          keep: /^(?:-p|--profile(?:=.*)?|-c|--config(?:=.*)?)$/,
          undo: { arguments: '{kept} config unset secret-key' },
          source: 'https://github.com/scaleway/scaleway-cli/blob/master/docs/commands/config.md',
        },
      ],
      source: 'https://github.com/scaleway/scaleway-cli/blob/master/docs/commands/config.md',
    },
    {
      kind: 'login',
      arguments: /\bregistry login\b/,
      files: ['~/.docker/config.json'],
      moved: ['DOCKER_CONFIG'],
      always: true,
      holds: 'registry',
      revertedBy: /^scw (?:\S+ )*registry logout\b/,
      revert: [
        {
          command: ['registry', 'login'],
          arguments: /^(?!.*\b(?:program|region)=)/,
          undo: { arguments: 'registry logout' },
          source: 'https://github.com/scaleway/scaleway-cli/blob/master/internal/namespaces/registry/v1/custom_logout.go',
        },
      ],
      source: 'https://github.com/scaleway/scaleway-cli/blob/master/internal/namespaces/registry/v1/custom_login.go',
    },
  ],
  prints: [
    {
      arguments: /\bconfig (?:dump|get secret[-_]key)\b/,
      what: 'the secret key of Scaleway',
      source: 'https://github.com/scaleway/scaleway-cli/blob/master/docs/commands/config.md',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://www.scaleway.com/en/developers/cli' },
    {
      arguments: /^(?:-\S+ (?:(?:-|\w[\w-]*) )?)*(?:config|autocomplete|registry logout)\b/,
      source: 'https://github.com/scaleway/scaleway-cli/blob/master/internal/namespaces/config/commands.go',
    },
  ],
  logins: [{ own: true, source: 'https://github.com/scaleway/scaleway-cli/blob/master/docs/commands/config.md' }],
  ownVariables: [{ pattern: /^(?:SCW|SCALEWAY)_/i, source: 'https://github.com/scaleway/scaleway-cli/blob/master/docs/commands/config.md' }],
};
