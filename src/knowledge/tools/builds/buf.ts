import type { Tool } from '../../tool.ts';

export const buf: Tool = {
  name: 'buf',
  docs: 'https://go.dev/ref/mod#private-modules',
  programs: ['buf'],
  environment: [
    {
      variables: /GO(?:PROXY|PRIVATE|AUTH|NOSUMDB|FLAGS|INSECURE)\w*|NETRC|BUF_\w+/i,
      how: 'reads %s',
      runs: 'git and the build of the project',
      plain: /^(?:env|version|fmt|vet|clean)\b/,
      quiet: /^(?:version|env(?: \S+)?|help)$/,
      source: 'https://go.dev/ref/mod#private-modules',
    },
  ],
  readsFilesOf: [{ tool: 'netrc' }],
  options: [
    {
      options: ['--token', '-token', '--access-token', '--registration-token', '--apikey', '--password'],
      form: 'value',
      source: 'https://docs.openshift.com/container-platform/latest/cli_reference/openshift_cli/getting-started-cli.html',
    },
  ],
};
