/** What is loaded after the linter: it edits the other files, and cross-checks a rewrite. */
export { COMPANIONS } from '../../src/companions/index.ts';
export { secondParser } from '../../src/syntax/dockerfile/second-parser.ts';
