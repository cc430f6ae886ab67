import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { ANALYSIS_VARIABLES } from './shared.ts';

export const codecov: Tool = {
  name: 'codecov',
  docs: 'https://docs.codecov.com/docs/the-codecov-cli',
  programs: ['codecov', 'codecovcli'],
  environment: [{ variables: ANALYSIS_VARIABLES, how: 'reads %s', readsNothing: VERSION, source: 'https://docs.codecov.com/docs/cli-options' }],
  options: [{ options: ['--token', '-t'], attached: 'never', form: 'value', source: 'https://docs.codecov.com/docs/cli-options' }],
  logins: [{ own: true, source: 'https://docs.codecov.com/docs/the-codecov-cli' }],
  ownVariables: [{ pattern: /^CODECOV/i, source: 'https://docs.codecov.com/docs/the-codecov-cli' }],
};
