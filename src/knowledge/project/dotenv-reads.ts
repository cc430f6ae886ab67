import type { Ecosystem } from '../tool-project.ts';

/** Code that loads environment files by itself, without naming the variables. */
export interface DotenvRead {
  /** Matched against the path. */
  readonly files: RegExp;
  readonly pattern: RegExp;
  readonly source: string;
}

/** An example of each stands in test/knowledge/project/dotenv-reads.test.ts. */
// biome-ignore format: one row a line
export const DOTENV_READS: readonly DotenvRead[] = [
  { files: /\.[cm]?[jt]sx?$/, pattern: /['"](?:dotenv(?:[-/][\w/-]+)?|@dotenvx\/dotenvx|env-cmd|node-env-file)['"]|\bConfigModule\.forRoot\b|\bloadEnvFile\(/, source: 'https://github.com/motdotla/dotenv#usage' },
  { files: /\.py$/, pattern: /\bdotenv\b|\bdecouple\b|\bread_env\(|\benv_file\b|\benviron\.Env\b/, source: 'https://github.com/theskumar/python-dotenv#getting-started' },
  { files: /\.(?:rb|rake|ru)$|(?:^|\/)(?:Rakefile|Gemfile)$/, pattern: /\bdotenv\b/i, source: 'https://github.com/bkeepers/dotenv#usage' },
  { files: /\.php$|(?:^|\/)(?:artisan|console)$/, pattern: /\bDotenv\b|\bIlluminate\\Foundation\\|autoload_runtime/, source: 'https://github.com/vlucas/phpdotenv#usage' },
  { files: /\.go$/, pattern: /\bgodotenv\b/, source: 'https://github.com/joho/godotenv#usage' },
  { files: /\.rs$/, pattern: /\bdotenvy?\b/, source: 'https://docs.rs/dotenvy' },
  { files: /\.(?:java|kts?|groovy|scala)$|(?:^|\/)(?:pom\.xml|build\.gradle)$/, pattern: /\bdotenv\b/i, source: 'https://github.com/cdimascio/dotenv-java#usage' },
  { files: /\.(?:cs|fs|csproj|fsproj)$/, pattern: /\bDotNetEnv\b|\bdotenv\.net\b/i, source: 'https://github.com/tonerdo/dotnet-env#usage' },
  { files: /\.exs?$/, pattern: /\bDotenvy\b/, source: 'https://hexdocs.pm/dotenvy/readme.html' },
];

/** Commands in scripts that start a program with the variables of an environment file. Source: https://github.com/entropitor/dotenv-cli */
export const DOTENV_WORDS = /(?:^|[\s;&|])(?:dotenvx?|env-cmd|dotenv-cli|direnv|honcho|foreman)(?=\s|$)|--env-file/;

/** Libraries whose programs read `.env` when they start. */
// biome-ignore format: one row a line
export const DOTENV_LIBRARIES: readonly { readonly ecosystem: Ecosystem; readonly packages: RegExp; readonly source: string }[] = [
  { ecosystem: 'javascript', packages: /^(?:@strapi\/strapi|@adonisjs\/core|@nestjs\/config|@medusajs\/medusa|@keystone-6\/core|payload|@redwoodjs\/\w+|sails-hook-dotenv)$/, source: 'https://docs.strapi.io/cms/configurations/environment' },
  { ecosystem: 'python', packages: /^(?:python-decouple|django-environ)$/, source: 'https://github.com/HBNetwork/python-decouple#how-it-works' },
  { ecosystem: 'ruby', packages: /^dotenv(?:-rails)?$/, source: 'https://github.com/bkeepers/dotenv#rails' },
  { ecosystem: 'php', packages: /^(?:laravel\/(?:framework|lumen-framework)|symfony\/(?:dotenv|runtime)|vlucas\/phpdotenv)$/, source: 'https://laravel.com/docs/configuration#environment-configuration' },
];
