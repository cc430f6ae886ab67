import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const influx: Tool = {
  name: 'influx',
  docs: 'https://docs.influxdata.com/influxdb/v2/reference/cli/influx/',
  programs: ['influx'],
  environment: [
    {
      variables: /INFLUX\w*_\w+/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://docs.influxdata.com/influxdb/v2/reference/cli/influx/',
    },
  ],
  files: [
    {
      kind: 'InfluxDB logins',
      path: /\/\.influxdbv2\/configs$/,
      where: 'home',
      source: 'https://docs.influxdata.com/influxdb/v2/reference/cli/influx/config/',
    },
  ],
  options: [
    {
      options: ['-p', '--password', '-password', '-t', '--token'],
      attached: 'never',
      form: 'value',
      source: 'https://docs.influxdata.com/influxdb/v2/reference/cli/influx/setup/',
    },
  ],
  writes: [
    {
      kind: 'config',
      arguments: /^config create\b/,
      files: ['~/.influxdbv2/configs'],
      moved: ['INFLUX_CONFIGS_PATH'],
      holds: 'name',
      revertedBy: /^influx config (?:rm|remove|delete)\b/,
      revert: [
        {
          command: ['config', 'create'],
          valued: /^(?:-n|--config-name|-t|--token|-u|--host-url|-o|--org|-p|--username-password)$/,
          undo: { arguments: 'config rm {-n|--config-name}' },
          source: 'https://docs.influxdata.com/influxdb/v2/reference/cli/influx/config/rm/',
        },
      ],
      source: 'https://docs.influxdata.com/influxdb/v2/reference/cli/influx/config/create/',
    },
    {
      kind: 'password-db',
      arguments: /^(?:setup|user (?:create|password))\b/,
      files: ['the database in the image'],
      account: true,
      source: 'https://docs.influxdata.com/influxdb/v2/reference/cli/influx/setup/',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://docs.influxdata.com/influxdb/v2/reference/cli/influx/' },
    { arguments: /^config\b/, source: 'https://docs.influxdata.com/influxdb/v2/reference/cli/influx/config/' },
  ],
};
