import type { Tool } from '../../tool.ts';

export const smbclient: Tool = {
  name: 'smbclient',
  docs: 'https://www.samba.org/samba/docs/current/man-html/smbclient.1.html',
  programs: ['smbclient', 'net', 'rpcclient'],
  options: [{ options: ['-U', '--user'], form: 'user%value', source: 'https://www.samba.org/samba/docs/current/man-html/smbclient.1.html' }],
  credentialFiles: [
    {
      programs: ['smbclient', 'rpcclient'],
      kind: 'database-login',
      options: ['-A', '--authentication-file'],
      source: 'https://www.samba.org/samba/docs/current/man-html/smbclient.1.html',
    },
  ],
};
