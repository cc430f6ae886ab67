import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const redis: Tool = {
  name: 'redis',
  docs: 'https://redis.io/docs/latest/develop/tools/cli/',
  programs: ['redis-cli', 'redis-server'],
  environment: [
    {
      variables: /REDISCLI_\w+/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://redis.io/docs/latest/develop/tools/cli/',
    },
  ],
  options: [
    { programs: ['redis-cli'], options: ['-a', '--pass'], form: 'value', source: 'https://redis.io/docs/latest/develop/tools/cli/' },
    {
      programs: ['redis-server'],
      options: ['--requirepass', '--masterauth'],
      form: 'value',
      source: 'https://redis.io/docs/latest/operate/oss_and_stack/management/security/',
    },
  ],
  operands: ['CONFIG SET', 'config set'].map((command) => ({
    programs: ['redis-cli'],
    command: command.split(' '),
    key: /^(?:requirepass|masterauth|tls-key-file-pass)$/i,
    operand: 1,
    form: 'value',
    ofImage: true,
    source: 'https://redis.io/docs/latest/operate/oss_and_stack/management/security/',
  })),
  writes: [
    {
      programs: ['redis-cli'],
      kind: 'password-db',
      arguments: /identified by|password|createUser|requirepass/i,
      files: ['the database in the image'],
      source: 'https://redis.io/docs/latest/operate/oss_and_stack/management/security/',
    },
    {
      programs: ['redis-cli'],
      kind: 'edit',
      arguments:
        /^(?!(?:.* )?(?:-h ?|--host[ =])(?!localhost|127\.|\/))(?!.*:\/\/)(?:-\S+ )*(?:set|hset|hmset|mset|setex|append|lpush|rpush|sadd|config set)\b/i,
      files: ['the database in the image'],
      source: 'https://redis.io/docs/latest/commands/set/',
    },
  ],
};
