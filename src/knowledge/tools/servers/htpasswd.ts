import type { Tool } from '../../tool.ts';

export const htpasswd: Tool = {
  name: 'htpasswd',
  docs: 'https://httpd.apache.org/docs/2.4/programs/htpasswd.html',
  programs: ['htpasswd'],
  inert: [{ certainty: 'always', what: 'a tool of the system', source: 'https://httpd.apache.org/docs/2.4/programs/htpasswd.html' }],
  operands: [
    { command: [], when: /(?:^| )-(?=\w*n)\w*b/, operand: 1, form: 'value', source: 'https://httpd.apache.org/docs/2.4/programs/htpasswd.html' },
    { command: [], when: /(?:^| )-\w*b/, operand: 2, form: 'value', source: 'https://httpd.apache.org/docs/2.4/programs/htpasswd.html' },
  ],
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
      // with -n it only prints
      arguments: /^(?!-\w*n)/,
      files: ['a password database of the image'],
      account: true,
      source: 'https://httpd.apache.org/docs/2.4/programs/htpasswd.html',
    },
  ],
  output: [{ programs: ['htpasswd'], of: 'input', source: 'https://httpd.apache.org/docs/2.4/programs/htpasswd.html' }],
};
