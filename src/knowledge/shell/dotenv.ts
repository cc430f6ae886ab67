import type { Tool } from '../tool.ts';

export const dotenv: Tool = {
  name: 'dotenv',
  docs: 'https://docs.docker.com/compose/how-tos/environment-variables/',
  programs: [],
  files: [
    { kind: 'environment file', path: /\/\.env(?:\.[\w.-]+)?$/, where: 'project', source: 'https://docs.docker.com/compose/how-tos/environment-variables/' },
  ],
};
