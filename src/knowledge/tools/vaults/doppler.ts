import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const doppler: Tool = {
  name: 'doppler',
  docs: 'https://docs.doppler.com/docs/cli',
  forServices: true,
  programs: ['doppler'],
  environment: [
    {
      variables: /DOPPLER_\w+/i,
      how: 'reads %s',
      runs: 'the command that it is given',
      plain: /^(?!(?:.* )?run\b)/,
      readsNothing: VERSION,
      source: 'https://docs.doppler.com/docs/cli',
    },
  ],
  files: [{ kind: 'Doppler logins', path: /\/\.doppler(?:\/\.doppler\.yaml)?$/, where: 'home', ownOnly: true, source: 'https://docs.doppler.com/docs/cli' }],
  options: [{ options: ['--token', '-t'], form: 'value', source: 'https://docs.doppler.com/docs/service-tokens' }],
  operands: [
    { command: ['configure', 'set'], key: /^token$/, operand: 1, form: 'value', source: 'https://docs.doppler.com/docs/service-tokens' },
    { command: ['configure', 'set'], key: /^token=/, operand: 0, form: 'key=value', source: 'https://docs.doppler.com/docs/service-tokens' },
  ],
  input: [
    {
      arguments: /^configure set token\b/,
      content: /^(?<password>(?:(?!\\n)\S)+)/g,
      what: 'token',
      source: 'https://docs.doppler.com/docs/service-tokens',
    },
  ],
  writes: [
    {
      kind: 'login',
      arguments: /^configure set (?:\S+ )*token\b/,
      files: ['~/.doppler/.doppler.yaml'],
      scopes: [{ option: /--configuration[ =](?<path>\S+)/ }],
      moved: ['DOPPLER_CONFIG_DIR'],
      holds: 'name',
      revertedBy: /^doppler (?:configure (?:unset .*token|reset)\b|logout\b)/,
      revert: [
        {
          command: ['configure', 'set'],
          valued: /^(?:--scope|--config-dir|--configuration)$/,
          keep: /^--(?:scope|config-dir|configuration)(?:=.*)?$/,
          undo: { arguments: 'configure unset token {kept}' },
          source: 'https://docs.doppler.com/docs/cli',
        },
      ],
      source: 'https://docs.doppler.com/docs/service-tokens',
    },
    {
      kind: 'login',
      arguments: /^(?:enclave )?setup\b(?!.*--no-save-token)/,
      takes: 'DOPPLER_TOKEN',
      files: ['~/.doppler/.doppler.yaml'],
      scopes: [{ option: /--configuration[ =](?<path>\S+)/ }],
      moved: ['DOPPLER_CONFIG_DIR'],
      holds: 'name',
      revertedBy: /^doppler (?:configure (?:unset .*token|reset)\b|logout\b)/,
      revert: [
        {
          command: ['setup'],
          valued: /^(?:-t|--token|-p|--project|-c|--config|--scope|--config-dir|--configuration)$/,
          keep: /^--(?:scope|config-dir|configuration)(?:=.*)?$/,
          undo: { arguments: 'configure unset token {kept}' },
          source: 'https://docs.doppler.com/docs/cli',
        },
      ],
      source: 'https://github.com/DopplerHQ/cli/releases/tag/3.3.0',
    },
    {
      kind: 'login',
      arguments: /^login\b/,
      files: ['~/.doppler/.doppler.yaml'],
      moved: ['DOPPLER_CONFIG_DIR'],
      holds: 'name',
      revertedBy: /^doppler logout\b/,
      source: 'https://docs.doppler.com/docs/cli',
    },
  ],
  prints: [
    {
      arguments: /\bsecrets (?:download|get)\b|^secrets\b|^configure get (?:\S+ )*token\b/,
      what: 'a secret from Doppler',
      source: 'https://docs.doppler.com/docs/accessing-secrets',
    },
  ],
  settings: [
    { command: ['configure', 'set'], setting: /^token$/, variable: 'DOPPLER_TOKEN', replace: [], source: 'https://docs.doppler.com/docs/service-tokens' },
  ],
  offline: [
    { arguments: HELP, source: 'https://docs.doppler.com/docs/cli' },
    { arguments: /^(?:configure|completion|update)\b/, source: 'https://docs.doppler.com/docs/cli' },
  ],
};
