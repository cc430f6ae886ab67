import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const fly: Tool = {
  name: 'fly',
  docs: 'https://fly.io/docs/flyctl/',
  forServices: true,
  programs: ['fly', 'flyctl'],
  environment: [{ variables: /FLY_\w+/i, how: 'reads %s', readsNothing: VERSION, source: 'https://fly.io/docs/flyctl/auth/' }],
  files: [{ kind: 'Fly login', path: /\/\.fly(?:\/config\.yml)?$/, where: 'home', source: 'https://fly.io/docs/flyctl/auth-login/' }],
  options: [
    { options: ['--access-token', '-t'], form: 'value', source: 'https://fly.io/docs/flyctl/auth/' },
    { when: /\bauth login\b/, options: ['--password'], form: 'value', source: 'https://fly.io/docs/flyctl/auth-login/' },
  ],
  writes: [
    {
      kind: 'login',
      arguments: /^(?:\S+ )*auth docker\b/,
      files: ['~/.docker/config.json'],
      moved: ['DOCKER_CONFIG'],
      always: true,
      holds: 'registry',
      revertedBy: /^docker logout registry\.fly\.io\b/,
      revert: [
        {
          command: ['auth', 'docker'],
          valued: /^(?:-t|--access-token)$/,
          undo: { statement: 'docker logout registry.fly.io' },
          source: 'https://docs.docker.com/reference/cli/docker/logout/',
        },
      ],
      source: 'https://fly.io/docs/flyctl/auth-docker/',
    },
    {
      kind: 'login',
      arguments: /^(?:\S+ )*auth login\b/,
      files: ['~/.fly/config.yml'],
      holds: 'one',
      revertedBy: /^(?:fly|flyctl) auth logout\b/,
      revert: [
        {
          command: ['auth', 'login'],
          valued: /^--(?:email|password|otp)$/,
          undo: { statement: 'rm -f ~/.fly/config.yml' },
          source: 'https://fly.io/docs/flyctl/auth-login/',
        },
      ],
      source: 'https://fly.io/docs/flyctl/auth-login/',
    },
  ],
  prints: [{ arguments: /\bauth token\b|\btokens create\b/, what: 'a token of Fly', source: 'https://fly.io/docs/flyctl/auth-token/' }],
  offline: [
    { arguments: HELP, source: 'https://fly.io/docs/flyctl/' },
    { arguments: /^(?:auth logout|config validate|completion|settings)\b/, source: 'https://fly.io/docs/flyctl/' },
  ],
};
