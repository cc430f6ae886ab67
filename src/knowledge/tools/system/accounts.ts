import type { Tool } from '../../tool.ts';
import { words } from '../../words.ts';

export const accounts: Tool = {
  name: 'accounts',
  docs: 'https://man7.org/linux/man-pages/dir_section_8.html',
  programs: words(`
      useradd usermod passwd chpasswd newusers smbpasswd saslpasswd2 vncpasswd x11vnc kadmin.local grub-mkpasswd-pbkdf2 pihole slappasswd mkpasswd
    `),
  inert: [
    {
      programs: ['useradd', 'usermod', 'passwd', 'chpasswd', 'newusers'],
      certainty: 'always',
      what: 'a tool of the system',
      source: 'https://man7.org/linux/man-pages/dir_section_8.html',
    },
  ],
  options: [
    { programs: ['useradd', 'usermod'], options: ['-p', '--password'], form: 'value', source: 'https://man7.org/linux/man-pages/man8/useradd.8.html' },
    { programs: ['slappasswd'], options: ['-s'], form: 'value', source: 'https://www.openldap.org/software/man.cgi?query=slappasswd' },
  ],
  operands: [
    {
      programs: ['mkpasswd'],
      command: [],
      operand: 0,
      valued: /^-[mSRPs]$|^--(?:method|salt|rounds|password-fd)$/,
      form: 'value',
      source: 'https://manpages.debian.org/mkpasswd.1',
    },
    { programs: ['x11vnc'], command: [], when: /-storepasswd\b/, operand: 0, form: 'value', source: 'https://linux.die.net/man/1/x11vnc' },
  ],
  input: [
    {
      programs: ['chpasswd', 'newusers'],
      content: /(?:^|\\n|\s)(?<user>[\w.-]+|\$\{?\w+\}?):(?<password>(?:(?!\\n)[^\s:])+)/g,
      what: 'password of an account',
      source: 'https://man7.org/linux/man-pages/man8/chpasswd.8.html',
    },
    {
      programs: ['passwd', 'smbpasswd', 'saslpasswd2', 'vncpasswd'],
      content: /^(?<password>(?:(?!\\n)\S)+)/g,
      what: 'password of an account',
      source: 'https://man7.org/linux/man-pages/man1/passwd.1.html',
    },
  ],
  writes: [
    {
      kind: 'password-db',
      arguments: /^/,
      files: ['a password database of the image'],
      account: true,
      source: 'https://man7.org/linux/man-pages/man8/chpasswd.8.html',
    },
  ],
};
