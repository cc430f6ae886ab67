import type { ProjectUse } from '../../tool-project.ts';

const CODE = /\.(?:php|ya?ml|xml|json|neon|twig|env|phtml)$|(?:^|\/)(?:artisan|console|\.env[\w.-]*)$/;

/** Programs that run the project's code. */
export const RUNS_PROJECT: ProjectUse = {
  manifest: /\.php$|^composer\.json$/,
  files: CODE,
  libraries: 'php',
  source: 'https://www.php.net/manual/function.getenv.php',
};
