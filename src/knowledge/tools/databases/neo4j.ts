import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const neo4j: Tool = {
  name: 'neo4j',
  docs: 'https://neo4j.com/docs/operations-manual/current/tools/',
  programs: ['neo4j-admin', 'cypher-shell'],
  environment: [
    {
      variables: /NEO4J_\w+/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://neo4j.com/docs/operations-manual/current/tools/cypher-shell/',
    },
  ],
  options: [
    {
      programs: ['cypher-shell'],
      options: ['-p', '--password', '-password'],
      attached: 'never',
      form: 'value',
      source: 'https://neo4j.com/docs/operations-manual/current/tools/cypher-shell/',
    },
  ],
  operands: [
    {
      programs: ['neo4j-admin'],
      command: ['set-initial-password'],
      operand: 0,
      form: 'value',
      source: 'https://neo4j.com/docs/operations-manual/current/configuration/set-initial-password/',
    },
  ],
  writes: [
    {
      programs: ['neo4j-admin'],
      kind: 'password-db',
      arguments: /^/,
      files: ['a password database of the image'],
      account: true,
      source: 'https://neo4j.com/docs/operations-manual/current/configuration/set-initial-password/',
    },
  ],
};
