import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { INDEX_VARIABLES } from './shared.ts';

export const flit: Tool = {
  name: 'flit',
  docs: 'https://pip.pypa.io/en/stable/topics/configuration/#environment-variables',
  programs: ['flit'],
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
  readsFilesOf: [{ tool: 'twine' }],
  options: [
    {
      when: /\bpublish\b/,
      options: ['-p', '--password', '--auth', '-a', '--token', '-t'],
      form: 'value',
      source: 'https://python-poetry.org/docs/cli/#publish',
    },
  ],
};
