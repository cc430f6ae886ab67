import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const modal: Tool = {
  name: 'modal',
  title: 'Modal',
  docs: 'https://modal.com/docs/sdk/py/latest/config',
  programs: ['modal'],
  environment: [
    {
      variables: /MODAL_\w+/i,
      how: 'reads %s',
      runs: 'the Python code of the app',
      plain: /^(?:app|billing|config|container|dict|environment|image|nfs|profile|queue|secret|setup|token|volume|workspace)\b/,
      readsNothing: VERSION,
      source: 'https://modal.com/docs/sdk/py/latest/config',
    },
  ],
  files: [{ kind: 'Modal token', path: /\/\.modal\.toml$/, where: 'home', source: 'https://modal.com/docs/sdk/py/latest/config' }],
  options: [{ when: /^token set\b/, options: ['--token-secret'], form: 'value', source: 'https://modal.com/docs/cli/latest/token' }],
  writes: [
    {
      kind: 'login',
      arguments: /^token set\b/,
      files: ['~/.modal.toml'],
      moved: ['MODAL_CONFIG_PATH'],
      holds: 'profile',
      revert: [
        {
          command: ['token', 'set'],
          undo: { statement: 'rm -f "${MODAL_CONFIG_PATH:-$HOME/.modal.toml}"' },
          others: /\bmodal (?:token|profile|config|setup)\b|modal\.toml|MODAL_CONFIG_PATH/,
          source: 'https://github.com/modal-labs/modal-client/blob/main/py/modal/config.py',
        },
      ],
      source: 'https://modal.com/docs/cli/latest/token',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://modal.com/docs/cli/latest' },
    {
      arguments: /^(?:profile current|config (?:show|set-environment))\b/,
      source: 'https://github.com/modal-labs/modal-client/blob/main/py/modal/cli/config.py',
    },
  ],
  logins: [{ own: true, source: 'https://modal.com/docs/sdk/py/latest/config' }],
  ownVariables: [{ pattern: /^MODAL_/i, source: 'https://modal.com/docs/sdk/py/latest/config' }],
};
