import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const firebase: Tool = {
  name: 'firebase',
  docs: 'https://firebase.google.com/docs/cli',
  forServices: true,
  programs: ['firebase'],
  environment: [
    {
      variables: /(?:FIREBASE|GOOGLE|GCLOUD)_\w+/i,
      how: 'reads %s',
      runs: 'the hooks of firebase.json',
      plain: /^(?!(?:-\S+ )*(?:deploy|emulators:\w+|hosting:channel:deploy|functions:shell|serve)\b)/,
      readsNothing: VERSION,
      source: 'https://firebase.google.com/docs/cli#hooks',
    },
  ],
  files: [
    { kind: 'Firebase login', path: /\/configstore\/firebase-tools\.json$/, where: 'home', source: 'https://firebase.google.com/docs/cli#cli-ci-systems' },
  ],
  readsFilesOf: [{ tool: 'gcloud' }],
  options: [{ options: ['--token'], form: 'value', source: 'https://firebase.google.com/docs/cli#cli-ci-systems' }],
  writes: [
    {
      kind: 'login',
      arguments: /^login(?::add)?(?: |$)/,
      files: ['~/.config/configstore/firebase-tools.json'],
      moved: ['XDG_CONFIG_HOME'],
      holds: 'account',
      revertedBy: /^firebase logout\b/,
      revert: [{ command: ['login'], undo: { arguments: 'logout' }, source: 'https://firebase.google.com/docs/cli#admin-commands' }],
      source: 'https://firebase.google.com/docs/cli#sign-in-test-cli',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://firebase.google.com/docs/cli' },
    { arguments: /^(?:logout|use|target|setup:\S+|emulators:(?:start|exec))\b/, source: 'https://firebase.google.com/docs/cli' },
  ],
};
