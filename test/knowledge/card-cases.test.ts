import path from 'node:path';
import { describe, test } from '@jest/globals';
import { readCardPages } from '../harness/card-page.ts';
import { checkCase, checkCaseSpelledOtherwise } from '../harness/check-case.ts';

const root = path.join(import.meta.dirname, '../..');
const PAGES = readCardPages().filter((page) => page.cases.length > 0);

describe.each(PAGES.map((page) => [page.file, page] as const))('%s', (file, { cases }) => {
  test.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    checkCase(path.join(root, file), one);
  });

  test.each(cases.map((one) => [one.name, one] as const))('%s (with a byte order mark, without a final newline, with CRLF)', (_name, one) => {
    checkCaseSpelledOtherwise(one);
  });
});
