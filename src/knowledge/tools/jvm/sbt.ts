import type { Tool } from '../../tool.ts';
import { BUILD_VARIABLES, JAVA_DEFINITION } from './shared.ts';

export const sbt: Tool = {
  name: 'sbt',
  docs: 'https://docs.gradle.org/current/userguide/build_environment.html',
  programs: ['sbt'],
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
      kind: 'sbt logins',
      path: /\/\.(?:ivy2|sbt)\/(?:\.?credentials|credentials\.sbt)$/,
      where: 'home',
      source: 'https://www.scala-sbt.org/1.x/docs/Publishing.html#Credentials',
    },
  ],
  readsFilesOf: [{ tool: 'maven' }],
  options: [
    { options: ['-D', '-P', '--define'], form: 'key=value', key: JAVA_DEFINITION, source: 'https://maven.apache.org/ref/current/maven-embedder/cli.html' },
  ],
};
