import type { Tool } from '../../tool.ts';

export const borg: Tool = {
  name: 'borg',
  title: 'BorgBackup',
  docs: 'https://borgbackup.readthedocs.io/en/stable/usage/general.html#environment-variables',
  programs: ['borg', 'borgmatic'],
  environment: [
    {
      variables: /BORG_\w+/i,
      how: 'reads %s',
      source: 'https://borgbackup.readthedocs.io/en/stable/usage/general.html#environment-variables',
    },
  ],
  credentialFiles: [
    {
      kind: 'token-file',
      prefix: 'cat ',
      variables: ['BORG_PASSCOMMAND', 'BORG_NEW_PASSCOMMAND'],
      source: 'https://borgbackup.readthedocs.io/en/stable/usage/general.html#environment-variables',
    },
  ],
  logins: [{ source: 'https://borgbackup.readthedocs.io/en/stable/usage/general.html#environment-variables' }],
};
