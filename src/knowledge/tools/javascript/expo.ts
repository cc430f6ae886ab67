import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { BUILDS_PROJECT } from './shared.ts';

export const expo: Tool = {
  name: 'expo',
  docs: 'https://docs.expo.dev/accounts/programmatic-access/',
  programs: ['expo', 'eas'],
  environment: [
    {
      variables: /(?:NODE|EXPO|EAS)_\w+/i,
      how: 'reads %s',
      runs: 'code of the project',
      readsNothing: VERSION,
      source: 'https://docs.expo.dev/guides/environment-variables/',
    },
  ],
  readsFilesOf: [{ tool: 'npm' }, { tool: 'yarn' }, { tool: 'dotenv', programs: ['expo'] }],
  options: [
    { options: ['-p', '--password'], when: /^(?:login|signin)\b/, form: 'value', source: 'https://docs.expo.dev/more/expo-cli/#auth' },
    {
      programs: ['eas'],
      options: ['--value'],
      when: /^(?:secret|env):create\b/,
      form: 'value',
      source: 'https://github.com/expo/eas-cli#eas-envcreate-environment',
    },
  ],
  writes: [
    {
      kind: 'login',
      arguments: /^(?:login|signin|account:login)\b/,
      files: ['~/.expo/state.json'],
      holds: 'one',
      revertedBy: /^(?:npx )?(?:expo logout|expo signout|eas (?:account:)?logout)\b/,
      revert: [
        { command: ['login'], undo: { arguments: 'logout' }, source: 'https://docs.expo.dev/more/expo-cli/#auth' },
        { command: ['account:login'], undo: { arguments: 'account:logout' }, source: 'https://github.com/expo/eas-cli#eas-accountlogout' },
      ],
      source: 'https://docs.expo.dev/more/expo-cli/#auth',
    },
  ],
  offline: [{ arguments: /^(?:--version|config|doctor|(?:account:)?log(?:in|out))\b/, source: 'https://docs.expo.dev/more/expo-cli/' }],
  logins: [{ own: true, source: 'https://docs.expo.dev/accounts/programmatic-access/' }],
  ownVariables: [{ pattern: /^(?:EXPO|EAS)/i, source: 'https://docs.expo.dev/accounts/programmatic-access/' }],
  project: [BUILDS_PROJECT],
};
