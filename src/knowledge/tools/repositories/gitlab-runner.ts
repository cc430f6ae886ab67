import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const gitlabRunner: Tool = {
  name: 'gitlab-runner',
  docs: 'https://docs.gitlab.com/runner/commands/',
  programs: ['gitlab-runner'],
  environment: [
    {
      variables: /CI_SERVER_\w+|REGISTRATION_TOKEN|RUNNER_\w+|REGISTER_\w+|CACHE_\w+|DOCKER_\w+|CONFIG_FILE/i,
      how: 'reads %s',
      runs: 'the jobs that it is given',
      plain: /^(?:register|unregister|list|verify|install|uninstall|status)\b/,
      readsNothing: VERSION,
      source: 'https://docs.gitlab.com/runner/commands/',
    },
  ],
  files: [
    {
      kind: 'runner tokens',
      path: /^\/etc\/gitlab-runner(?:\/config\.toml)?$|\/\.gitlab-runner\/config\.toml$/,
      where: 'fixed',
      source: 'https://docs.gitlab.com/runner/configuration/advanced-configuration/',
    },
  ],
  options: [
    {
      when: /\bregister\b/,
      options: ['--token', '-t', '--registration-token', '-r'],
      form: 'value',
      source: 'https://docs.gitlab.com/runner/register/',
    },
  ],
  // never undone: the runner in the container needs the token
  writes: [
    {
      kind: 'config',
      arguments: /(?:^| )register\b/,
      files: ['/etc/gitlab-runner/config.toml'],
      scopes: [{ option: /(?:--config|-c)[ =](?<path>\S+)/ }],
      moved: ['CONFIG_FILE'],
      holds: 'name',
      revertedBy: /^gitlab-runner unregister\b/,
      source: 'https://docs.gitlab.com/runner/register/',
    },
  ],
  offline: [{ arguments: VERSION, source: 'https://docs.gitlab.com/runner/commands/' }],
};
