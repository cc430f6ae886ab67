import type { Tool } from '../../tool.ts';

export const mc: Tool = {
  name: 'mc',
  docs: 'https://min.io/docs/minio/linux/reference/minio-mc/mc-alias-set.html',
  programs: ['mc'],
  operands: [
    { command: ['alias', 'set'], operand: 3, form: 'value', source: 'https://min.io/docs/minio/linux/reference/minio-mc/mc-alias-set.html' },
    { command: ['config', 'host', 'add'], operand: 3, form: 'value', source: 'https://min.io/docs/minio/linux/reference/minio-mc/mc-alias-set.html' },
  ],
  writes: [
    {
      kind: 'config',
      arguments: /\balias set\b|\bconfig host add\b|\bconfig create\b|--configure\b/,
      files: ['its settings below ~'],
      holds: 'name',
      revertedBy: /\balias (?:rm|remove)\b/,
      revert: [
        {
          command: ['alias', 'set'],
          undo: { arguments: 'alias remove {0}' },
          file: '~/.mc/config.json',
          source: 'https://min.io/docs/minio/linux/reference/minio-mc/mc-alias-remove.html',
        },
      ],
      source: 'https://min.io/docs/minio/linux/reference/minio-mc/mc-alias-set.html',
    },
  ],
};
