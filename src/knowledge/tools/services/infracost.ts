import { HELP } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const infracost: Tool = {
  name: 'infracost',
  docs: 'https://www.infracost.io/docs/features/cli_commands/',
  programs: ['infracost'],
  environment: [
    {
      variables: /INFRACOST_\w+|TF_VAR_\w+/i,
      how: 'reads %s',
      runs: 'terraform and its providers',
      // it reads the files of the project itself, unless it is told to call terraform
      plain: /^(?!.*--terraform-force-cli)/,
      source: 'https://www.infracost.io/docs/integrations/environment_variables/',
    },
  ],
  files: [
    {
      kind: 'Infracost key',
      path: /\/\.config\/infracost\/credentials\.yml$/,
      where: 'home',
      ownOnly: true,
      source: 'https://github.com/infracost/infracost/blob/master/internal/config/credentials.go',
    },
  ],
  // private modules; it reads no TF_TOKEN_: https://github.com/infracost/infracost/blob/master/internal/credentials/terraform.go
  readsFilesOf: [{ tool: 'git' }, { tool: 'terraform' }],
  operands: [
    {
      command: ['configure', 'set'],
      key: /^api_key$/,
      operand: 1,
      form: 'value',
      source: 'https://github.com/infracost/infracost/blob/master/cmd/infracost/configure.go',
    },
  ],
  writes: [
    {
      kind: 'login',
      arguments: /^configure set api_key\b/,
      files: ['~/.config/infracost/credentials.yml'],
      holds: 'one',
      revertedBy: /^infracost configure set api_key ["']{2}/,
      source: 'https://github.com/infracost/infracost/blob/master/cmd/infracost/configure.go',
    },
  ],
  settings: [
    {
      command: ['configure', 'set'],
      setting: /^(api_key)$/,
      variable: 'INFRACOST_{0}',
      replace: [],
      source: 'https://www.infracost.io/docs/integrations/environment_variables/',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://www.infracost.io/docs/features/cli_commands/' },
    { arguments: /^(?:configure|completion|output)\b/, source: 'https://www.infracost.io/docs/features/cli_commands/' },
  ],
  logins: [{ own: true, source: 'https://www.infracost.io/docs/integrations/environment_variables/' }],
  ownVariables: [{ pattern: /^INFRACOST_API_KEY$/, source: 'https://www.infracost.io/docs/integrations/environment_variables/' }],
};
