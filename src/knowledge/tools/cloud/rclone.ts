import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const rclone: Tool = {
  name: 'rclone',
  docs: 'https://rclone.org/docs/',
  forServices: true,
  programs: ['rclone'],
  environment: [
    {
      variables: /RCLONE_\w+|AWS_\w+|GOOGLE_\w+|AZURE_\w+|OS_\w+/i,
      how: 'reads %s',
      runs: 'the commands that its settings name',
      plain: /^(?:--\S+ )*(?:config|version|obscure|listremotes)\b/,
      readsNothing: VERSION,
      source: 'https://rclone.org/docs/#environment-variables',
    },
  ],
  files: [{ kind: 'rclone settings', path: /\/\.?rclone\.conf$/, where: 'home', source: 'https://rclone.org/docs/#config-string' }],
  options: [
    {
      // names of settings, followed by their values
      when: /\bconfig (?:create|update|password)\b/,
      options: ['secret_access_key', 'pass', 'password', 'password2', 'token', 'bearer_token', 'client_secret', 'key', 'account_key', 'key_pem', 'api_key'],
      form: 'value',
      source: 'https://rclone.org/commands/rclone_config_create/',
    },
    { options: ['--password', '--ftp-pass', '--webdav-pass', '--sftp-pass', '--s3-secret-access-key'], form: 'value', source: 'https://rclone.org/flags/' },
  ],
  operands: [{ command: ['obscure'], operand: 0, form: 'value', source: 'https://rclone.org/commands/rclone_obscure/' }],
  writes: [
    {
      kind: 'config',
      arguments: /\bconfig (?:create|update|password)\b/,
      files: ['~/.config/rclone/rclone.conf'],
      scopes: [{ option: /--config[ =](?<path>\S+)/ }],
      moved: ['RCLONE_CONFIG', 'XDG_CONFIG_HOME'],
      holds: 'name',
      revertedBy: /^rclone (?:--\S+ (?:[^-\s]\S* )?)*?config delete\b/,
      revert: [
        {
          command: ['config', 'create'],
          valued: /^--config$/,
          keep: /^--config(?:=.*)?$/,
          undo: { arguments: '{kept} config delete {0}' },
          source: 'https://rclone.org/commands/rclone_config_delete/',
        },
      ],
      source: 'https://rclone.org/commands/rclone_config_create/',
    },
  ],
  prints: [
    { arguments: /\bconfig (?:show|dump)\b|^reveal\b/, what: 'the credentials of its settings', source: 'https://rclone.org/commands/rclone_config_show/' },
  ],
  offline: [
    { arguments: HELP, source: 'https://rclone.org/commands/' },
    { arguments: /^(?:--\S+ )*(?:config|listremotes|obscure|genautocomplete|completion)\b/, source: 'https://rclone.org/commands/' },
  ],
  credentialFiles: [{ kind: 'rclone', options: ['--config'], variables: ['RCLONE_CONFIG'], source: 'https://rclone.org/docs/#config-string' }],
};
