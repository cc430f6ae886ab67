/** A bundler setting that inlines the values of variables into the built code. */
export interface PublishedSetting {
  readonly bundler: string;
  /** Matched against the path. */
  readonly files: RegExp;
  /** The start of the setting that lists the variable names. The list ends at the matching closing bracket. */
  readonly begins: RegExp;
  /** Name of the setting, shown to people. */
  readonly what: string;
  readonly source: string;
}

const SETTINGS = /(?:^|\/)[\w.-]*(?:config|rc)\.[cm]?[jt]s$|(?:^|\/)(?:esbuild|build|webpack[\w.-]*|rollup[\w.-]*|gulpfile)\.[cm]?[jt]s$/;

/** An example of each stands in test/knowledge/project/published-settings.test.ts. */
// biome-ignore format: one row a line
export const PUBLISHED_SETTINGS: readonly PublishedSetting[] = [
  { bundler: 'webpack', files: SETTINGS, begins: /\bDefinePlugin\(/, what: 'DefinePlugin', source: 'https://webpack.js.org/plugins/define-plugin/' },
  { bundler: 'webpack', files: SETTINGS, begins: /\bEnvironmentPlugin\(/, what: 'EnvironmentPlugin', source: 'https://webpack.js.org/plugins/environment-plugin/' },
  { bundler: 'Next.js', files: /(?:^|\/)next\.config\.[cm]?[jt]s$/, begins: /\b(?:env|publicRuntimeConfig)\s*:\s*\{/, what: 'env', source: 'https://nextjs.org/docs/app/api-reference/config/next-config-js/env' },
  { bundler: 'Nuxt', files: /(?:^|\/)nuxt\.config\.[cm]?[jt]s$/, begins: /\bpublic\s*:\s*\{/, what: 'runtimeConfig.public', source: 'https://nuxt.com/docs/guide/going-further/runtime-config' },
  { bundler: 'Rollup', files: SETTINGS, begins: /\breplace\(\s*\{/, what: 'replace', source: 'https://github.com/rollup/plugins/tree/master/packages/replace#usage' },
  { bundler: 'the bundler', files: SETTINGS, begins: /\bdefine\s*:\s*\{/, what: 'define', source: 'https://vite.dev/config/shared-options#define' },
];

/** The `envPrefix` setting of Vite: further prefixes, beside VITE_, of variables that it inlines. Source: https://vite.dev/config/shared-options#envprefix */
export const CHOSEN_PREFIXES = /\benvPrefix\s*:\s*(\[[^\]]*\]|['"`][^'"`]*['"`])/;
export const PREFIX_FILES = /(?:^|\/)vite\.config\.[cm]?[jt]s$/;
