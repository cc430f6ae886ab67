import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { INDEX_VARIABLES } from './shared.ts';

export const twine: Tool = {
  name: 'twine',
  docs: 'https://pip.pypa.io/en/stable/topics/configuration/#environment-variables',
  programs: ['twine'],
  environment: [
    {
      variables: INDEX_VARIABLES,
      how: 'reads %s for its index or in ${%s} of a requirements file',
      runs: 'build scripts of the packages',
      plain: /^(?:config|cache|list|freeze|show|check)\b/,
      quiet: VERSION,
      source: 'https://pip.pypa.io/en/stable/topics/configuration/#environment-variables',
    },
  ],
  files: [{ kind: 'package upload settings', path: /\/\.pypirc$/, where: 'home', source: 'https://packaging.python.org/en/latest/specifications/pypirc/' }],
  readsFilesOf: [{ tool: 'netrc' }],
  options: [{ options: ['-p', '--password'], form: 'value', source: 'https://twine.readthedocs.io/en/stable/#twine-upload' }],
};
