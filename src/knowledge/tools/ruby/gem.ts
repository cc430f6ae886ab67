import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { GEM_VARIABLES } from './shared.ts';

export const gem: Tool = {
  name: 'gem',
  docs: 'https://bundler.io/man/bundle-config.1.html',
  programs: ['gem'],
  environment: [
    {
      variables: GEM_VARIABLES,
      how: 'reads %s',
      runs: 'code of the project and its gems',
      plain: /^(?:config|cache|list|env|clean)\b/,
      quiet: VERSION,
      source: 'https://bundler.io/man/bundle-config.1.html',
    },
  ],
  files: [{ kind: 'gem logins', path: /\/\.gem\/credentials$/, where: 'home', source: 'https://guides.rubygems.org/api-key-scopes/' }],
  readsFilesOf: [{ tool: 'bundler' }],
  options: [{ options: ['-k', '--key'], when: /\bpush\b/, form: 'value', source: 'https://guides.rubygems.org/command-reference/#gem-push' }],
  writes: [
    {
      kind: 'login',
      arguments: /(?:^| )(?:login|configure set|auth|authtoken|signin|add-authtoken)\b/,
      files: ['its settings below ~'],
      source: 'https://docs.wandb.ai/ref/cli/wandb-login',
    },
  ],
  offline: [{ arguments: HELP, source: 'https://www.gnu.org/prep/standards/html_node/Command_002dLine-Interfaces.html' }],
};
