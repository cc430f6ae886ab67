import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const rabbitmq: Tool = {
  name: 'rabbitmq',
  docs: 'https://www.rabbitmq.com/docs/configure#supported-environment-variables',
  programs: ['rabbitmqctl', 'rabbitmqadmin'],
  environment: [
    {
      programs: ['rabbitmqctl'],
      variables: /RABBITMQ_\w+/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://www.rabbitmq.com/docs/configure#supported-environment-variables',
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
      arguments: /(?:^| )(?:add_user|change_password)\b/,
      files: ['a password database of the image'],
      account: true,
      source: 'https://www.rabbitmq.com/docs/man/rabbitmqctl.8',
    },
  ],
};
