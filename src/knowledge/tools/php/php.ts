import type { Tool } from '../../tool.ts';
import { RUNS_PROJECT, TESTS_PROJECT } from './shared.ts';

export const php: Tool = {
  name: 'php',
  docs: 'https://www.php.net/manual/en/function.getenv.php',
  programs: ['php', 'artisan', 'symfony', 'phing', 'phpunit', 'pest', 'codecept', 'behat', 'console', 'typo3'],
  spellings: [{ starts: 'php', pattern: /^php(?:\d(?:\.?\d)?)?$/, name: 'php' }],
  wraps: [{ programs: ['php'], valued: /^-d$/, operands: 0, source: 'https://www.php.net/manual/en/features.commandline.options.php', inner: /^composer$/ }],
  environment: [{ runs: 'PHP code', readsNothing: /^(?:--?version|-v|-i|-m)$/, source: 'https://www.php.net/manual/en/function.getenv.php' }],
  readsFilesOf: [{ tool: 'dotenv', programs: ['symfony', 'artisan'] }],
  output: [{ programs: ['php'], of: 'input', source: 'https://www.php.net/manual/en/features.commandline.options.php' }],
  project: [
    { programs: ['php'], arguments: /^(?:-\S+ )*-r |^composer-script|(?:^| )(?:\S*vendor\/|(?:\S*\/)?(?:artisan|console)(?: |$))/, ...RUNS_PROJECT },
    { programs: ['php'], ...RUNS_PROJECT, follows: 'module', modules: 'required' },
    { programs: ['phpunit', 'pest', 'codecept', 'behat'], ...TESTS_PROJECT },
    { programs: ['artisan', 'symfony'], ...RUNS_PROJECT },
  ],
  generates: [
    {
      programs: ['php'],
      what: 'a new application key',
      arguments: /(?:^|[ /])artisan (?:-\S+ )*key:generate(?: |$)(?!.*--show\b)/,
      file: '.env',
      source: 'https://laravel.com/docs/12.x/encryption#configuration',
    },
    {
      programs: ['artisan'],
      what: 'a new application key',
      arguments: /^(?:-\S+ )*key:generate(?: |$)(?!.*--show\b)/,
      file: '.env',
      source: 'https://laravel.com/docs/12.x/encryption#configuration',
    },
  ],
  keepsSettings: [
    {
      programs: ['php'],
      arguments: /(?:^|[ /])artisan (?:-\S+ )*(?:config:cache|optimize)(?: |$)/,
      files: /(?:^|\/)config\/[\w/-]+\.php$/,
      where: 'bootstrap/cache/config.php',
      source: 'https://laravel.com/docs/12.x/configuration#configuration-caching',
    },
  ],
  prepared: [
    {
      programs: ['php'],
      by: /(?:^|[ /])artisan (?:-\S+ )*(?:config:cache|optimize)(?: |$)/,
      arguments: /(?:^|[ /])artisan (?!.*\b(?:config:(?:cache|clear)|optimize)\b)/,
      undoneBy: /(?:^|[ /])artisan (?:-\S+ )*(?:config:clear|optimize:clear)(?: |$)/,
      files: /(?:^|\/)config\/[\w/-]+\.php$/,
      reads: /(?:^|\/)config\/[\w/-]+\.php$|(?:^|\/)composer\.json$/,
      source: 'https://laravel.com/docs/12.x/configuration#configuration-caching',
    },
  ],
};
