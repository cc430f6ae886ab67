import type { Tool } from '../../tool.ts';

export const steamcmd: Tool = {
  name: 'steamcmd',
  docs: 'https://developer.valvesoftware.com/wiki/SteamCMD',
  programs: ['steamcmd'],
  operands: [
    {
      command: ['+login'],
      operand: 1,
      form: 'value',
      when: /\+login (?!anonymous\b)[^+\s]\S* (?!\+)/,
      source: 'https://developer.valvesoftware.com/wiki/SteamCMD',
    },
  ],
};
