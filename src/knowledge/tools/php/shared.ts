import type { ProjectUse } from '../../tool-project.ts';

const CODE = /\.(?:php|ya?ml|xml|json|neon|twig|env|phtml)$|(?:^|\/)(?:artisan|console|\.env[\w.-]*)$/;

/** Programs that run the project's code. */
export const RUNS_PROJECT: ProjectUse = {
  manifest: /\.php$|^composer\.json$/,
  files: CODE,
  libraries: 'php',
  source: 'https://www.php.net/manual/function.getenv.php',
};

/** Programs that run tests of the project. */
export const TESTS_PROJECT: ProjectUse = {
  ...RUNS_PROJECT,
  follows: 'tests',
  modules: 'required',
  settings: [/(?:^|\/)(?:phpunit[\w.-]*\.xml(?:\.dist)?|codeception[\w.-]*\.ya?ml|behat[\w.-]*\.(?:ya?ml|php)|[Pp]est\.php)$/],
  source: 'https://docs.phpunit.de/en/12.0/configuration.html',
};
