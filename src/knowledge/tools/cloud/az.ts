import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const az: Tool = {
  name: 'az',
  docs: 'https://learn.microsoft.com/cli/azure/azure-cli-configuration',
  forServices: true,
  programs: ['az', 'azcopy', 'func'],
  environment: [
    {
      variables: /AZURE_\w+|AZ_\w+|ARM_\w+|AZCOPY_\w+/i,
      how: 'reads %s',
      readsNothing: VERSION,
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
      arguments: /^acr login\b(?!.*--expose-token)/,
      files: ['~/.docker/config.json'],
      moved: ['DOCKER_CONFIG'],
      holds: 'registry',
      revertedBy: /^docker logout\b/,
      source: 'https://learn.microsoft.com/cli/azure/acr#az-acr-login',
    },
    {
      programs: ['az'],
      kind: 'login',
      arguments: /^devops login\b/,
      files: ['~/.azure/azuredevops/personalAccessTokens'],
      moved: ['AZURE_CONFIG_DIR'],
      holds: 'organization',
      revertedBy: /^az devops logout\b/,
      revert: [
        {
          command: ['devops', 'login'],
          valued: /^--(?:organization|org)$/,
          keep: /^--(?:organization|org)(?:=.*)?$/,
          undo: { arguments: 'devops logout {kept}' },
          source: 'https://learn.microsoft.com/cli/azure/devops#az-devops-logout',
        },
      ],
      source: 'https://learn.microsoft.com/azure/devops/cli/log-in-via-pat',
    },
    {
      programs: ['az'],
      kind: 'login',
      arguments: /^login\b/,
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
      arguments: /\baccount get-access-token\b|\bkeyvault secret show\b|\bacr login\b.*--expose-token|\bstorage account keys list\b/,
      what: 'a token from Azure',
      source: 'https://learn.microsoft.com/cli/azure/account#az-account-get-access-token',
    },
  ],
  input: [
    {
      programs: ['az'],
      arguments: /^devops login\b/,
      content: /^(?<password>(?:(?!\\n)\S)+)/g,
      what: 'access token',
      source: 'https://learn.microsoft.com/azure/devops/cli/log-in-via-pat',
    },
  ],
  offline: [
    { programs: ['az'], arguments: HELP, source: 'https://learn.microsoft.com/cli/azure/reference-index' },
    {
      programs: ['az'],
      arguments: /^(?:logout|config|configure|cloud|extension|upgrade|devops (?:logout|configure)|account clear|bicep)\b/,
      source: 'https://learn.microsoft.com/cli/azure/reference-index',
    },
  ],
};
