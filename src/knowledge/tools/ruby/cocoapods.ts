import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const cocoapods: Tool = {
  name: 'cocoapods',
  docs: 'https://guides.cocoapods.org/terminal/commands.html',
  programs: ['pod'],
  environment: [
    {
      variables: /COCOAPODS_\w+|CP_\w+/i,
      how: 'reads %s',
      runs: 'the Podfile of the project',
      plain: /^(?:cache|env|repo list)\b/,
      readsNothing: VERSION,
      source: 'https://guides.cocoapods.org/syntax/podfile.html',
    },
  ],
  readsFilesOf: [{ tool: 'netrc' }, { tool: 'git' }, { tool: 'ssh' }],
  writes: [
    {
      kind: 'clone-url',
      arguments: /^repo add \S+ https?:\/\/[^\s/]+@/,
      files: ['~/.cocoapods/repos/<name>/.git/config'],
      moved: ['CP_HOME_DIR', 'CP_REPOS_DIR'],
      holds: 'name',
      revertedBy: /^pod repo remove\b/,
      revert: [
        { command: ['repo', 'add'], undo: { arguments: 'repo remove {0}' }, source: 'https://guides.cocoapods.org/terminal/commands.html#pod_repo_remove' },
      ],
      source: 'https://guides.cocoapods.org/making/private-cocoapods.html',
    },
  ],
  offline: [{ arguments: /^(?:--version|env|cache|repo (?:add|list|remove)|deintegrate)\b/, source: 'https://guides.cocoapods.org/terminal/commands.html' }],
  overSsh: [{ fetches: /^(?:install|update)\b/, source: 'https://guides.cocoapods.org/syntax/podfile.html' }],
  logins: [{ programs: ['pod'], source: 'https://guides.cocoapods.org/making/private-cocoapods.html' }],
};
