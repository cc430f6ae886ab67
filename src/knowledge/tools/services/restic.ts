import type { Tool } from '../../tool.ts';

export const restic: Tool = {
  name: 'restic',
  docs: 'https://restic.readthedocs.io/en/stable/',
  programs: ['restic'],
  environment: [
    {
      variables: /RESTIC_\w+|AWS_\w+|B2_\w+|AZURE_\w+|GOOGLE_\w+|OS_\w+|ST_\w+|RCLONE_\w+/i,
      how: 'reads %s',
      source: 'https://restic.readthedocs.io/en/stable/040_backup.html#environment-variables',
    },
  ],
  credentialFiles: [
    {
      kind: 'token-file',
      options: ['-p', '--password-file'],
      variables: ['RESTIC_PASSWORD_FILE'],
      source: 'https://restic.readthedocs.io/en/stable/040_backup.html#environment-variables',
    },
  ],
};
