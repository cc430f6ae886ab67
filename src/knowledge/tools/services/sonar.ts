import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { ANALYSIS_VARIABLES } from './shared.ts';

export const sonar: Tool = {
  name: 'sonar',
  docs: 'https://docs.sonarsource.com/sonarqube-server/latest/analyzing-source-code/scanners/sonarscanner/',
  programs: ['sonar-scanner', 'dotnet-sonarscanner', 'sonarscanner', 'sonar'],
  environment: [
    {
      programs: ['sonar-scanner', 'dotnet-sonarscanner', 'sonarscanner'],
      variables: ANALYSIS_VARIABLES,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://docs.sonarsource.com/sonarqube-server/latest/analyzing-source-code/scanners/sonarscanner/',
    },
  ],
  options: [
    {
      programs: ['sonar-scanner'],
      options: ['-D', '--define'],
      form: 'key=value',
      key: /^[^=]*(?:password|passwd|passphrase|token|secret|sonar\.login|apikey)=/i,
      source: 'https://docs.sonarsource.com/sonarqube-server/latest/analyzing-source-code/analysis-parameters/',
    },
    {
      programs: ['dotnet-sonarscanner', 'sonarscanner'],
      options: ['/d:sonar.token', '/d:sonar.login', '/d:sonar.password'],
      form: 'value',
      source: 'https://docs.sonarsource.com/sonarqube-server/analyzing-source-code/scanners/dotnet/using/',
    },
  ],
  logins: [
    {
      programs: ['sonar-scanner', 'dotnet-sonarscanner', 'sonarscanner', 'sonar'],
      source: 'https://docs.sonarsource.com/sonarqube-server/analyzing-source-code/scanners/',
    },
  ],
  ownVariables: [{ pattern: /^SONAR/i, source: 'https://docs.sonarsource.com/sonarqube-server/analyzing-source-code/scanners/' }],
};
