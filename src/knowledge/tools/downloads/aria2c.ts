import type { Tool } from '../../tool.ts';

export const aria2c: Tool = {
  name: 'aria2c',
  docs: 'https://curl.se/docs/manpage.html#ENVIRONMENT',
  programs: ['aria2c', 'axel', 'fetch'],
  inert: [{ certainty: 'by-manual', what: 'a download, which sends only what its arguments name', source: 'https://curl.se/docs/manpage.html#ENVIRONMENT' }],
  readsFilesOf: [{ tool: 'netrc', programs: ['aria2c'] }],
  options: [
    {
      programs: ['aria2c'],
      options: ['--http-passwd', '--ftp-passwd', '--all-proxy-passwd'],
      form: 'value',
      source: 'https://aria2.github.io/manual/en/html/aria2c.html',
    },
    { programs: ['aria2c'], options: ['--header'], form: 'text', source: 'https://aria2.github.io/manual/en/html/aria2c.html' },
  ],
};
