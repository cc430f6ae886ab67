import type { Tool } from '../../tool.ts';
import { BUILD_VARIABLES, JAVA_DEFINITION } from './shared.ts';

export const ant: Tool = {
  name: 'ant',
  docs: 'https://docs.gradle.org/current/userguide/build_environment.html',
  programs: ['ant', 'ivy'],
  environment: [
    {
      variables: BUILD_VARIABLES,
      how: 'reads %s',
      runs: 'the build scripts of the project',
      quiet: /^(?:--?version|-v)$/,
      source: 'https://docs.gradle.org/current/userguide/build_environment.html',
    },
  ],
  options: [
    {
      programs: ['ant'],
      options: ['-D', '-P', '--define'],
      form: 'key=value',
      key: JAVA_DEFINITION,
      source: 'https://maven.apache.org/ref/current/maven-embedder/cli.html',
    },
  ],
};
