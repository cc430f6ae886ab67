import type { Tool } from '../../tool.ts';
import { BUILDS_SITE } from './shared.ts';

export const staticSites: Tool = {
  name: 'static-sites',
  docs: 'https://www.getzola.org/documentation/getting-started/configuration/',
  programs: ['zola', 'mdbook'],
  project: [
    { programs: ['zola'], ...BUILDS_SITE, source: 'https://keats.github.io/tera/docs/#get-env' },
    { programs: ['mdbook'], ...BUILDS_SITE, source: 'https://rust-lang.github.io/mdBook/format/configuration/environment-variables.html' },
  ],
};
