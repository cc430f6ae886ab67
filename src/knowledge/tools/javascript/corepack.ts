import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { INSTALLS_NAMED, INSTALLS_PROJECT, YARN_READS } from './shared.ts';

export const corepack: Tool = {
  name: 'corepack',
  docs: 'https://github.com/nodejs/corepack#environment-variables',
  programs: ['corepack'],
  wraps: [
    {
      programs: ['corepack'],
      operands: 0,
      source: 'https://github.com/nodejs/corepack#utility-commands',
      own: /^(?:enable|disable|prepare|install|use|up|pack|cache|hydrate)$/,
    },
    { programs: ['dotenv'], valued: /^-[ev]$/, operands: 0, source: 'https://github.com/entropitor/dotenv-cli' },
  ],
  environment: [
    {
      variables: /COREPACK_NPM_(?:TOKEN|USERNAME|PASSWORD|REGISTRY)/i,
      how: 'reads %s to download package managers',
      readsNothing: VERSION,
      source: 'https://github.com/nodejs/corepack#environment-variables',
    },
  ],
  readsFilesOf: [{ tool: 'npm' }, { tool: 'yarn' }],
  project: [INSTALLS_PROJECT, INSTALLS_NAMED],
  readsByItself: [{ ...YARN_READS, source: 'https://github.com/nodejs/corepack#environment-variables' }],
};
