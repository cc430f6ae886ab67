import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

/** Options of `config add` that take the next word. */
const ADD_OPTIONS =
  /^--(?:url|user|password|access-token|apikey|artifactory-url|distribution-url|xray-url|client-cert-path|client-cert-key-path|ssh-key-path)$/;

export const jfrog: Tool = {
  name: 'jfrog',
  docs: 'https://docs.jfrog-applications.jfrog.io/jfrog-applications/jfrog-cli',
  programs: ['jf', 'jfrog'],
  environment: [
    {
      variables: /(?:JFROG|JF|ARTIFACTORY)_\w+/i,
      how: 'reads %s',
      runs: 'the package manager that it is given',
      plain: /^(?!(?:npm|npm-\w+|npx|yarn|pnpm|pip|pipenv|poetry|mvn|gradle|go|nuget|dotnet|docker|podman|terraform|twine|cargo|ruby|conan|helm|audit)\b)/,
      readsNothing: VERSION,
      source: 'https://docs.jfrog-applications.jfrog.io/jfrog-applications/jfrog-cli',
    },
  ],
  files: [
    { kind: 'JFrog settings', path: /\/\.jfrog(?:\/[^/]+)?$/, where: 'home', source: 'https://docs.jfrog-applications.jfrog.io/jfrog-applications/jfrog-cli' },
  ],
  options: [
    {
      options: ['--password', '--apikey', '--access-token'],
      form: 'value',
      source: 'https://docs.jfrog-applications.jfrog.io/jfrog-applications/jfrog-cli/configurations/jfrog-platform-configuration',
    },
  ],
  input: [
    {
      arguments: /--(?:password|access-token)-stdin\b/,
      content: /^(?<password>(?:(?!\\n)\S)+)/g,
      what: 'JFrog token',
      source: 'https://docs.jfrog-applications.jfrog.io/jfrog-applications/jfrog-cli/configurations/jfrog-platform-configuration',
    },
  ],
  writes: [
    {
      kind: 'config',
      arguments: /^(?:c|config) (?:add|import)\b|^rt (?:c|config)\b/,
      files: ['~/.jfrog/jfrog-cli.conf.v6', '~/.jfrog/jfrog-cli.conf.v5', '~/.jfrog/jfrog-cli.conf'],
      moved: ['JFROG_CLI_HOME_DIR'],
      holds: 'name',
      revertedBy: /^jf(?:rog)? (?:c|config) (?:rm|remove)\b/,
      revert: [
        {
          command: ['c', 'add'],
          valued: ADD_OPTIONS,
          undo: { arguments: 'c rm {0} --quiet' },
          source: 'https://docs.jfrog-applications.jfrog.io/jfrog-applications/jfrog-cli',
        },
        {
          command: ['config', 'add'],
          valued: ADD_OPTIONS,
          undo: { arguments: 'config rm {0} --quiet' },
          source: 'https://docs.jfrog-applications.jfrog.io/jfrog-applications/jfrog-cli',
        },
      ],
      source: 'https://docs.jfrog-applications.jfrog.io/jfrog-applications/jfrog-cli',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://docs.jfrog-applications.jfrog.io/jfrog-applications/jfrog-cli' },
    {
      arguments: /^(?:c|config|completion|intro|npmc|npm-config|pipc|mvnc|gradlec|goc|yarnc)\b/,
      source: 'https://docs.jfrog-applications.jfrog.io/jfrog-applications/jfrog-cli',
    },
  ],
  logins: [{ own: true, source: 'https://jfrog.com/help/r/jfrog-artifactory-documentation/package-management' }],
  ownVariables: [
    {
      pattern: /^(?:JFROG|ARTIFACTORY|JF|CLOUDSMITH|REPOSILITE|PROGET|VERDACCIO|CODEARTIFACT)_/i,
      source: 'https://jfrog.com/help/r/jfrog-artifactory-documentation/package-management',
    },
  ],
  // a repository manager serves the packages of all these tools
  servesLoginOf: ['npm', 'pip', 'bundler', 'composer', 'maven', 'gradle', 'dotnet', 'go', 'cargo', 'docker', 'apt', 'netrc'],
};
