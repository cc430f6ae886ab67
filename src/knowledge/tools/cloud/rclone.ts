import type { Tool } from '../../tool.ts';

export const rclone: Tool = {
  name: 'rclone',
  docs: 'https://min.io/docs/minio/linux/reference/minio-mc/mc-alias-set.html',
  programs: ['rclone'],
  files: [{ kind: 'rclone settings', path: /\/rclone\.conf$/, where: 'home', source: 'https://rclone.org/docs/#config-string' }],
  options: [
    { options: ['--password', '--ftp-pass', '--webdav-pass', '--sftp-pass', '--s3-secret-access-key'], form: 'value', source: 'https://rclone.org/flags/' },
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
          command: ['config', 'create'],
          undo: { arguments: 'config delete {0}' },
          file: '~/.config/rclone/rclone.conf',
          source: 'https://rclone.org/commands/rclone_config_delete/',
        },
      ],
      source: 'https://min.io/docs/minio/linux/reference/minio-mc/mc-alias-set.html',
    },
  ],
};
