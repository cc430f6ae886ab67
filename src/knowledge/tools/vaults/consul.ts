import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const consul: Tool = {
  name: 'consul',
  docs: 'https://developer.hashicorp.com/consul/commands#environment-variables',
  programs: ['consul', 'nomad', 'envconsul'],
  environment: [
    {
      programs: ['consul', 'nomad'],
      variables: /(?:CONSUL|NOMAD|VAULT)_\w+/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://developer.hashicorp.com/consul/commands#environment-variables',
    },
    {
      programs: ['envconsul'],
      variables: /(?:CONSUL|NOMAD|VAULT)_\w+/i,
      how: 'reads %s',
      runs: 'the command that it is given',
      readsNothing: VERSION,
      source: 'https://github.com/hashicorp/envconsul',
    },
  ],
  readsFilesOf: [{ tool: 'vault', programs: ['envconsul'] }],
  options: [
    {
      programs: ['consul', 'nomad'],
      options: ['-token', '--token'],
      form: 'value',
      source: 'https://developer.hashicorp.com/consul/commands#authentication',
    },
  ],
  dumps: [{ programs: ['envconsul'], source: 'https://github.com/hashicorp/envconsul#usage' }],
};
