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
      plain: /^(?:config|precache|doctor|channel|upgrade|pub token)\b/,
      readsNothing: VERSION,
      source: 'https://dart.dev/tools/pub/cmd/pub-token',
    },
  ],
  readsFilesOf: [
    { tool: 'netrc', programs: ['dart', 'flutter'] },
    { tool: 'git', programs: ['dart', 'flutter'] },
    { tool: 'ssh', programs: ['dart', 'flutter'] },
  ],
  input: [
    {
      programs: ['dart', 'flutter'],
      arguments: /^pub token add\b(?!.*--env-var)/,
      content: /^(?<password>(?:(?!\\n)\S)+)/g,
      what: 'token',
      source: 'https://dart.dev/tools/pub/cmd/pub-token',
    },
  ],
  files: [
    {
      programs: ['dart', 'flutter'],
      kind: 'pub tokens',
      path: /\/dart\/pub-tokens\.json$/,
      where: 'home',
      ownOnly: true,
      programOnly: true,
      source: 'https://dart.dev/tools/pub/cmd/pub-token',
    },
  ],
  writes: [
    {
      programs: ['dart', 'flutter'],
      kind: 'login',
      arguments: /\bpub token add\b(?!.*--env-var)/,
      files: ['~/.config/dart/pub-tokens.json'],
      holds: 'host',
      revertedBy: /^(?:dart|flutter) pub token remove\b/,
      revert: [{ command: ['pub', 'token', 'add'], undo: { arguments: 'pub token remove {0}' }, source: 'https://dart.dev/tools/pub/cmd/pub-token' }],
      source: 'https://dart.dev/tools/pub/cmd/pub-token',
    },
    {
      programs: ['dart', 'flutter'],
      kind: 'binary',
      arguments: /^(?:build|compile)\b.* (?:--dart-define[= ]|-D ?)["']?\w+=/,
      files: ['the program'],
      source: 'https://dart.dev/libraries/core/environment-declarations',
    },
  ],
  offline: [
    {
      programs: ['dart', 'flutter'],
      arguments: /^(?:--version|--disable-analytics|pub token|config|doctor|precache|clean|compile|format|create)\b|(?:^| )--offline(?: |$)/,
      source: 'https://dart.dev/tools/pub/cmd/pub-get#options',
    },
  ],
  overSsh: [
    { programs: ['dart', 'flutter'], fetches: /^(?:pub|packages) (?:get|upgrade|add)\b/, source: 'https://dart.dev/tools/pub/dependencies#git-packages' },
  ],
  repositoryLocks: [
    {
      programs: ['dart', 'flutter'],
      locks: /(?:^|\/)pubspec\.lock$/,
      settings: /(?:^|\/)pubspec(?:_overrides)?\.yaml$/,
      repository: /^[ \t]{1,40}git:|\bsource: git\b/m,
      source: 'https://dart.dev/tools/pub/dependencies#git-packages',
    },
  ],
  project: [
    {
      programs: ['dart', 'flutter', 'pub'],
      arguments: /^(?:pub|packages|get|upgrade|add)(?: |$)/,
      manifest: /^pubspec\.yaml$/,
      installs: true,
      source: 'https://dart.dev/tools/pub/cmd/pub-get',
    },
    {
      programs: ['flutter', 'dart'],
      arguments: /^(?:-\S+ )*(?:config|precache|doctor|channel|upgrade|create|--?version|--disable-analytics|format|analyze|clean)(?: |$)/,
      installs: true,
      source: 'https://docs.flutter.dev/reference/flutter-cli',
    },
    {
      programs: ['flutter', 'dart'],
      arguments: /^test(?: |$)/,
      manifest: /^pubspec\.yaml$/,
      follows: 'module',
      modules: 'dart',
      starts: /\/(?:test|integration_test)\/.*\.dart$/,
      files: /\.dart$/,
      libraries: 'dart',
      source: 'https://docs.flutter.dev/testing/overview',
    },
    {
      programs: ['dart', 'flutter'],
      arguments: /^(?:pub )?run build_runner(?: |$)/,
      manifest: /^pubspec\.yaml$/,
      files: /(?:^|\/)(?:lib|builders?|web)\/.*\.dart$|(?:^|\/)(?:build\.yaml|\.env[\w.-]*)$/,
      libraries: 'dart',
      source: 'https://dart.dev/tools/build_runner',
    },
    {
      programs: ['dart', 'flutter'],
      arguments: /^(?:pub )?run (?:-\S+ )*[a-z]\w*(?::\w+)?(?: (?!.*\.dart\b)|$)/,
      manifest: /^pubspec\.yaml$/,
      files: /(?:^|\/)bin\/.*\.dart$/,
      libraries: 'dart',
      source: 'https://dart.dev/tools/dart-run#running-an-executable-from-a-dependency',
    },
    {
      programs: ['dart'],
      arguments: /^run (?:-\S+ )*\S+\.dart(?: |$)/,
      follows: 'module',
      modules: 'dart',
      files: /\.dart$/,
      libraries: 'dart',
      source: 'https://dart.dev/tools/dart-run',
    },
    {
      programs: ['dart', 'flutter'],
      arguments: /^(?:run|test)(?: |$)/,
      manifest: /^pubspec\.yaml$/,
      files: /\.dart$|(?:^|\/)(?:build\.yaml|\.env[\w.-]*)$/,
      libraries: 'dart',
      source: 'https://dart.dev/tools/build_runner',
    },
    {
      programs: ['dart', 'flutter'],
      manifest: /^pubspec\.yaml$/,
      files: /\.gradle(?:\.kts)?$|(?:^|\/)gradle\.properties$/,
      source: 'https://docs.flutter.dev/deployment/android',
    },
  ],
  narrowReads: [
    {
      programs: ['dart', 'flutter', 'pub'],
      variables: /^(?:DART_|FLUTTER_)?PUB_\w*(?:TOKEN|PASS\w*|KEY|SECRET)$/i,
      arguments: /^(?:pub|packages|get|upgrade|add)(?: |$)/,
      source: 'https://dart.dev/tools/pub/cmd/pub-token',
    },
  ],
};
