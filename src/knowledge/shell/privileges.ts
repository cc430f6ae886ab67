import { VERSION } from '../patterns.ts';
import type { Tool } from '../tool.ts';

export const privileges: Tool = {
  name: 'privileges',
  docs: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/sh.html',
  programs: ['sudo', 'su'],
  environment: [
    {
      programs: ['su'],
      runs: 'a script that dockerlint does not see',
      readsNothing: VERSION,
      source: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/sh.html',
    },
  ],
  input: [
    {
      arguments: /^-S\b|(?: |^)-S(?: |$)/,
      content: /^(?<password>(?:(?!\\n)\S)+)/g,
      what: 'password of sudo',
      source: 'https://www.sudo.ws/docs/man/sudo.man/',
    },
  ],
};
