import type { Tool } from '../../tool.ts';

export const ubuntuPro: Tool = {
  name: 'ubuntu-pro',
  title: 'pro',
  docs: 'https://documentation.ubuntu.com/pro-client/en/latest/howtoguides/enable_in_dockerfile/',
  programs: ['pro', 'ua'],
  files: [
    {
      kind: 'Ubuntu Pro subscription',
      path: /^\/var\/lib\/ubuntu-advantage(?:\/|$)/,
      where: 'fixed',
      source: 'https://documentation.ubuntu.com/pro-client/en/latest/explanations/apt_messages/',
    },
  ],
  operands: [{ command: ['attach'], operand: 0, form: 'value', source: 'https://documentation.ubuntu.com/pro-client/en/latest/howtoguides/how_to_attach/' }],
  writes: [
    {
      kind: 'login',
      arguments: /^attach\b/,
      files: ['/var/lib/ubuntu-advantage'],
      always: true,
      holds: 'one',
      revertedBy: /^(?:pro|ua) detach\b|\bpurge\b.*ubuntu-(?:pro|advantage)/,
      revert: [
        {
          command: ['attach'],
          valued: /^--attach-config$/,
          undo: { arguments: 'detach --assume-yes' },
          source: 'https://documentation.ubuntu.com/pro-client/en/latest/howtoguides/how_to_attach/',
        },
      ],
      source: 'https://documentation.ubuntu.com/pro-client/en/latest/howtoguides/enable_in_dockerfile/',
    },
  ],
  logins: [{ source: 'https://documentation.ubuntu.com/pro-client/en/latest/howtoguides/enable_in_dockerfile/' }],
  places: [{ kinds: ['pro-attach'], serves: 'build', source: 'https://documentation.ubuntu.com/pro-client/en/latest/howtoguides/enable_in_dockerfile/' }],
};
