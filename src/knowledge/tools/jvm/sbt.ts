import type { Tool } from '../../tool.ts';
import { BUILD_READS, buildVariables, JAVA_DEFINITION, RUNS_BUILD_FILES, RUNS_TESTS, WORKS_OFFLINE } from './shared.ts';

export const sbt: Tool = {
  name: 'sbt',
  docs: 'https://www.scala-sbt.org/1.x/docs/Publishing.html#Credentials',
  programs: ['sbt'],
  environment: [
    {
      variables: buildVariables(/SBT_\w+|COURSIER_\w+|SONATYPE_\w+/),
      how: 'reads %s',
      runs: 'the build scripts of the project',
      readsNothing: /^(?:--?version|-v)$/,
      source: 'https://get-coursier.io/docs/other-credentials',
    },
  ],
  files: [
    {
      kind: 'sbt logins',
      path: /\/\.(?:ivy2|sbt)\/(?:\.?credentials|credentials\.sbt)$/,
      where: 'home',
      programOnly: true,
      source: 'https://www.scala-sbt.org/1.x/docs/Publishing.html#Credentials',
    },
  ],
  readsFilesOf: [{ tool: 'maven' }],
  options: [{ options: ['-D'], form: 'key=value', key: JAVA_DEFINITION, source: 'https://www.scala-sbt.org/1.x/docs/Command-Line-Reference.html' }],
  offline: [
    {
      arguments: /^(?:--?version|--?help|-h|--script-version)$|\bset (?:\S+ \/ )?offline := true\b|-Dsbt\.offline=true/,
      source: 'https://www.scala-sbt.org/1.x/docs/Combined+Pages.html#Offline+mode',
    },
  ],
  logins: [{ unless: WORKS_OFFLINE, starts: /(?:^| |["~])run(?:Main)?\b/, source: 'https://www.scala-sbt.org/1.x/docs/Command-Line-Reference.html' }],
  places: [
    {
      kinds: ['sbt-credentials'],
      home: /^\.(?:sbt|ivy2|coursier)\/(?:[\d.]+\/)?(?:\.?credentials(?:\.sbt)?|credentials\.properties)$/,
      serves: 'build',
      source: 'https://www.scala-sbt.org/1.x/docs/Publishing.html#Credentials',
    },
  ],
  project: [RUNS_TESTS, RUNS_BUILD_FILES],
  prepared: [
    {
      by: /(?:^|[ ;/"])(?:update|compile|Test\/compile)(?:["; ]|$)/,
      arguments: /./,
      unless: /(?:^|[ ;/"])(?:update|publish\w*|reload|updateClassifiers)(?:["; ]|$)/,
      files: /\.sbt$|(?:^|\/)project\/[^/]+\.(?:scala|sbt|properties)$/,
      source: 'https://www.scala-sbt.org/1.x/docs/Library-Management.html',
    },
  ],
  readsByItself: [BUILD_READS],
  compiles: [
    { arguments: /(?:^|[ /])(?:compile|package|assembly|stage|dist|universal:\S+)(?: |$)/, source: 'https://www.scala-sbt.org/1.x/docs/Running.html' },
  ],
};
