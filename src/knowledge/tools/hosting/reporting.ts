import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { words } from '../../words.ts';
import { SERVICE_VARIABLES } from './shared.ts';

export const reporting: Tool = {
  name: 'reporting',
  docs: 'https://docs.sonarsource.com/sonarqube-server/latest/analyzing-source-code/scanners/sonarscanner/',
  programs: words(`
      coveralls trivy grype microscanner fossa percy chromatic wrangler newrelic datadog-ci bugsnag-cli
    `),
  environment: [
    {
      variables: SERVICE_VARIABLES,
      how: 'reads %s',
      quiet: VERSION,
      source: 'https://docs.sonarsource.com/sonarqube-server/latest/analyzing-source-code/scanners/sonarscanner/',
    },
  ],
  operands: [{ programs: ['microscanner'], command: [], operand: 0, form: 'value', source: 'https://github.com/aquasecurity/microscanner' }],
};
