import type { Tool } from '../../tool.ts';
import { BUILD_READS, buildVariables, RUNS_BUILD_FILES, RUNS_TESTS, WORKS_OFFLINE } from './shared.ts';

/** Files that name credential helpers and the tools of rules. */
const SCRIPTS = /(?:^|\/)(?:\.bazelrc|(?:BUILD|WORKSPACE|MODULE)(?:\.bazel)?)$|\.bzl$/;

export const bazel: Tool = {
  name: 'bazel',
  docs: 'https://bazel.build/reference/command-line-reference',
  programs: ['bazel', 'bazelisk', 'buck', 'pants', 'please', 'kotlinc', 'scala', 'scalac', 'mill'],
  environment: [
    {
      variables: buildVariables(/BAZELISK_\w+|BAZEL_\w+|PANTS_\w+|COURSIER_\w+/),
      how: 'reads %s',
      runs: 'the build scripts of the project',
      readsNothing: /^(?:--?version|version|info|shutdown|clean(?: --expunge)?|help|-v)$/,
      source: 'https://github.com/bazelbuild/bazelisk#readme',
    },
  ],
  readsFilesOf: [{ tool: 'netrc', programs: ['bazel'] }],
  logins: [{ programs: ['mill', 'bazel'], unless: WORKS_OFFLINE, source: 'https://bazel.build/reference/command-line-reference' }],
  project: [
    { programs: ['mill', 'bazel'], ...RUNS_TESTS, scripts: SCRIPTS },
    { programs: ['mill', 'bazel'], ...RUNS_BUILD_FILES, scripts: SCRIPTS },
  ],
  readsByItself: [{ programs: ['mill', 'bazel'], ...BUILD_READS }],
  compiles: [
    { programs: ['bazel'], source: 'https://bazel.build/run/build' },
    { programs: ['kotlinc', 'scalac'], source: 'https://kotlinlang.org/docs/command-line.html' },
  ],
};
