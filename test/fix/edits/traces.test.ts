import { expect, test } from '@jest/globals';
import { lintCase } from '../../harness/run-case.ts';

const MOUNTED = '--mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN';

/** What is at the edges of the file, where a case of a rule cannot have it. */
test.each([
  ['at the start', 'ARG NPM_TOKEN\n\nFROM node:22\nARG NPM_TOKEN\nRUN npm ci\n', `FROM node:22\nRUN ${MOUNTED} npm ci\n`],
  ['with a byte order mark', '\ufeffARG NPM_TOKEN\n\nFROM node:22\nARG NPM_TOKEN\nRUN npm ci\n', `\ufeffFROM node:22\nRUN ${MOUNTED} npm ci\n`],
  ['with its comment', '# the token\nARG NPM_TOKEN\n\nFROM node:22\nARG NPM_TOKEN\nRUN npm ci\n', `FROM node:22\nRUN ${MOUNTED} npm ci\n`],
  ['below a directive', '# escape=`\n\nARG NPM_TOKEN\n\nFROM node:22\nARG NPM_TOKEN\nRUN npm ci\n', `# escape=\`\n\nFROM node:22\nRUN ${MOUNTED} npm ci\n`],
  ['at the end', 'FROM node:22\nRUN npm ci\n\n# the token\nARG NPM_TOKEN\n', 'FROM node:22\nRUN npm ci\n'],
  ['at the end, without a line ending', 'FROM node:22\nRUN npm ci\n\n# the token\nARG NPM_TOKEN', 'FROM node:22\nRUN npm ci'],
  ['between lines of white space', 'FROM node:22\n  \nARG NPM_TOKEN\n\t\nRUN npm ci\n', `FROM node:22\n  \nRUN ${MOUNTED} npm ci\n`],
])('%s no blank line is left', (_, before, after) => {
  expect(lintCase({ options: new Map([['engine', 'docker-27.3']]), files: undefined }, before, 'safe').output).toBe(after);
});
