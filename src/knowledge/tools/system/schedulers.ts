import type { Tool } from '../../tool.ts';

export const schedulers: Tool = {
  name: 'schedulers',
  docs: 'https://man7.org/linux/man-pages/man1/crontab.1.html',
  programs: ['crontab'],
  inert: [{ programs: ['crontab'], certainty: 'always', what: 'a system tool', source: 'https://man7.org/linux/man-pages/man1/crontab.1.html' }],
  writes: [
    {
      programs: ['crontab'],
      kind: 'redirect',
      arguments: /^(?!(?:.* )?-[lre])/,
      files: ['/var/spool/cron'],
      source: 'https://man7.org/linux/man-pages/man1/crontab.1.html',
    },
  ],
};
