import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

const BACKUP = 'chocolatey.config.backup beside it keeps what was there before';

export const choco: Tool = {
  name: 'choco',
  docs: 'https://docs.chocolatey.org/en-us/choco/commands/source',
  programs: ['choco', 'chocolatey'],
  environment: [
    {
      variables: /chocolatey\w*/i,
      how: 'reads %s',
      runs: 'install scripts of the packages',
      plain: /^(?:sources?|apikey|setapikey|config|feature|features|list|search|pin)\b/i,
      readsNothing: VERSION,
      source: 'https://docs.chocolatey.org/en-us/guides/usage/proxy-settings-for-chocolatey',
    },
  ],
  options: [
    {
      when: /^sources?\b/i,
      options: ['-p', '-cp', '--password', '--certpassword'],
      attached: 'never',
      form: 'value',
      source: 'https://docs.chocolatey.org/en-us/choco/commands/source#options-and-switches',
    },
    {
      when: /^sources?\b/i,
      options: ['-p'],
      attached: 'only',
      form: 'key=value',
      source: 'https://docs.chocolatey.org/en-us/choco/commands/source#options-and-switches',
    },
    {
      when: /^(?:set)?apikey\b|^push\b/i,
      options: ['-k', '--key', '--apikey', '--api-key'],
      attached: 'never',
      form: 'value',
      source: 'https://docs.chocolatey.org/en-us/choco/commands/apikey#options-and-switches',
    },
    {
      when: /^(?:set)?apikey\b|^push\b/i,
      options: ['-k'],
      attached: 'only',
      form: 'key=value',
      source: 'https://docs.chocolatey.org/en-us/choco/commands/apikey#options-and-switches',
    },
  ],
  writes: [
    {
      kind: 'config',
      arguments: /^sources? add\b.* (?:-p|-cp|--password|--certpassword)[= ]/i,
      files: ['$ChocolateyInstall/config/chocolatey.config'],
      holds: 'name',
      keeps: BACKUP,
      source: 'https://docs.chocolatey.org/en-us/choco/commands/source',
    },
    {
      kind: 'config',
      arguments: /^(?:apikey(?: add)?|setapikey)\b.* (?:-k|--key|--apikey|--api-key)[= ]/i,
      files: ['$ChocolateyInstall/config/chocolatey.config'],
      holds: 'host',
      keeps: BACKUP,
      source: 'https://docs.chocolatey.org/en-us/choco/commands/apikey',
    },
  ],
  offline: [
    {
      arguments: /^(?:--version|sources?|apikey|setapikey|config|features?|pin|list|uninstall)\b/i,
      source: 'https://docs.chocolatey.org/en-us/choco/commands/',
    },
  ],
};
