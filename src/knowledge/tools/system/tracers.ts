import type { Tool } from '../../tool.ts';

export const tracers: Tool = {
  name: 'tracers',
  docs: 'https://man7.org/linux/man-pages/man1/strace.1.html',
  programs: ['strace', 'ltrace'],
  environment: [{ runs: 'the command that it starts', source: 'https://man7.org/linux/man-pages/man1/strace.1.html' }],
  logs: [
    {
      programs: ['strace', 'ltrace'],
      to: { separate: /^(?:-[a-zA-Z]*o|--output)$/, attached: /^(?:-o|--output=)(?=.)/ },
      shows: 'always',
      source: 'https://man7.org/linux/man-pages/man1/strace.1.html',
    },
    { programs: ['strace', 'ltrace'], to: 'errors', shows: 'always', source: 'https://man7.org/linux/man-pages/man1/strace.1.html' },
  ],
};
