import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const kaggle: Tool = {
  name: 'kaggle',
  docs: 'https://github.com/Kaggle/kaggle-api/blob/main/docs/README.md#authentication',
  programs: ['kaggle'],
  environment: [
    {
      variables: /KAGGLE_\w+/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://github.com/Kaggle/kaggle-api/blob/main/docs/README.md#authentication',
    },
  ],
  files: [
    {
      kind: 'Kaggle token',
      path: /\/kaggle\.json$|\/\.kaggle\/(?:access_token|credentials\.json)$/,
      where: 'home',
      source: 'https://github.com/Kaggle/kaggle-api/blob/main/docs/README.md#authentication',
    },
  ],
  options: [
    {
      when: /\bconfig set\b.*(?:-n|--name)[ =](?:key|token)\b/,
      options: ['-v', '--value'],
      form: 'value',
      source: 'https://github.com/Kaggle/kaggle-api/blob/main/src/kaggle/api/kaggle_api_extended.py',
    },
  ],
  // The command accepts settings beyond those in its help. It uses the folder below .config only if ~/.kaggle does not exist.
  writes: [
    {
      kind: 'config',
      arguments: /\bconfig set\b.*(?:-n|--name)[ =](?:key|token)\b/,
      files: ['~/.kaggle/kaggle.json', '~/.config/kaggle/kaggle.json'],
      moved: ['KAGGLE_CONFIG_DIR'],
      holds: 'one',
      revertedBy: /^kaggle config unset\b/,
      revert: [
        {
          command: ['config', 'set'],
          valued: /^(?:-n|--name|-v|--value)$/,
          undo: { arguments: 'config unset -n {-n|--name}' },
          source: 'https://github.com/Kaggle/kaggle-api/blob/main/docs/configuration.md',
        },
      ],
      source: 'https://github.com/Kaggle/kaggle-api/blob/main/docs/configuration.md',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://github.com/Kaggle/kaggle-api/blob/main/docs/README.md' },
    { arguments: /^config\b/, source: 'https://github.com/Kaggle/kaggle-api/blob/main/docs/configuration.md' },
  ],
  logins: [{ source: 'https://www.kaggle.com/docs/api' }],
  places: [{ kinds: ['kaggle'], home: /^\.(?:config\/)?kaggle\/kaggle\.json$/, serves: 'either', source: 'https://www.kaggle.com/docs/api' }],
};
