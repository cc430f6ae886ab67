import type { Tool } from '../../tool.ts';
import { words } from '../../words.ts';
import { JAVA_DEFINITION } from './shared.ts';

export const java: Tool = {
  name: 'java',
  docs: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/System.html#getenv(java.lang.String)',
  programs: words(`
      java javac jar jlink wlst wlst.sh catalina.sh startup.sh groovy
    `),
  environment: [
    { programs: ['jar', 'jlink'], source: 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/jar.html' },
    {
      runs: 'a Java program',
      readsNothing: /^-{1,2}version$|(?:^| )-Djarmode=/,
      source: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/System.html#getenv(java.lang.String)',
    },
  ],
  readsFilesOf: [
    { tool: 'aws', programs: ['java'], byLibrary: true },
    { tool: 'gcloud', programs: ['java'] },
  ],
  options: [
    {
      programs: ['java'],
      options: ['-D'],
      form: 'key=value',
      key: JAVA_DEFINITION,
      source: 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/java.html',
    },
    {
      programs: ['java'],
      when: /jenkins-cli\.jar/,
      options: ['-auth'],
      attached: 'never',
      form: 'user:value',
      source: 'https://www.jenkins.io/doc/book/managing/cli/#using-the-client',
    },
  ],
  fileArguments: [
    {
      programs: ['jar'],
      effect: 'copy',
      files: {
        packs: /^-?[a-zA-Z0]*[cu]|(?:^| )--(?:create|update)(?: |$)/,
        archive: /^-[A-Za-z0]*f[A-Za-z0]*$|^--file$/,
        folder: /^-C$/,
        valued: /^-[em]$|^--(?:main-class|manifest|release)$/,
      },
      source: 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/jar.html',
    },
  ],
  compiles: [{ programs: ['javac'], source: 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/javac.html' }],
  runsMade: [
    {
      programs: ['java'],
      made: /\.(?:jar|war)$|^[a-z][\w$]*(?:\.[\w$]+)+$/,
      source: 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/java.html',
    },
  ],
};
