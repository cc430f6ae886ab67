import type { Tool } from '../../tool.ts';
import { NPM_LOGOUT } from './shared.ts';

export const npmLogin: Tool = {
  name: 'npm-login',
  docs: 'https://github.com/postmanlabs/npm-cli-login',
  programs: ['npm-cli-login', 'npm-login-cmd', 'npm-auth-to-token', 'google-artifactregistry-auth', 'artifactregistry-auth'],
  environment: [
    {
      programs: ['npm-cli-login', 'npm-login-cmd'],
      variables: /NPM_(?:USER|PASS|EMAIL|REGISTRY|SCOPE|RC_PATH)/i,
      how: 'reads %s as its login',
      source: 'https://github.com/postmanlabs/npm-cli-login#usage',
    },
    {
      programs: ['google-artifactregistry-auth', 'artifactregistry-auth'],
      variables: /GOOGLE_APPLICATION_CREDENTIALS/i,
      how: 'reads the file that %s names',
      source: 'https://github.com/GoogleCloudPlatform/artifact-registry-npm-tools',
    },
  ],
  readsFilesOf: [{ tool: 'gcloud', programs: ['google-artifactregistry-auth', 'artifactregistry-auth'] }],
  options: [
    {
      programs: ['npm-cli-login', 'npm-login-cmd', 'npm-auth-to-token'],
      options: ['-p'],
      form: 'value',
      source: 'https://github.com/postmanlabs/npm-cli-login',
    },
  ],
  writes: [
    {
      kind: 'login',
      arguments: /^/,
      files: ['~/.npmrc'],
      moved: ['NPM_RC_PATH', 'NPM_CONFIG_USERCONFIG'],
      always: true,
      holds: 'registry',
      revertedBy: NPM_LOGOUT,
      source: 'https://github.com/postmanlabs/npm-cli-login',
    },
  ],
};
