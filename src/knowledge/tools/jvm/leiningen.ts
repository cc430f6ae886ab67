import type { Tool } from '../../tool.ts';
import { BUILD_VARIABLES } from './shared.ts';

export const leiningen: Tool = {
  name: 'leiningen',
  docs: 'https://docs.gradle.org/current/userguide/build_environment.html',
  programs: ['lein', 'clojure', 'clj', 'boot'],
  environment: [
    {
      variables: BUILD_VARIABLES,
      how: 'reads %s',
      runs: 'the build scripts of the project',
      quiet: /^(?:--?version|-v)$/,
      source: 'https://docs.gradle.org/current/userguide/build_environment.html',
    },
  ],
  readsFilesOf: [{ tool: 'maven', programs: ['lein'] }],
};
