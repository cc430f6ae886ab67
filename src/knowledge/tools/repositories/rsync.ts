import type { Tool } from '../../tool.ts';

export const rsync: Tool = {
  name: 'rsync',
  docs: 'https://linux.die.net/man/1/sshpass',
  programs: ['rsync'],
  environment: [{ variables: /SSHPASS|RSYNC_PASSWORD|SSH_ASKPASS\w*/i, how: 'reads %s', source: 'https://linux.die.net/man/1/sshpass' }],
  readsFilesOf: [{ tool: 'ssh' }],
  overSsh: [{ source: 'https://download.samba.org/pub/rsync/rsync.1' }],
};
