import type { Tool } from '../../tool.ts';
import { BUILD_READS, buildVariables, RUNS_BUILD_FILES, RUNS_TESTS, WORKS_OFFLINE } from './shared.ts';

export const leiningen: Tool = {
  name: 'leiningen',
  docs: 'https://github.com/technomancy/leiningen/blob/master/doc/DEPLOY.md',
  programs: ['lein', 'clojure', 'clj', 'boot'],
  environment: [
    {
      variables: buildVariables(/LEIN_\w+|CLOJARS_\w+|BOOT_\w+/),
      how: 'reads %s',
      runs: 'the build scripts of the project',
      readsNothing: /^(?:--?version|-v|version)$/,
      source: 'https://codeberg.org/leiningen/leiningen/src/branch/main/doc/DEPLOY.md',
    },
  ],
  readsFilesOf: [{ tool: 'maven', programs: ['lein', 'clojure', 'clj'] }],
  offline: [
    {
      programs: ['lein'],
      arguments: /^(?:-o|with-profile \S+ -o|version|clean|help)(?: |$)/,
      source: 'https://codeberg.org/leiningen/leiningen/src/branch/main/doc/TUTORIAL.md',
    },
  ],
  logins: [{ programs: ['lein'], unless: WORKS_OFFLINE, source: 'https://leiningen.org/' }],
  project: [
    { programs: ['lein'], ...RUNS_TESTS },
    { programs: ['lein'], ...RUNS_BUILD_FILES },
  ],
  prepared: [
    {
      programs: ['lein'],
      by: /^(?:-\S+ )*(?:with-profile \S+ )?deps(?: |$)/,
      arguments: /./,
      unless: /(?:^| )(?:deps|deploy|ancient|-U)(?: |$)/,
      files: /(?:^|\/)(?:project|profiles)\.clj$/,
      source: 'https://codeberg.org/leiningen/leiningen/src/branch/main/doc/TUTORIAL.md#dependencies',
    },
  ],
  readsByItself: [{ programs: ['lein'], ...BUILD_READS }],
  compiles: [{ arguments: /^(?:uberjar|jar|compile)(?: |$)/, source: 'https://codeberg.org/leiningen/leiningen' }],
};
