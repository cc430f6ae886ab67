import type { Tool } from '../../tool.ts';

export const flyway: Tool = {
  name: 'flyway',
  docs: 'https://documentation.red-gate.com/fd/environments-273973424.html',
  programs: ['flyway'],
  environment: [
    {
      variables: /FLYWAY_\w+/i,
      how: 'reads %s',
      runs: 'the migrations and settings of the project, in which it fills variables',
      readsNothing: /^(?:-v|version|help|-h|--help|-\?)$/,
      source: 'https://documentation.red-gate.com/fd/flyway-license-key-setting-277579007.html',
    },
  ],
  options: [
    {
      options: ['-password', '-licenseKey', '-token', '-buildPassword'],
      form: 'value',
      source: 'https://documentation.red-gate.com/fd/flyway-license-key-setting-277579007.html',
    },
  ],
  offline: [
    {
      arguments: /^(?:-v|version|help|-h|--help|-\?)$/,
      source: 'https://github.com/flyway/flywaydb.org/blob/gh-pages/documentation/usage/commandline/index.md',
    },
  ],
  logins: [{ own: true, source: 'https://documentation.red-gate.com/fd/environments-273973424.html' }],
  ownVariables: [
    { pattern: /^FLYWAY_(?:PASSWORD|LICENSE_KEY|TOKEN)$/, source: 'https://documentation.red-gate.com/fd/flyway-license-key-setting-277579007.html' },
  ],
  project: [
    {
      files: /(?:^|\/)[\w.-]*flyway[\w.-]*\.(?:conf|toml)$|\.sql$/,
      source: 'https://red-gate.com/hub/product-learning/flyway/the-flyway-configuration-files',
    },
  ],
};
