import { HELP } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const wget: Tool = {
  name: 'wget',
  docs: 'https://curl.se/docs/manpage.html#ENVIRONMENT',
  programs: ['wget', 'wget2'],
  inert: [{ certainty: 'by-manual', what: 'a download, which sends only what its arguments name', source: 'https://curl.se/docs/manpage.html#ENVIRONMENT' }],
  files: [
    {
      kind: 'wget settings',
      path: /\/\.wgetrc$|^\/etc\/wgetrc$/,
      where: 'home',
      source: 'https://www.gnu.org/software/wget/manual/html_node/Wgetrc-Location.html',
    },
  ],
  readsFilesOf: [{ tool: 'netrc', programs: ['wget'] }],
  options: [
    { options: ['--post-data', '--body-data'], form: 'fields', source: 'https://www.gnu.org/software/wget/manual/html_node/HTTP-Options.html' },
    {
      options: ['--password', '--http-password', '--ftp-password', '--proxy-password', '--http-passwd', '--proxy-passwd'],
      form: 'value',
      source: 'https://www.gnu.org/software/wget/manual/html_node/HTTP-Options.html',
    },
    { options: ['--header'], form: 'text', source: 'https://www.gnu.org/software/wget/manual/html_node/HTTP-Options.html' },
  ],
  offline: [{ programs: ['wget'], arguments: HELP, source: 'https://www.gnu.org/prep/standards/html_node/Command_002dLine-Interfaces.html' }],
};
