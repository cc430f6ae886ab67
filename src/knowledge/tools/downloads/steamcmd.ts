import type { Tool } from '../../tool.ts';

export const steamcmd: Tool = {
  name: 'steamcmd',
  docs: 'https://developer.valvesoftware.com/wiki/SteamCMD',
  programs: ['steamcmd'],
  operands: [{ command: ['+login'], operand: 1, form: 'value', source: 'https://developer.valvesoftware.com/wiki/SteamCMD' }],
};
