import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { LOGIN_COMMANDS, OFFLINE } from './shared.ts';

export const twine: Tool = {
  name: 'twine',
  docs: 'https://twine.readthedocs.io/en/stable/',
  programs: ['twine'],
  environment: [
    {
      variables: /TWINE_\w+|NETRC/i,
      how: 'reads %s as its login',
      readsNothing: VERSION,
      source: 'https://twine.readthedocs.io/en/stable/#environment-variables',
    },
  ],
  files: [
    {
      kind: 'package upload settings',
      path: /\/\.pypirc$/,
      where: 'home',
      programOnly: true,
      mentions: /pypirc|twine|devpi|zest\.?releaser|setup\.py [^\n]{0,99}\bupload\b/i,
      source: 'https://packaging.python.org/en/latest/specifications/pypirc/',
    },
  ],
  readsFilesOf: [{ tool: 'netrc' }],
  options: [{ options: ['-p', '--password'], form: 'value', source: 'https://twine.readthedocs.io/en/stable/#twine-upload' }],
  offline: [{ arguments: /^check\b/, source: 'https://twine.readthedocs.io/en/stable/#twine-check' }],
  logins: [{ arguments: LOGIN_COMMANDS, unless: OFFLINE, source: 'https://pip.pypa.io/en/stable/cli/' }],
  usesLoginOf: [{ tool: 'pip' }],
  places: [{ kinds: ['pypirc'], home: /^\.pypirc$/, serves: 'build', source: 'https://packaging.python.org/en/latest/specifications/pypirc/' }],
  credentialFiles: [{ kind: 'pypirc', options: ['--config-file'], source: 'https://twine.readthedocs.io/en/stable/#configuration' }],
};
