import type { Tool } from '../../tool.ts';

export const mount: Tool = {
  name: 'mount',
  docs: 'https://man7.org/linux/man-pages/man8/mount.8.html',
  programs: ['mount', 'mount.cifs'],
  inert: [{ certainty: 'always', what: 'a tool of the system', source: 'https://man7.org/linux/man-pages/man8/mount.8.html' }],
  credentialFiles: [
    { kind: 'database-login', options: ['-o'], inList: 'credentials', source: 'https://man7.org/linux/man-pages/man8/mount.cifs.8.html#OPTIONS' },
    { kind: 'database-login', options: ['-o'], inList: 'cred', source: 'https://man7.org/linux/man-pages/man8/mount.cifs.8.html#OPTIONS' },
    { kind: 'token-file', options: ['-o'], inList: 'passwd_file', source: 'https://github.com/s3fs-fuse/s3fs-fuse/blob/master/doc/man/s3fs.1.in' },
  ],
};
