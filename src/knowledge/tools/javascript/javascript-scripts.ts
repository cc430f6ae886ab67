import type { Tool } from '../../tool.ts';
import { words } from '../../words.ts';

export const javascriptScripts: Tool = {
  name: 'javascript-scripts',
  docs: 'https://docs.npmjs.com/cli/using-npm/scripts',
  programs: words('rimraf cpx copyfiles mkdirp del-cli shx sort-package-json license-checker depcheck'),
  project: [{ manifest: /^package\.json$/, source: 'https://docs.npmjs.com/cli/using-npm/scripts' }],
};
