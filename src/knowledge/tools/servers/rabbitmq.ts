import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const rabbitmq: Tool = {
  name: 'rabbitmq',
  docs: 'https://dev.mysql.com/doc/refman/8.4/en/environment-variables.html',
  programs: ['rabbitmqctl', 'rabbitmqadmin'],
  environment: [
    {
      programs: ['rabbitmqctl'],
      variables: /MYSQL_\w+|MARIADB_\w+|REDISCLI_AUTH|SQLCMD\w+|INFLUX_\w+|MONGO\w+/i,
      how: 'reads %s',
      quiet: VERSION,
      source: 'https://dev.mysql.com/doc/refman/8.4/en/environment-variables.html',
    },
  ],
  options: [{ programs: ['rabbitmqadmin'], options: ['-p', '--password'], form: 'value', source: 'https://www.rabbitmq.com/docs/management-cli' }],
  operands: [
    { programs: ['rabbitmqctl'], command: ['add_user'], operand: 1, form: 'value', source: 'https://www.rabbitmq.com/docs/man/rabbitmqctl.8' },
    { programs: ['rabbitmqctl'], command: ['change_password'], operand: 1, form: 'value', source: 'https://www.rabbitmq.com/docs/man/rabbitmqctl.8' },
  ],
  writes: [
    {
      programs: ['rabbitmqctl'],
      kind: 'password-db',
      arguments: /^/,
      files: ['a password database of the image'],
      account: true,
      source: 'https://man7.org/linux/man-pages/man8/chpasswd.8.html',
    },
  ],
};
