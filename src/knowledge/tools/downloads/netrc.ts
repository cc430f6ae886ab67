import type { Tool } from '../../tool.ts';

export const netrc: Tool = {
  name: 'netrc',
  title: 'git and curl',
  docs: 'https://everything.curl.dev/usingcurl/netrc',
  programs: [],
  files: [{ kind: 'netrc logins', path: /\/[._]?netrc$/, where: 'home', programOnly: true, source: 'https://everything.curl.dev/usingcurl/netrc' }],
  credentialFiles: [{ programs: [], kind: 'netrc', variables: ['NETRC'], source: 'https://pip.pypa.io/en/stable/topics/authentication/#netrc-support' }],
  places: [{ kinds: ['netrc'], home: /^[._]netrc$/, onlyLogins: true, serves: 'either', source: 'https://everything.curl.dev/usingcurl/netrc' }],
};
