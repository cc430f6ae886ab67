import type { Tool } from '../../tool.ts';

export const rsync: Tool = {
  name: 'rsync',
  docs: 'https://download.samba.org/pub/rsync/rsync.1',
  programs: ['rsync'],
  environment: [{ variables: /RSYNC_\w+|SSHPASS|SSH_ASKPASS\w*|SSH_AUTH_SOCK/i, how: 'reads %s', source: 'https://download.samba.org/pub/rsync/rsync.1' }],
  readsFilesOf: [{ tool: 'ssh' }],
  overSsh: [{ source: 'https://download.samba.org/pub/rsync/rsync.1' }],
  fileArguments: [
    { effect: 'copy', files: { operands: 'last', excludes: /^--exclude$/ }, recursive: true, source: 'https://download.samba.org/pub/rsync/rsync.1' },
  ],
  logins: [{ source: 'https://download.samba.org/pub/rsync/rsync.1' }],
};
