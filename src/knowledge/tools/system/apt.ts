import type { Tool } from '../../tool.ts';
import { words } from '../../words.ts';

export const apt: Tool = {
  name: 'apt',
  docs: 'https://manpages.debian.org/apt-get.8',
  programs: words(`
      apt-get apt aptitude apt-cache apt-mark apt-key apt-config add-apt-repository apt-add-repository dpkg debconf-set-selections
    `),
  inert: [{ certainty: 'always', what: 'a package manager of the distribution', source: 'https://manpages.debian.org/apt-get.8' }],
  files: [
    {
      programs: ['apt-get', 'apt', 'aptitude'],
      kind: 'apt logins',
      path: /^\/etc\/apt\/auth\.conf(?:\.d(?:\/[^/]+)?)?$|^\/etc\/apt\/(?:sources\.list(?:\.d(?:\/[^/]+)?)?|apt\.conf(?:\.d(?:\/[^/]+)?)?)$/,
      where: 'fixed',
      source: 'https://manpages.debian.org/apt_auth.conf.5',
    },
  ],
  input: [
    {
      programs: ['debconf-set-selections'],
      content: /pass\S*\s+password\s+(?<password>[^\s"'\\]+)/g,
      what: 'debconf password',
      source: 'https://manpages.debian.org/debconf-set-selections.1',
    },
  ],
  writes: [
    {
      programs: ['add-apt-repository', 'apt-add-repository'],
      kind: 'config',
      arguments: /:\/\/[^\s/]+@/,
      files: ['/etc/apt/sources.list'],
      source: 'https://manpages.debian.org/apt_auth.conf.5',
    },
    {
      programs: ['debconf-set-selections'],
      kind: 'password-db',
      arguments: /^/,
      files: ['a password database of the image'],
      account: true,
      source: 'https://man7.org/linux/man-pages/man8/chpasswd.8.html',
    },
  ],
};
