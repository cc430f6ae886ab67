import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { INDEX_VARIABLES, LOCKS, LOGIN_COMMANDS, OFFLINE, RUNS_PROGRAM } from './shared.ts';

export const pipenv: Tool = {
  name: 'pipenv',
  docs: 'https://pipenv.pypa.io/en/latest/credentials.html',
  programs: ['pipenv'],
  environment: [
    {
      variables: INDEX_VARIABLES,
      how: 'reads %s for its index or in ${%s} of the Pipfile',
      runs: 'build scripts of the packages',
      plain: /^(?:--venv|--where|--rm|graph|uninstall|clean)\b/,
      readsNothing: VERSION,
      source: 'https://pipenv.pypa.io/en/latest/credentials.html',
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
  offline: [{ arguments: /^(?:--version|--venv|--where|--rm|--py|graph|verify|requirements)\b/, source: 'https://pipenv.pypa.io/en/latest/cli.html' }],
  overSsh: [{ fetches: /^(?:install|sync|update|lock)\b/, source: 'https://pipenv.pypa.io/en/latest/specifiers.html' }],
  logins: [{ arguments: LOGIN_COMMANDS, unless: OFFLINE, source: 'https://pip.pypa.io/en/stable/cli/' }],
  repositoryLocks: [LOCKS],
  project: [
    RUNS_PROGRAM,
    {
      arguments: /^(?:-\S+ )*(?:install|sync|lock|update|requirements|graph|check|upgrade|verify)(?: |$)/,
      manifest: /^Pipfile(?:\.lock)?$/,
      files: /(?:^|\/)(?:Pipfile|setup\.py|setup\.cfg|pyproject\.toml|\.env)$/,
      installs: true,
      source: 'https://pipenv.pypa.io/en/latest/credentials.html',
    },
  ],
  readsByItself: [{ variables: /^(?:PIP|PIPENV)_\w+$|^NETRC$/i, source: 'https://pipenv.pypa.io/en/latest/configuration.html' }],
};
