import type { Tool } from '../../tool.ts';

export const west: Tool = {
  name: 'west',
  docs: 'https://docs.zephyrproject.org/latest/develop/west/built-in.html',
  programs: ['west'],
  readsFilesOf: [{ tool: 'netrc' }, { tool: 'git' }, { tool: 'ssh' }],
  writes: [
    {
      kind: 'clone-url',
      arguments: /^init\b.*:\/\/[^\s/]+@/,
      files: ['.git/config of the manifest'],
      holds: 'clone',
      source: 'https://docs.zephyrproject.org/latest/develop/west/built-in.html#west-init',
    },
  ],
  overSsh: [{ fetches: /^(?:init|update)\b/, source: 'https://docs.zephyrproject.org/latest/develop/west/built-in.html' }],
};
