import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { LOGIN_COMMANDS, MANAGES_PROJECT, OFFLINE } from './shared.ts';

export const flit: Tool = {
  name: 'flit',
  docs: 'https://flit.pypa.io/en/stable/upload.html',
  programs: ['flit'],
  environment: [
    {
      variables: /FLIT_\w+|PIP_\w+|NETRC/i,
      how: 'reads %s for its index',
      runs: 'build scripts of the packages',
      plain: /^init\b/,
      readsNothing: VERSION,
      source: 'https://flit.pypa.io/en/stable/upload.html#using-environment-variables',
    },
  ],
  readsFilesOf: [{ tool: 'twine' }],
  logins: [{ arguments: LOGIN_COMMANDS, unless: OFFLINE, source: 'https://pip.pypa.io/en/stable/cli/' }],
  usesLoginOf: [{ tool: 'pip' }],
  project: [MANAGES_PROJECT],
};
