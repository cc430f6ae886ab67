import type { Tool } from '../../tool.ts';

export const applications: Tool = {
  name: 'applications',
  docs: 'https://www.php.net/manual/en/function.getenv.php',
  programs: ['drush', 'wp', 'magento', 'drupal', 'occ', 'moosh'],
  environment: [
    {
      programs: ['drush', 'wp', 'magento', 'drupal', 'occ'],
      runs: 'PHP code',
      quiet: /^(?:--?version|-v|-i|-m)$/,
      source: 'https://www.php.net/manual/en/function.getenv.php',
    },
  ],
  options: [
    {
      programs: ['wp', 'drush', 'drupal', 'magento', 'occ'],
      options: ['--dbpass', '--db-password', '--admin_password', '--admin-password', '--account-pass', '--database-pass', '--admin-pass'],
      form: 'value',
      source: 'https://developer.wordpress.org/cli/commands/config/create/',
    },
  ],
  writes: [
    {
      kind: 'password-db',
      arguments: /--?(?:db|database|admin|account)?[-_]?(?:pass(?:word|wd)?|url|new-password)\b|reset-admin-password/,
      files: ['the settings of the application'],
      account: true,
      source: 'https://developer.wordpress.org/cli/commands/config/create/',
    },
  ],
};
