import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const mongo: Tool = {
  name: 'mongo',
  docs: 'https://www.mongodb.com/docs/mongodb-shell/reference/options/',
  programs: ['mongo', 'mongosh', 'mongodump', 'mongorestore', 'mongoimport', 'mongoexport', 'mongod'],
  environment: [
    {
      programs: ['mongo', 'mongod', 'mongosh'],
      variables: /MONGO\w+/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://www.mongodb.com/docs/mongodb-shell/reference/options/',
    },
  ],
  options: [
    {
      programs: ['mongo', 'mongosh', 'mongodump', 'mongorestore', 'mongoimport', 'mongoexport'],
      options: ['-p', '--password'],
      form: 'value',
      source: 'https://www.mongodb.com/docs/mongodb-shell/reference/options/',
    },
  ],
  writes: [
    {
      programs: ['mongo', 'mongosh'],
      kind: 'password-db',
      arguments: /identified by|password|createUser|requirepass/i,
      files: ['the database in the image'],
      source: 'https://www.mongodb.com/docs/manual/reference/method/db.createUser/',
    },
    {
      programs: ['mongo', 'mongosh'],
      kind: 'edit',
      arguments:
        /^(?!(?:.* )?(?:-h ?|--host[ =])(?!localhost|127\.|\/))(?!.*(?::\/\/|\$\{?\w*(?:URL|URI|DSN)\b)).*\b(?:insert(?:One|Many)?|update(?:One|Many)?|replaceOne|save|bulkWrite|findOneAnd(?:Update|Replace))\s*\(/i,
      words: /\b(?:insert(?:One|Many)?|update(?:One|Many)?|replaceOne|save|bulkWrite|findOneAnd(?:Update|Replace))\s*\(/i,
      files: ['the database in the image'],
      source: 'https://www.mongodb.com/docs/manual/reference/method/db.collection.insertOne/',
    },
  ],
};
