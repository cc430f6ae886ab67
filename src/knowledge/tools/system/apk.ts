import { INSTALL_COMMAND } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const apk: Tool = {
  name: 'apk',
  docs: 'https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper',
  programs: ['apk'],
  environment: [
    {
      variables: /\w+_proxy|(?:HTTP|FTP)_(?:PROXY_)?AUTH|APK_\w+|SSL_\w+/i,
      how: 'reads %s',
      source: 'https://man.freebsd.org/cgi/man.cgi?fetch(3)#ENVIRONMENT',
    },
  ],
  inert: [{ certainty: 'always', what: 'a package manager of the distribution', source: 'https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper' }],
  files: [
    { kind: 'apk repositories', path: /^\/etc\/apk\/(?:repositories|keys\/[^/]+)$/, where: 'fixed', source: 'https://wiki.alpinelinux.org/wiki/Repositories' },
  ],
  installs: [{ programs: ['apk'], arguments: INSTALL_COMMAND, source: 'https://man.archlinux.org/man/apk.8.en' }],
};
