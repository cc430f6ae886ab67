import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { words } from '../../words.ts';
import { ANALYSIS_VARIABLES } from '../services/shared.ts';

export const reporting: Tool = {
  name: 'reporting',
  docs: 'https://trivy.dev/latest/docs/configuration/',
  programs: words(`
      coveralls trivy grype microscanner fossa percy chromatic wrangler newrelic datadog-ci bugsnag-cli
    `),
  environment: [
    {
      variables: ANALYSIS_VARIABLES,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://trivy.dev/latest/docs/configuration/',
    },
  ],
  operands: [{ programs: ['microscanner'], command: [], operand: 0, form: 'value', source: 'https://github.com/aquasecurity/microscanner' }],
  logins: [
    { programs: ['chromatic'], own: true, source: 'https://www.chromatic.com/docs/cli/' },
    { programs: ['microscanner'], own: true, source: 'https://github.com/aquasecurity/microscanner' },
  ],
  ownVariables: [
    { programs: ['chromatic'], pattern: /^CHROMATIC/i, source: 'https://www.chromatic.com/docs/cli/' },
    { programs: ['microscanner'], pattern: /^MICROSCANNER/i, source: 'https://github.com/aquasecurity/microscanner' },
  ],
};
