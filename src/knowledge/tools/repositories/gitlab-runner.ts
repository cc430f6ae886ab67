import type { Tool } from '../../tool.ts';

export const gitlabRunner: Tool = {
  name: 'gitlab-runner',
  docs: 'https://docs.gitlab.com/runner/register/',
  programs: ['gitlab-runner'],
  options: [
    {
      options: ['--token', '-token', '--access-token', '--registration-token', '--apikey', '--password'],
      form: 'value',
      source: 'https://docs.openshift.com/container-platform/latest/cli_reference/openshift_cli/getting-started-cli.html',
    },
  ],
  writes: [{ kind: 'config', arguments: /\bregister\b/, files: ['/etc/gitlab-runner/config.toml'], source: 'https://docs.gitlab.com/runner/register/' }],
};
