/** A prefix of variables that a bundler writes into the code for browsers. */
export interface BrowserPrefix {
  readonly prefix: string;
  readonly bundler: string;
  readonly source: string;
}

/** Any inlined variable is public; a secret mount does not change that. */
// biome-ignore format: one row a line
export const BROWSER_PREFIXES: readonly BrowserPrefix[] = [
  { prefix: 'NEXT_PUBLIC_', bundler: 'Next.js', source: 'https://nextjs.org/docs/app/guides/environment-variables#bundling-environment-variables-for-the-browser' },
  { prefix: 'VITE_', bundler: 'Vite', source: 'https://vite.dev/guide/env-and-mode' },
  { prefix: 'REACT_APP_', bundler: 'Create React App', source: 'https://create-react-app.dev/docs/adding-custom-environment-variables/' },
  { prefix: 'VUE_APP_', bundler: 'Vue CLI', source: 'https://cli.vuejs.org/guide/mode-and-env.html' },
  { prefix: 'NUXT_PUBLIC_', bundler: 'Nuxt', source: 'https://nuxt.com/docs/guide/going-further/runtime-config' },
  { prefix: 'GATSBY_', bundler: 'Gatsby', source: 'https://www.gatsbyjs.com/docs/how-to/local-development/environment-variables/' },
  { prefix: 'EXPO_PUBLIC_', bundler: 'Expo', source: 'https://docs.expo.dev/guides/environment-variables/' },
  { prefix: 'STORYBOOK_', bundler: 'Storybook', source: 'https://storybook.js.org/docs/configure/environment-variables' },
  { prefix: 'NG_APP_', bundler: 'Angular', source: 'https://github.com/chihab/ngx-env' },
  { prefix: 'SNOWPACK_PUBLIC_', bundler: 'Snowpack', source: 'https://www.snowpack.dev/reference/environment-variables' },
  { prefix: 'RAZZLE_', bundler: 'Razzle', source: 'https://razzlejs.org/docs/environment-variables' },
  { prefix: 'PUBLIC_', bundler: 'SvelteKit and Astro', source: 'https://svelte.dev/docs/kit/$env-static-public' },
];

/** Returns the browser prefix of a variable name, or undefined if it has none. */
export function browserPrefixOf(name: string): BrowserPrefix | undefined {
  return BROWSER_PREFIXES.find(({ prefix }) => name.toUpperCase().startsWith(prefix));
}
