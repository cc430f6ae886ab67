import { HELP } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const curl: Tool = {
  name: 'curl',
  docs: 'https://curl.se/docs/manpage.html#ENVIRONMENT',
  programs: ['curl'],
  inert: [{ certainty: 'by-manual', what: 'a download, which sends only what its arguments name', source: 'https://curl.se/docs/manpage.html#ENVIRONMENT' }],
  files: [{ kind: 'curl settings', path: /\/\.curlrc$/, where: 'home', source: 'https://curl.se/docs/manpage.html#-K' }],
  readsFilesOf: [{ tool: 'netrc' }],
  options: [
    { options: ['-u', '--user', '-U', '--proxy-user'], form: 'user:value', source: 'https://curl.se/docs/manpage.html#-u' },
    { options: ['-H', '--header', '--proxy-header'], form: 'text', source: 'https://curl.se/docs/manpage.html#-H' },
    { options: ['--oauth2-bearer', '--pass', '--proxy-pass', '--tlspassword'], form: 'value', source: 'https://curl.se/docs/manpage.html#--oauth2-bearer' },
    {
      options: ['-d', '--data', '--data-raw', '--data-binary', '--data-urlencode', '--json', '-F', '--form'],
      form: 'fields',
      source: 'https://curl.se/docs/manpage.html#-d',
    },
  ],
  offline: [{ arguments: HELP, source: 'https://www.gnu.org/prep/standards/html_node/Command_002dLine-Interfaces.html' }],
};
