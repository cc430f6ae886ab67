import type { Tool } from '../../tool.ts';

export const aria2c: Tool = {
  name: 'aria2c',
  docs: 'https://aria2.github.io/manual/en/html/aria2c.html',
  programs: ['aria2c', 'axel', 'fetch'],
  environment: [
    {
      programs: ['aria2c', 'axel'],
      variables: /\w+_proxy/i,
      how: 'reads %s',
      runs: 'the commands that it is given',
      plain: /^(?!.*(?:--on-|--conf-path|--input-file|-i ))/,
      source: 'https://aria2.github.io/manual/en/html/aria2c.html#environment',
    },
  ],
  inert: [
    {
      programs: ['aria2c', 'axel'],
      certainty: 'always',
      what: 'a download, which sends only what its arguments name',
      unless: /--on-/,
      source: 'https://aria2.github.io/manual/en/html/aria2c.html#environment',
    },
    {
      programs: ['fetch'],
      certainty: 'by-manual',
      what: 'a download, which sends only what its arguments name',
      source: 'https://man.freebsd.org/cgi/man.cgi?fetch(1)',
    },
  ],
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
  logs: [
    {
      to: { separate: /^(?:-l|--log)$/, attached: /^(?:-l|--log=)(?=.)/ },
      shows: 'maybe',
      source: 'https://aria2.github.io/manual/en/html/aria2c.html#cmdoption-l',
    },
  ],
  logins: [{ programs: ['aria2c'], source: 'https://aria2.github.io/manual/en/html/aria2c.html#netrc' }],
};
