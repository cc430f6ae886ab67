import type { Tool } from '../../tool.ts';

export const htpasswd: Tool = {
  name: 'htpasswd',
  docs: 'https://man7.org/linux/man-pages/dir_section_8.html',
  programs: ['htpasswd'],
  inert: [{ certainty: 'always', what: 'a tool of the system', source: 'https://man7.org/linux/man-pages/dir_section_8.html' }],
  operands: [{ command: [], when: /(?:^| )-\w*b/, operand: 2, form: 'value', source: 'https://httpd.apache.org/docs/2.4/programs/htpasswd.html' }],
  input: [
    {
      arguments: /(?:^| )-\w*i/,
      content: /^(?<password>(?:(?!\\n)\S)+)/g,
      what: 'password of a web user',
      source: 'https://httpd.apache.org/docs/2.4/programs/htpasswd.html',
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
