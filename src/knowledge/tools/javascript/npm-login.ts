import type { Tool } from '../../tool.ts';

export const npmLogin: Tool = {
  name: 'npm-login',
  docs: 'https://github.com/postmanlabs/npm-cli-login',
  programs: ['npm-cli-login', 'npm-login-cmd', 'npm-auth-to-token', 'google-artifactregistry-auth', 'artifactregistry-auth'],
  options: [
    {
      programs: ['npm-cli-login', 'npm-login-cmd', 'npm-auth-to-token'],
      options: ['-p'],
      form: 'value',
      source: 'https://github.com/postmanlabs/npm-cli-login',
    },
  ],
  writes: [{ kind: 'login', arguments: /^/, files: ['~/.npmrc'], always: true, holds: 'registry', source: 'https://github.com/postmanlabs/npm-cli-login' }],
};
