import type { Tool } from '../../tool.ts';

export const httpie: Tool = {
  name: 'httpie',
  docs: 'https://curl.se/docs/manpage.html#-H',
  programs: ['http', 'https'],
  readsFilesOf: [{ tool: 'netrc', programs: ['http'] }],
  options: [
    { options: ['-H', '--header', '--proxy-header'], form: 'text', source: 'https://curl.se/docs/manpage.html#-H' },
    { options: ['-a', '--auth'], form: 'user:value', source: 'https://httpie.io/docs/cli/authentication' },
  ],
};
