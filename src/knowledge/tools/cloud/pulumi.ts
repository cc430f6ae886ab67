import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { INFRASTRUCTURE_VARIABLES } from './shared.ts';

export const pulumi: Tool = {
  name: 'pulumi',
  docs: 'https://www.pulumi.com/docs/iac/cli/environment-variables/',
  forServices: true,
  programs: ['pulumi'],
  environment: [
    {
      variables: INFRASTRUCTURE_VARIABLES,
      how: 'reads %s',
      runs: 'providers and modules',
      plain: /^(?:version|login|logout|whoami|about)\b/,
      readsNothing: VERSION,
      source: 'https://www.pulumi.com/docs/iac/cli/environment-variables/',
    },
  ],
  files: [
    {
      kind: 'Pulumi logins',
      path: /\/\.pulumi\/credentials\.json$/,
      where: 'home',
      source: 'https://www.pulumi.com/docs/iac/cli/commands/pulumi_login/',
    },
  ],
  operands: [
    {
      command: ['config', 'set'],
      when: /(?:^| )--secret\b/,
      valued: /^(?:-s|--stack|-C|--cwd|--config-file|--type)$/,
      operand: 1,
      form: 'value',
      source: 'https://www.pulumi.com/docs/iac/cli/commands/pulumi_config_set/',
    },
  ],
  writes: [
    // Without a terminal it takes the token from PULUMI_ACCESS_TOKEN, and writes it down.
    {
      kind: 'login',
      arguments: /^login\b(?!.*(?: -l\b| --local\b|(?:file|s3|gs|azblob):))/,
      files: ['~/.pulumi/credentials.json'],
      moved: ['PULUMI_CREDENTIALS_PATH', 'PULUMI_HOME'],
      always: true,
      holds: 'host',
      revertedBy: /^pulumi logout\b/,
      revert: [
        {
          command: ['login'],
          valued: /^(?:-c|--cloud-url|--default-org)$/,
          keep: /^(?:-c|--cloud-url(?:=.*)?)$/,
          undo: { arguments: 'logout {kept} {0?}' },
          source: 'https://www.pulumi.com/docs/iac/cli/commands/pulumi_logout/',
        },
      ],
      source: 'https://www.pulumi.com/docs/iac/cli/commands/pulumi_login/',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://www.pulumi.com/docs/iac/cli/' },
    { arguments: /^(?:logout|about|plugin ls|schema)\b/, source: 'https://www.pulumi.com/docs/iac/cli/' },
  ],
};
