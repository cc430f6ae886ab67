import type { Tool } from '../../tool.ts';
import { words } from '../../words.ts';

export const scriptLists: Tool = {
  name: 'script-lists',
  docs: 'https://github.com/bcomnes/npm-run-all2#readme',
  programs: words('npm-run-all run-p run-s concurrently'),
  spellings: [
    { starts: 'npm-run-all', pattern: /^npm-run-all2$/, name: 'npm-run-all' },
    { starts: 'conc', pattern: /^conc$/, name: 'concurrently' },
  ],
  environment: [{ runs: 'scripts of the project', source: 'https://github.com/bcomnes/npm-run-all2#readme' }],
  project: [
    {
      programs: ['concurrently'],
      manifest: /^package\.json$/,
      follows: 'script-list',
      source: 'https://github.com/open-cli-tools/concurrently#usage',
    },
    { manifest: /^package\.json$/, follows: 'script-list', source: 'https://github.com/bcomnes/npm-run-all2/blob/master/docs/npm-run-all.md' },
  ],
};
