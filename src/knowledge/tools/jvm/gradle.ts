import type { Tool } from '../../tool.ts';
import { BUILD_READS, buildVariables, JAVA_DEFINITION, RUNS_BUILD_FILES, RUNS_TESTS, WORKS_OFFLINE } from './shared.ts';

export const gradle: Tool = {
  name: 'gradle',
  title: 'Gradle',
  docs: 'https://docs.gradle.org/current/userguide/build_environment.html',
  programs: ['gradle'],
  spellings: [{ starts: 'gradlew', pattern: /^gradlew(?:\.bat)?$/, name: 'gradle' }],
  environment: [
    {
      variables: buildVariables(/ORG_GRADLE_PROJECT_\w+|GRADLE_\w+|SONAR_\w+/),
      how: 'reads %s',
      runs: 'the build scripts of the project',
      readsNothing: /^(?:--?version|-v|--stop|--status)$/,
      source: 'https://docs.gradle.org/current/userguide/build_environment.html',
    },
  ],
  files: [
    {
      kind: 'Gradle settings',
      path: /\/gradle\.properties$|\/\.gradle(?:\/[^/]+)?$/,
      where: 'project',
      programOnly: true,
      source: 'https://docs.gradle.org/current/userguide/build_environment.html',
    },
  ],
  readsFilesOf: [{ tool: 'maven' }],
  options: [
    { options: ['-D', '-P'], form: 'key=value', key: JAVA_DEFINITION, source: 'https://docs.gradle.org/current/userguide/command_line_interface.html' },
  ],
  offline: [
    {
      arguments: /^(?:--?version|-v|--stop|--status)$|(?:^| )--offline(?: |$)/,
      source: 'https://docs.gradle.org/current/userguide/command_line_interface.html#sec:command_line_execution_options',
    },
  ],
  logs: [{ arguments: /(?:^| )(?:-d|--debug)(?: |$)/, to: 'output', shows: 'maybe', source: 'https://docs.gradle.org/current/userguide/logging.html' }],
  logins: [
    {
      unless: WORKS_OFFLINE,
      starts: /(?:^|[ :])(?:run|bootRun|quarkusDev|appRun)(?: |$)/,
      source: 'https://docs.gradle.org/current/userguide/command_line_interface.html',
    },
  ],
  usesLoginOf: [{ tool: 'gpg' }, { tool: 'sonar' }],
  places: [
    {
      kinds: ['gradle-properties'],
      home: /^\.gradle\/gradle\.properties$/,
      project: /^gradle\.properties$/,
      fixed: /\/gradle[^/]*\/gradle\.properties$/,
      folders: ['GRADLE_USER_HOME'],
      serves: 'build',
      loginLines: /^\s*(?:#|!|$)/,
      source: 'https://docs.gradle.org/current/userguide/build_environment.html',
    },
  ],
  project: [
    { ...RUNS_TESTS, idle: 'gradle-tasks', scripts: /\.gradle(?:\.kts)?$/ },
    { ...RUNS_BUILD_FILES, idle: 'gradle-tasks', scripts: /\.gradle(?:\.kts)?$/ },
  ],
  readsByItself: [BUILD_READS],
  narrowReads: [
    {
      variables: /^SONAR_\w+$/i,
      arguments: /(?:^|[ :])(?:[\w.-]+:)*sonar/,
      source: 'https://docs.sonarsource.com/sonarqube-server/latest/analyzing-source-code/analysis-parameters/',
    },
  ],
  compiles: [
    {
      arguments: /(?:^|[ :])(?:build|assemble|\w*[jJ]ar|installDist|distTar|shadowJar)(?: |$)/,
      source: 'https://docs.gradle.org/current/userguide/java_plugin.html#sec:java_tasks',
    },
  ],
  credentialFolders: [
    {
      name: '.gradle',
      file: 'gradle.properties',
      source: 'https://docs.gradle.org/current/userguide/build_environment.html#sec:gradle_configuration_properties',
    },
  ],
};
