import type { Tool } from '../../tool.ts';
import { BUILD_VARIABLES } from './shared.ts';

export const bazel: Tool = {
  name: 'bazel',
  docs: 'https://docs.gradle.org/current/userguide/build_environment.html',
  programs: ['bazel', 'bazelisk', 'buck', 'pants', 'please', 'kotlinc', 'scala', 'mill'],
  environment: [
    {
      variables: BUILD_VARIABLES,
      how: 'reads %s',
      runs: 'the build scripts of the project',
      quiet: /^(?:--?version|-v)$/,
      source: 'https://docs.gradle.org/current/userguide/build_environment.html',
    },
  ],
  readsFilesOf: [{ tool: 'netrc', programs: ['bazel'] }],
};
