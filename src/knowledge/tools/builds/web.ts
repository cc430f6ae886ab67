import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { words } from '../../words.ts';
import { BUILDS_SITE } from './shared.ts';

export const web: Tool = {
  name: 'web',
  docs: 'https://gohugo.io/configuration/introduction/#environment-variables',
  programs: words(`
      hugo pandoc caddy nginx apachectl httpd supervisord supervisorctl traefik haproxy envoy php-fpm
    `),
  environment: [
    {
      programs: ['hugo'],
      variables: /HUGO\w*/i,
      how: 'reads %s as a setting',
      runs: 'the templates of the project',
      readsNothing: VERSION,
      source: 'https://gohugo.io/configuration/introduction/#environment-variables',
    },
    { runs: 'the configuration of the project', readsNothing: VERSION, source: 'https://gohugo.io/configuration/introduction/#environment-variables' },
  ],
  project: [
    {
      programs: ['hugo'],
      arguments: /^(?:mod|version|env|config|list|new|gen|completion|convert|import)(?: |$)/,
      manifest: /^(?:config|hugo)\.(?:toml|ya?ml|json)$/,
      installs: true,
      source: 'https://gohugo.io/commands/hugo_mod_get/',
    },
    { programs: ['hugo'], ...BUILDS_SITE },
  ],
  narrowReads: [
    {
      programs: ['hugo'],
      variables: /^HUGO_?(?!MODULE|SECURITY)\w+$/i,
      arguments: /^(?!(?:mod|version|env|list|new|gen|completion|convert|import)(?: |$))/,
      source: 'https://gohugo.io/commands/hugo_mod/',
    },
  ],
};
