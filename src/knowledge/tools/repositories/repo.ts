import type { Tool } from '../../tool.ts';

export const repo: Tool = {
  name: 'repo',
  docs: 'https://source.android.com/docs/setup/reference/repo',
  programs: ['repo'],
  readsFilesOf: [{ tool: 'netrc' }, { tool: 'git' }, { tool: 'ssh' }],
  writes: [
    {
      kind: 'clone-url',
      arguments: /^init\b.*:\/\/[^\s/]+@/,
      files: ['.repo/manifests.git/config'],
      holds: 'clone',
      source: 'https://source.android.com/docs/setup/reference/repo#init',
    },
  ],
  overSsh: [{ source: 'https://source.android.com/docs/setup/reference/repo' }],
};
