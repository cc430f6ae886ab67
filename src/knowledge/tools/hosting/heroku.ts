import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const heroku: Tool = {
  name: 'heroku',
  docs: 'https://devcenter.heroku.com/articles/heroku-cli-commands',
  forServices: true,
  programs: ['heroku'],
  environment: [{ variables: /HEROKU_\w+/i, how: 'reads %s', readsNothing: VERSION, source: 'https://devcenter.heroku.com/articles/authentication' }],
  readsFilesOf: [{ tool: 'netrc' }],
  input: [
    {
      arguments: /^(?:auth:)?login\b/,
      // the answers to its questions: mail, password
      content: /^[^\\\n]+(?:\\n|\n)(?<password>[^\\\n]+)(?:\\n|\n|$)/g,
      what: 'heroku login',
      source: 'https://devcenter.heroku.com/articles/authentication',
    },
  ],
  writes: [
    {
      kind: 'login',
      arguments: /^(?:auth:)?login\b/,
      files: ['~/.netrc'],
      holds: 'one',
      revertedBy: /^heroku (?:auth:)?logout\b/,
      revert: [
        {
          command: ['login'],
          undo: { statement: 'rm -f ~/.netrc' },
          others: /netrc\b|\bwandb login\b|\bpackage-registry login\b/,
          source: 'https://devcenter.heroku.com/articles/authentication#api-token-storage',
        },
      ],
      source: 'https://devcenter.heroku.com/articles/authentication#api-token-storage',
    },
    {
      kind: 'login',
      arguments: /^container:login\b/,
      files: ['~/.docker/config.json'],
      moved: ['DOCKER_CONFIG'],
      always: true,
      holds: 'registry',
      revertedBy: /^heroku container:logout\b|^docker logout registry\.heroku\.com\b/,
      revert: [
        {
          command: ['container:login'],
          undo: { arguments: 'container:logout' },
          source: 'https://devcenter.heroku.com/articles/heroku-cli-commands#heroku-container-logout',
        },
      ],
      source: 'https://devcenter.heroku.com/articles/container-registry-and-runtime',
    },
  ],
  prints: [
    {
      arguments: /^auth:token\b|^config(?::get)?\b|^authorizations:create\b/,
      what: 'a secret from Heroku',
      source: 'https://devcenter.heroku.com/articles/heroku-cli-commands#heroku-auth-token',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://devcenter.heroku.com/articles/heroku-cli-commands' },
    { arguments: /^(?:autocomplete|plugins|update|container:logout)\b/, source: 'https://devcenter.heroku.com/articles/heroku-cli-commands' },
  ],
  logins: [{ source: 'https://devcenter.heroku.com/articles/authentication' }],
};
