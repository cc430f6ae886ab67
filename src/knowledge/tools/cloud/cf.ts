import type { Tool } from '../../tool.ts';

export const cf: Tool = {
  name: 'cf',
  docs: 'https://docs.wandb.ai/ref/cli/wandb-login',
  programs: ['cf'],
  options: [
    {
      options: ['--token', '-token', '--access-token', '--registration-token', '--apikey', '--password'],
      form: 'value',
      source: 'https://docs.openshift.com/container-platform/latest/cli_reference/openshift_cli/getting-started-cli.html',
    },
    { when: /\blogin\b/, options: ['-p'], form: 'value', source: 'https://cli.cloudfoundry.org/en-US/v8/login.html' },
  ],
  operands: [{ command: ['auth'], operand: 1, form: 'value', source: 'https://cli.cloudfoundry.org/en-US/v8/auth.html' }],
  writes: [
    {
      kind: 'login',
      arguments: /(?:^| )(?:login|configure set|auth|authtoken|signin|add-authtoken)\b/,
      files: ['its settings below ~'],
      source: 'https://docs.wandb.ai/ref/cli/wandb-login',
    },
  ],
};
