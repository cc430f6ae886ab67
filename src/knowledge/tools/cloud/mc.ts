import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const mc: Tool = {
  name: 'mc',
  docs: 'https://min.io/docs/minio/linux/reference/minio-mc.html',
  forServices: true,
  programs: ['mc', 'mcli'],
  environment: [
    {
      variables: /MC_\w+|MINIO_\w+/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://min.io/docs/minio/linux/reference/minio-mc.html#minio-client-settings',
    },
  ],
  files: [
    { kind: 'MinIO logins', path: /\/\.mcl?i?\/config\.json$/, where: 'home', source: 'https://min.io/docs/minio/linux/reference/minio-mc/mc-alias-set.html' },
  ],
  operands: [
    { command: ['alias', 'set'], operand: 3, form: 'value', source: 'https://min.io/docs/minio/linux/reference/minio-mc/mc-alias-set.html' },
    { command: ['config', 'host', 'add'], operand: 3, form: 'value', source: 'https://min.io/docs/minio/linux/reference/minio-mc/mc-alias-set.html' },
  ],
  writes: [
    {
      kind: 'config',
      arguments: /\balias (?:set|s)\b|\bconfig host add\b/,
      files: ['~/.mc/config.json', '~/.mcli/config.json'],
      moved: ['MC_CONFIG_DIR'],
      holds: 'name',
      revertedBy: /\balias (?:rm|remove)\b|\bconfig host (?:rm|remove)\b/,
      revert: [
        {
          command: ['alias', 'set'],
          valued: /^(?:-C|--config-dir|--api|--path)$/,
          keep: /^(?:-C|--config-dir(?:=.*)?)$/,
          undo: { arguments: '{kept} alias remove {0}' },
          source: 'https://min.io/docs/minio/linux/reference/minio-mc/mc-alias-remove.html',
        },
        {
          command: ['config', 'host', 'add'],
          valued: /^(?:-C|--config-dir|--api|--lookup)$/,
          keep: /^(?:-C|--config-dir(?:=.*)?)$/,
          undo: { arguments: '{kept} config host remove {0}' },
          source: 'https://min.io/docs/minio/linux/reference/minio-mc/mc-alias-remove.html',
        },
      ],
      source: 'https://min.io/docs/minio/linux/reference/minio-mc/mc-alias-set.html',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://min.io/docs/minio/linux/reference/minio-mc.html' },
    { arguments: /^alias (?:remove|rm|list|ls)\b/, source: 'https://min.io/docs/minio/linux/reference/minio-mc/mc-alias-list.html' },
  ],
};
