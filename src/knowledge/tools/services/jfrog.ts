import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const jfrog: Tool = {
  name: 'jfrog',
  docs: 'https://docs.jfrog-applications.jfrog.io/jfrog-applications/jfrog-cli',
  programs: ['jf', 'jfrog'],
  environment: [
    {
      variables: /(?:JFROG|JF|ARTIFACTORY)_\w+/i,
      how: 'reads %s',
      quiet: VERSION,
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
  writes: [
    {
      kind: 'config',
      arguments: /^(?:c|config) (?:add|import)\b|^rt (?:c|config)\b/,
      files: ['~/.jfrog'],
      moved: ['JFROG_CLI_HOME_DIR'],
      holds: 'name',
      revertedBy: /^jf(?:rog)? (?:c|config) (?:rm|remove)\b/,
      revert: [
        { command: ['c', 'add'], undo: { arguments: 'c rm {0} --quiet' }, source: 'https://docs.jfrog-applications.jfrog.io/jfrog-applications/jfrog-cli' },
        {
          command: ['config', 'add'],
          undo: { arguments: 'config rm {0} --quiet' },
          source: 'https://docs.jfrog-applications.jfrog.io/jfrog-applications/jfrog-cli',
        },
      ],
      source: 'https://docs.jfrog-applications.jfrog.io/jfrog-applications/jfrog-cli',
    },
  ],
};
