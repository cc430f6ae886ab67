import type { Tool } from '../../tool.ts';

export const netrc: Tool = {
  name: 'netrc',
  docs: 'https://everything.curl.dev/usingcurl/netrc',
  programs: [],
  files: [{ kind: 'netrc logins', path: /\/[._]?netrc$/, where: 'home', source: 'https://everything.curl.dev/usingcurl/netrc' }],
};
