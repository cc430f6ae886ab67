import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const snyk: Tool = {
  name: 'snyk',
  docs: 'https://docs.snyk.io/developer-tools/snyk-cli/commands',
  programs: ['snyk'],
  environment: [
    {
      variables: /SNYK_\w+/i,
      how: 'reads %s',
      runs: 'the package manager of the project',
      plain: /^(?:auth|config|policy|ignore|code|iac|log4shell)\b/,
      readsNothing: VERSION,
      source: 'https://docs.snyk.io/developer-tools/snyk-cli/configure-the-snyk-cli/environment-variables-for-snyk-cli',
    },
  ],
  files: [
    {
      kind: 'Snyk token',
      path: /\/configstore\/snyk\.json$/,
      where: 'home',
      ownOnly: true,
      source: 'https://docs.snyk.io/developer-tools/snyk-cli/commands/config',
    },
  ],
  options: [
    {
      options: ['--token', '--client-secret', '--password'],
      attached: 'never',
      form: 'value',
      source: 'https://docs.snyk.io/developer-tools/snyk-cli/commands/auth',
    },
  ],
  operands: [
    { command: ['auth'], operand: 0, form: 'value', source: 'https://docs.snyk.io/developer-tools/snyk-cli/commands/auth' },
    {
      command: ['config', 'set'],
      key: /^(?:api|oci-registry-password)=/,
      operand: 0,
      form: 'key=value',
      source: 'https://docs.snyk.io/developer-tools/snyk-cli/commands/config',
    },
  ],
  writes: [
    {
      kind: 'login',
      arguments: /^auth\b/,
      files: ['~/.config/configstore/snyk.json'],
      moved: ['XDG_CONFIG_HOME'],
      holds: 'one',
      revertedBy: /^snyk config (?:unset|clear)\b/,
      revert: [
        {
          command: ['auth'],
          arguments: /^auth (?!.*--(?:auth-type|client-))/,
          undo: { arguments: 'config unset api' },
          source: 'https://docs.snyk.io/developer-tools/snyk-cli/commands/config',
        },
        {
          command: ['auth'],
          arguments: /--(?:auth-type|client-)/,
          undo: { arguments: 'config unset INTERNAL_OAUTH_TOKEN_STORAGE' },
          source: 'https://docs.snyk.io/developer-tools/snyk-cli/commands/config',
        },
      ],
      source: 'https://docs.snyk.io/developer-tools/snyk-cli/commands/auth',
    },
    {
      kind: 'config',
      arguments: /^config set (?:\S+ )*(?:api|oci-registry-password)=/,
      files: ['~/.config/configstore/snyk.json'],
      moved: ['XDG_CONFIG_HOME'],
      holds: 'setting',
      revertedBy: /^snyk config (?:unset|clear)\b/,
      revert: [
        {
          command: ['config', 'set'],
          undo: { arguments: 'config unset {key}' },
          source: 'https://docs.snyk.io/developer-tools/snyk-cli/commands/config',
        },
      ],
      source: 'https://docs.snyk.io/developer-tools/snyk-cli/commands/config',
    },
  ],
  settings: [
    {
      command: ['auth'],
      variable: 'SNYK_TOKEN',
      replace: [],
      source: 'https://docs.snyk.io/developer-tools/snyk-cli/configure-the-snyk-cli/environment-variables-for-snyk-cli',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://docs.snyk.io/developer-tools/snyk-cli/commands' },
    { arguments: /^(?:config|policy|ignore)\b/, source: 'https://docs.snyk.io/developer-tools/snyk-cli/commands' },
  ],
  logins: [{ own: true, source: 'https://docs.snyk.io/developer-tools/snyk-cli/authenticate-to-use-the-cli' }],
  ownVariables: [{ pattern: /^SNYK/i, source: 'https://docs.snyk.io/developer-tools/snyk-cli/authenticate-to-use-the-cli' }],
  project: [
    {
      arguments: /^(?:-\S+ )*(?:test|monitor|sbom)(?: |$)/,
      // the manifests that are programs: it runs the package manager that reads them
      files: /(?:^|\/)(?:build\.gradle(?:\.kts)?|settings\.gradle(?:\.kts)?|build\.sbt|setup\.py|Gemfile|mix\.exs|\.snyk)$/,
      source: 'https://docs.snyk.io/developer-tools/snyk-cli/commands/test',
    },
  ],
};
