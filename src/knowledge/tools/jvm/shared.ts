import type { OwnReads, ProjectUse } from '../../tool-project.ts';

/** A system property that holds a credential. Source: https://docs.oracle.com/en/java/javase/21/docs/specs/man/java.html */
export const JAVA_DEFINITION = /^[^=]*(?:password|passwd|passphrase|token|secret|sonar\.login|apikey)=/i;

/** Variables that build scripts of the JVM usually read for their repositories. */
const BY_HABIT = /(?:NEXUS|MAVEN|ARTIFACTORY|JFROG|GITHUB|GITLAB|GH|CI|SIGNING)_?\w*(?:TOKEN|PASS\w*|USER\w*|ACTOR|KEY|PAT)/;

/** Those variables, and the ones that a tool reads by itself. */
export function buildVariables(own: RegExp): RegExp {
  return new RegExp(`${own.source}|${BY_HABIT.source}`, 'i');
}

/**
 * Options with which a build contacts no repository, or only prints its version. Sources: https://maven.apache.org/ref/current/maven-embedder/cli.html,
 * https://docs.gradle.org/current/userguide/command_line_interface.html
 */
export const WORKS_OFFLINE = /(?:^|\s)(?:-o|--offline|-v|--?version)(?:\s|$)/;

const MANIFEST =
  /^(?:pom\.xml|build\.gradle(?:\.kts)?|settings\.gradle(?:\.kts)?|build\.sbt|build\.xml|project\.clj|build\.sc|WORKSPACE(?:\.bazel)?|MODULE\.bazel)$/;

const CODE = /\.(?:java|kts?|groovy|scala|clj|gradle|sbt|xml|properties|ya?ml|conf|edn|bzl)$|(?:^|\/)(?:BUILD|WORKSPACE)(?:\.bazel)?$/;

const BUILD_FILES =
  /(?:^|\/)(?:pom\.xml|settings\.xml|build\.xml|ivy(?:settings)?\.xml|gradle\.properties|project\.clj|deps\.edn|\.mvn\/.*|(?:buildSrc|build-logic)\/.*|gradle\/.*|project\/.*|BUILD(?:\.bazel)?|WORKSPACE(?:\.bazel)?|MODULE\.bazel|\.bazelrc)$|\.(?:gradle|kts|sbt|bzl|mill|sc)$/;

/** Goals and tasks that run the tests, i.e. code of the project, as part of the build. */
export const RUNS_TESTS: ProjectUse = {
  arguments: /(?:^|[ :])(?:test|check|build|verify|install|deploy|package|run|runMain|testOnly|testQuick|bootRun|integration\w*|ci)(?: |$)/,
  unless: /-DskipTests|-Dmaven\.test\.skip|(?:^| )-x :?(?:\w+:)*(?:test|check)(?: |$)/,
  manifest: MANIFEST,
  files: CODE,
  libraries: 'jvm',
  source: 'https://maven.apache.org/guides/introduction/introduction-to-the-lifecycle.html',
};

/** All other goals and tasks run only the build files. */
export const RUNS_BUILD_FILES: ProjectUse = {
  manifest: MANIFEST,
  files: BUILD_FILES,
  libraries: 'jvm',
  source: 'https://docs.gradle.org/current/userguide/build_environment.html',
};

/** Variables that the build tools other than Maven read by themselves. */
export const BUILD_READS: OwnReads = {
  variables: /^(?:ORG_GRADLE_PROJECT|GRADLE|SONAR|SBT|COURSIER|LEIN|ANT|BAZEL)_\w+$/i,
  source: 'https://docs.gradle.org/current/userguide/build_environment.html',
};
