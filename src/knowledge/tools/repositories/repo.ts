import type { Tool } from '../../tool.ts';

export const repo: Tool = {
  name: 'repo',
  docs: 'https://source.android.com/docs/setup/reference/repo',
  programs: ['repo'],
  readsFilesOf: [{ tool: 'netrc' }, { tool: 'git' }, { tool: 'ssh' }],
  overSsh: [{ source: 'https://source.android.com/docs/setup/reference/repo' }],
};
