import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const dart: Tool = {
  name: 'dart',
  docs: 'https://dart.dev/tools/pub/cmd/pub-token',
  programs: ['dart', 'flutter', 'pub'],
  environment: [
    {
      variables: /PUB_\w+|DART_\w+|FLUTTER_\w+/i,
      how: 'reads %s',
      runs: 'build steps of the project',
      plain: /^(?:config|precache|doctor|channel|upgrade)\b/,
      quiet: VERSION,
      source: 'https://dart.dev/tools/pub/cmd/pub-token',
    },
  ],
  readsFilesOf: [
    { tool: 'netrc', programs: ['dart', 'flutter'] },
    { tool: 'git', programs: ['dart', 'flutter'] },
    { tool: 'ssh', programs: ['dart', 'flutter'] },
  ],
  writes: [
    {
      programs: ['dart', 'flutter'],
      kind: 'login',
      arguments: /\bpub token add\b(?!.*--env-var)/,
      files: ['~/.config/dart/pub-tokens.json'],
      holds: 'host',
      revertedBy: /pub token remove\b/,
      source: 'https://dart.dev/tools/pub/cmd/pub-token',
    },
  ],
  overSsh: [
    { programs: ['dart', 'flutter'], fetches: /^(?:pub|packages) (?:get|upgrade|add)\b/, source: 'https://dart.dev/tools/pub/dependencies#git-packages' },
  ],
};
