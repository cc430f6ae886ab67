import type { Tool } from '../../tool.ts';
import { BUILD_VARIABLES, JAVA_DEFINITION } from './shared.ts';

export const gradle: Tool = {
  name: 'gradle',
  docs: 'https://docs.gradle.org/current/userguide/build_environment.html',
  programs: ['gradle'],
  spellings: [{ starts: 'gradlew', pattern: /^gradlew(?:\.bat)?$/, name: 'gradle' }],
  environment: [
    {
      variables: BUILD_VARIABLES,
      how: 'reads %s',
      runs: 'the build scripts of the project',
      quiet: /^(?:--?version|-v)$/,
      source: 'https://docs.gradle.org/current/userguide/build_environment.html',
    },
  ],
  files: [
    {
      kind: 'Gradle settings',
      path: /\/gradle\.properties$|\/\.gradle(?:\/[^/]+)?$/,
      where: 'project',
      source: 'https://docs.gradle.org/current/userguide/build_environment.html',
    },
  ],
  readsFilesOf: [{ tool: 'maven' }],
  options: [
    { options: ['-D', '-P', '--define'], form: 'key=value', key: JAVA_DEFINITION, source: 'https://maven.apache.org/ref/current/maven-embedder/cli.html' },
  ],
};
