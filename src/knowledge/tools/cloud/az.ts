import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const az: Tool = {
  name: 'az',
  docs: 'https://learn.microsoft.com/cli/azure/azure-cli-configuration',
  programs: ['az', 'azcopy', 'func'],
  environment: [
    {
      variables: /AZURE_\w+|AZ_\w+|ARM_\w+|AZCOPY_\w+/i,
      how: 'reads %s',
      quiet: VERSION,
      source: 'https://learn.microsoft.com/cli/azure/azure-cli-configuration',
    },
  ],
  files: [
    {
      programs: ['az'],
      kind: 'Azure logins',
      path: /\/\.azure(?:\/|$)/,
      where: 'home',
      source: 'https://learn.microsoft.com/cli/azure/azure-cli-configuration',
    },
  ],
  options: [
    {
      programs: ['az'],
      options: ['-p', '--password', '--account-key', '--sas-token', '--connection-string'],
      form: 'value',
      source: 'https://learn.microsoft.com/cli/azure/reference-index#az-login',
    },
  ],
  writes: [
    {
      programs: ['az'],
      kind: 'login',
      arguments: /^(?:login|acr login|devops login)\b/,
      files: ['~/.azure'],
      moved: ['AZURE_CONFIG_DIR'],
      holds: 'account',
      revertedBy: /^az logout\b|^az account clear\b|^rm .*\bmsal_token_cache\b.*\bservice_principal_entries\b/,
      revert: [
        {
          command: ['login'],
          undo: {
            statement:
              'rm -f "${AZURE_CONFIG_DIR:-$HOME/.azure}"/msal_token_cache.* "${AZURE_CONFIG_DIR:-$HOME/.azure}"/service_principal_entries.* "${AZURE_CONFIG_DIR:-$HOME/.azure}"/accessTokens.json',
          },
          source: 'https://learn.microsoft.com/cli/azure/account#az-account-clear',
        },
      ],
      source: 'https://learn.microsoft.com/cli/azure/reference-index#az-login',
    },
  ],
  prints: [
    {
      programs: ['az'],
      arguments: /\baccount get-access-token\b|\bkeyvault secret show\b/,
      what: 'a token from Azure',
      source: 'https://learn.microsoft.com/cli/azure/account#az-account-get-access-token',
    },
  ],
  offline: [
    { programs: ['az'], arguments: HELP, source: 'https://www.gnu.org/prep/standards/html_node/Command_002dLine-Interfaces.html' },
    { programs: ['az'], arguments: /^(?:registry |auth )?logout\b/, source: 'https://docs.docker.com/reference/cli/docker/logout/' },
  ],
};
