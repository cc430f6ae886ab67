import type { Tool } from '../../tool.ts';

export const httpie: Tool = {
  name: 'httpie',
  docs: 'https://httpie.io/docs/cli/authentication',
  programs: ['http', 'https'],
  readsFilesOf: [{ tool: 'netrc', programs: ['http'] }],
  options: [{ options: ['-a', '--auth'], form: 'user:value', source: 'https://httpie.io/docs/cli/authentication' }],
  output: [{ of: 'download', source: 'https://httpie.io/docs/cli/download-mode' }],
  logs: [
    {
      arguments: /(?:^| )(?:-[bdfFjhI]*v|--verbose(?: |$)|(?:--print[= ]|-p ?)\w*[HB])/,
      to: 'output',
      shows: 'always',
      source: 'https://httpie.io/docs/cli/verbose-output',
    },
  ],
  logins: [{ programs: ['http'], source: 'https://httpie.io/docs/cli/netrc' }],
};
