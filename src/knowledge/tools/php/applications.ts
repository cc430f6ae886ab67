import type { Tool } from '../../tool.ts';
import { RUNS_PROJECT } from './shared.ts';

export const applications: Tool = {
  name: 'applications',
  docs: 'https://www.php.net/manual/en/function.getenv.php',
  programs: ['drush', 'wp', 'magento', 'drupal', 'occ', 'moosh'],
  environment: [{ runs: 'PHP code', readsNothing: /^(?:--?version|-v|-i|-m)$/, source: 'https://www.php.net/manual/en/function.getenv.php' }],
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
      programs: ['wp'],
      kind: 'password-db',
      arguments: /--dbpass\b/,
      files: ['wp-config.php'],
      holds: 'one',
      account: true,
      source: 'https://developer.wordpress.org/cli/commands/config/create/',
    },
    {
      programs: ['wp'],
      kind: 'config',
      arguments: /^(?:-\S+ )*config (?:set|create|edit)\b/,
      files: ['wp-config.php'],
      holds: 'setting',
      source: 'https://developer.wordpress.org/cli/commands/config/set/',
    },
    {
      programs: ['magento'],
      kind: 'password-db',
      arguments: /--(?:db|admin|amqp|session-save-redis|cache-backend-redis)-password\b/,
      files: ['app/etc/env.php'],
      holds: 'one',
      account: true,
      source: 'https://experienceleague.adobe.com/en/docs/commerce-operations/installation-guide/tutorials/install',
    },
    {
      programs: ['drush', 'drupal'],
      kind: 'password-db',
      arguments: /--db-(?:url|pass)\b/,
      files: ['sites/default/settings.php'],
      holds: 'one',
      account: true,
      source: 'https://www.drush.org/latest/commands/site_install/',
    },
    {
      programs: ['occ'],
      kind: 'password-db',
      arguments: /--database-pass\b/,
      files: ['config/config.php'],
      holds: 'one',
      account: true,
      source: 'https://docs.nextcloud.com/server/latest/admin_manual/occ_command.html#command-line-installation',
    },
    {
      kind: 'password-db',
      arguments: /--?(?:db|database|admin|account)?[-_]?(?:pass(?:word|wd)?|url|new-password)\b|reset-admin-password/,
      files: ['the database of the application'],
      account: true,
      source: 'https://developer.wordpress.org/cli/commands/core/install/',
    },
  ],
  project: [{ programs: ['drush', 'wp', 'magento'], ...RUNS_PROJECT }],
};
