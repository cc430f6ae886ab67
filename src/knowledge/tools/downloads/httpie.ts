import type { Tool } from '../../tool.ts';

export const httpie: Tool = {
  name: 'httpie',
  docs: 'https://httpie.io/docs/cli/authentication',
  programs: ['http', 'https'],
  readsFilesOf: [{ tool: 'netrc', programs: ['http'] }],
  options: [{ options: ['-a', '--auth'], form: 'user:value', source: 'https://httpie.io/docs/cli/authentication' }],
  output: [{ of: 'download', source: 'https://httpie.io/docs/cli/download-mode' }],
  logins: [{ programs: ['http'], source: 'https://httpie.io/docs/cli/netrc' }],
};
