import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { GEM_VARIABLES } from './shared.ts';

export const cocoapods: Tool = {
  name: 'cocoapods',
  docs: 'https://bundler.io/man/bundle-config.1.html',
  programs: ['pod'],
  environment: [
    {
      variables: GEM_VARIABLES,
      how: 'reads %s',
      runs: 'code of the project and its gems',
      plain: /^(?:config|cache|list|env|clean)\b/,
      quiet: VERSION,
      source: 'https://bundler.io/man/bundle-config.1.html',
    },
  ],
  readsFilesOf: [{ tool: 'netrc' }, { tool: 'git' }, { tool: 'ssh' }],
  overSsh: [{ fetches: /^(?:install|update)\b/, source: 'https://guides.cocoapods.org/syntax/podfile.html' }],
};
