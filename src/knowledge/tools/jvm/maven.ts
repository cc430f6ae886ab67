import type { Tool } from '../../tool.ts';
import { JAVA_DEFINITION, RUNS_BUILD_FILES, RUNS_TESTS, WORKS_OFFLINE } from './shared.ts';

/** Settings that stand where Maven does not look: it reads them only if `-s` names them. Source: https://maven.apache.org/settings.html */
const OTHER_SETTINGS = /^(?!.*\/(?:\.m2|conf|ref)\/).*\/settings\.xml$/;

export const maven: Tool = {
  name: 'maven',
  title: 'Maven',
  docs: 'https://maven.apache.org/settings.html#quick-overview',
  programs: ['mvn'],
  spellings: [{ starts: 'mvn', pattern: /^mvnw(?:\.cmd)?$|^mvnd$/, name: 'mvn' }],
  environment: [
    {
      variables:
        /MAVEN_\w+|MVNW?_\w+|SONAR_\w+|(?:NEXUS|SONATYPE|OSSRH|ARTIFACTORY|JFROG|GITHUB|GITLAB|GH|CI|SETTINGS|REPO)_?\w*(?:TOKEN|PASS\w*|USER\w*|ACTOR|KEY|PAT|XML)/i,
      how: 'reads ${env.%s} in settings.xml or the build file',
      runs: 'plugins of the build',
      readsNothing: /^(?:--?version|-v)$/,
      source: 'https://maven.apache.org/settings.html#quick-overview',
    },
  ],
  files: [
    {
      kind: 'Maven settings',
      path: /\/\.m2\/settings(?:-security)?\.xml$|\/(?:conf|ref)\/settings[\w.-]*\.xml$/,
      where: 'home',
      programOnly: true,
      source: 'https://maven.apache.org/settings.html',
    },
  ],
  options: [
    { options: ['-D', '--define'], form: 'key=value', key: JAVA_DEFINITION, source: 'https://maven.apache.org/ref/current/maven-embedder/cli.html' },
    {
      options: ['-ep', '--encrypt-password', '-emp', '--encrypt-master-password'],
      attached: 'never',
      form: 'value',
      source: 'https://maven.apache.org/guides/mini/guide-encryption.html',
    },
  ],
  expands: [
    {
      path: /(?:^|\/)settings\.xml$/,
      programs: ['mvn'],
      reference: '${env.NAME}',
      strict: [],
      source: 'https://maven.apache.org/settings.html#quick-overview',
    },
  ],
  credentialFiles: [
    {
      kind: 'maven-settings',
      mostly: true,
      options: ['-s', '--settings', '-gs', '--global-settings'],
      source: 'https://maven.apache.org/ref/current/maven-embedder/cli.html',
    },
  ],
  offline: [
    {
      arguments: /^(?:--?version|-v|--help|-h)$|(?:^| )(?:-o|--offline)(?: |$)/,
      source: 'https://maven.apache.org/ref/current/maven-embedder/cli.html',
    },
  ],
  references: [
    {
      kind: 'maven',
      path: /(?:^|\/)settings[\w.-]*\.xml$/,
      reference: '${env.NAME}',
      variable: 'MAVEN_PASSWORD',
      values: [/<(?:password|passphrase)>\s*(?<value>[^<\s][^<]*?)\s*<\//dg],
      source: 'https://maven.apache.org/settings.html#properties',
    },
  ],
  logs: [
    { arguments: /(?:^| )(?:-X|--debug)(?: |$)/, to: 'output', shows: 'always', source: 'https://maven.apache.org/ref/current/maven-embedder/cli.html' },
    {
      arguments: /(?:^| )(?:-X|--debug)(?: |$)/,
      to: { separate: /^(?:-l|--log-file)$/, attached: /^(?:-l|--log-file=)(?=.)/ },
      shows: 'always',
      source: 'https://maven.apache.org/ref/current/maven-embedder/cli.html',
    },
  ],
  logins: [
    {
      unless: WORKS_OFFLINE,
      starts: /(?:^| )(?:[\w.-]+:)?(?:spring-boot|exec|jetty|tomcat7|quarkus):(?:run|java|exec|dev)\b/,
      source: 'https://maven.apache.org/ref/current/maven-embedder/cli.html',
    },
  ],
  usesLoginOf: [{ tool: 'gpg' }, { tool: 'sonar' }],
  places: [
    {
      kinds: ['maven-settings', 'maven-security'],
      home: /^\.m2\/settings(?:-security)?\.xml$/,
      fixed: /^\/(?:usr\/share|usr\/local|opt|usr\/lib)\/(?:apache-)?(?:maven|mvn)[^/]*\/(?:conf|ref)\/settings[\w.-]*\.xml$|^\/etc\/maven\/settings\.xml$/,
      serves: 'build',
      source: 'https://maven.apache.org/settings.html',
    },
  ],
  project: [
    {
      ...RUNS_BUILD_FILES,
      arguments: /^(?:-\S+ (?:[^\s:-]\S* )?)*(?:(?:[\w.-]+:)?(?:maven-)?(?:dependency|help|versions)(?:-plugin)?:[\w.:-]+ ?)+(?:-\S+ ?|$)/,
      idle: 'maven-build',
      members: 'maven',
      aside: OTHER_SETTINGS,
    },
    { ...RUNS_TESTS, idle: 'maven-profiles', aside: OTHER_SETTINGS, scripts: /(?:^|\/)pom\.xml$/, members: 'maven' },
    { ...RUNS_BUILD_FILES, idle: 'maven-profiles', aside: OTHER_SETTINGS, scripts: /(?:^|\/)pom\.xml$/, members: 'maven' },
  ],
  readsByItself: [{ variables: /^(?:MAVEN_(?:OPTS|ARGS|CONFIG)|(?:MVNW|SONAR)_\w+)$/i, source: 'https://maven.apache.org/configure.html' }],
  narrowReads: [
    {
      variables: /^SONAR_\w+$/i,
      arguments: /(?:^|[ :])(?:[\w.-]+:)*sonar/,
      source: 'https://docs.sonarsource.com/sonarqube-server/latest/analyzing-source-code/analysis-parameters/',
    },
  ],
  compiles: [
    {
      arguments: /(?:^| )(?:compile|package|verify|install|assembly:\S+)(?: |$)/,
      source: 'https://maven.apache.org/guides/introduction/introduction-to-the-lifecycle.html',
    },
  ],
  credentialFolders: [{ name: '.m2', file: 'settings.xml', source: 'https://maven.apache.org/settings.html' }],
};
