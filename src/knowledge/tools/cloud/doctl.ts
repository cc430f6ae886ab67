import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const doctl: Tool = {
  name: 'doctl',
  docs: 'https://docs.digitalocean.com/reference/doctl/',
  forServices: true,
  programs: ['doctl'],
  environment: [{ variables: /DIGITALOCEAN_\w+/i, how: 'reads %s', readsNothing: VERSION, source: 'https://docs.digitalocean.com/reference/doctl/' }],
  files: [
    {
      kind: 'DigitalOcean logins',
      path: /\/doctl\/config\.yaml$/,
      where: 'home',
      source: 'https://docs.digitalocean.com/reference/doctl/reference/auth/init/',
    },
  ],
  options: [
    { options: ['--access-token'], form: 'value', source: 'https://docs.digitalocean.com/reference/doctl/reference/auth/init/' },
    { when: /^auth init\b/, options: ['-t'], form: 'value', source: 'https://docs.digitalocean.com/reference/doctl/reference/auth/init/' },
  ],
  writes: [
    {
      kind: 'login',
      arguments: /\bauth init\b/,
      files: ['~/.config/doctl/config.yaml'],
      scopes: [{ option: /(?:--config|-c)[ =](?<path>\S+)/ }],
      moved: ['DIGITALOCEAN_CONFIG', 'XDG_CONFIG_HOME'],
      holds: 'profile',
      revertedBy: /^doctl auth remove\b/,
      revert: [
        {
          command: ['auth', 'init'],
          arguments: /--context\b/,
          valued: /^(?:-t|--access-token|--context|-c|--config)$/,
          keep: /^--context(?:=.*)?$|^(?:-c|--config(?:=.*)?)$/,
          undo: { arguments: 'auth remove {kept}' },
          source: 'https://docs.digitalocean.com/reference/doctl/reference/auth/remove/',
        },
        {
          command: ['auth', 'init'],
          valued: /^(?:-t|--access-token)$/,
          undo: { statement: 'rm -f "${XDG_CONFIG_HOME:-$HOME/.config}/doctl/config.yaml"' },
          others: /\bauth init\b|\bdoctl\/config\b|DIGITALOCEAN_CONFIG/,
          source: 'https://docs.digitalocean.com/reference/doctl/reference/auth/init/',
        },
      ],
      source: 'https://docs.digitalocean.com/reference/doctl/reference/auth/init/',
    },
    {
      kind: 'login',
      arguments: /\bregistry login\b/,
      files: ['~/.docker/config.json'],
      moved: ['DOCKER_CONFIG'],
      always: true,
      holds: 'registry',
      revertedBy: /^doctl registry logout\b|^docker logout registry\.digitalocean\.com\b/,
      revert: [
        {
          command: ['registry', 'login'],
          undo: { arguments: 'registry logout' },
          source: 'https://docs.digitalocean.com/reference/doctl/reference/registry/logout/',
        },
      ],
      source: 'https://docs.digitalocean.com/reference/doctl/reference/registry/login/',
    },
  ],
  prints: [
    {
      arguments: /\bauth token\b|\bregistry docker-config\b|\bkubeconfig show\b/,
      what: 'a credential of DigitalOcean',
      source: 'https://docs.digitalocean.com/reference/doctl/reference/registry/docker-config/',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://docs.digitalocean.com/reference/doctl/' },
    { arguments: /^(?:auth (?:remove|list|switch)|completion|registry logout)\b/, source: 'https://docs.digitalocean.com/reference/doctl/' },
  ],
};
