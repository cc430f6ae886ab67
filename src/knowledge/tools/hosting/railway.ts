import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { SERVICE_VARIABLES } from './shared.ts';

export const railway: Tool = {
  name: 'railway',
  docs: 'https://docs.sonarsource.com/sonarqube-server/latest/analyzing-source-code/scanners/sonarscanner/',
  programs: ['surge', 'railway'],
  environment: [
    {
      variables: SERVICE_VARIABLES,
      how: 'reads %s',
      quiet: VERSION,
      source: 'https://docs.sonarsource.com/sonarqube-server/latest/analyzing-source-code/scanners/sonarscanner/',
    },
  ],
  options: [
    {
      options: ['--token', '-token', '--access-token', '--registration-token', '--apikey', '--password'],
      form: 'value',
      source: 'https://docs.openshift.com/container-platform/latest/cli_reference/openshift_cli/getting-started-cli.html',
    },
  ],
};
