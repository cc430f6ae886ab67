import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { INDEX_VARIABLES } from './shared.ts';

export const pipenv: Tool = {
  name: 'pipenv',
  docs: 'https://pip.pypa.io/en/stable/topics/configuration/#environment-variables',
  programs: ['pipenv'],
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
  readsFilesOf: [{ tool: 'pip' }, { tool: 'netrc' }, { tool: 'git' }, { tool: 'ssh' }],
  references: [
    {
      kind: 'pipfile',
      path: /(?:^|\/)Pipfile$/,
      reference: '${NAME}',
      variable: 'PIP_TOKEN',
      values: [/:\/\/[^\s:@/'"]*:(?<value>[^\s:@/'"]+)@/dg, /:\/\/(?<value>[^\s:@/'"]{12,})@/dg],
      source: 'https://pipenv.pypa.io/en/latest/credentials.html',
    },
  ],
  overSsh: [{ fetches: /^(?:install|sync|update|lock)\b/, source: 'https://pipenv.pypa.io/en/latest/specifiers.html' }],
};
