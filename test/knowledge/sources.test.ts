import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { exportsIn, type WrittenExport } from '../harness/exports-in.ts';

const KNOWLEDGE = path.join(import.meta.dirname, '../../src/knowledge');
const LINK = /https:\/\/\S+\.\S/;
/** Lists that nobody publishes: words of people, names that projects usually give. */
const OWN = /\bour[\s*]+own\b/i;

const FILES = readdirSync(KNOWLEDGE, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  // lists of cards are generated, and cards.ts only asks them
  .filter((file) => file.endsWith('.ts') && !/(?:^|\/)(?:all|cards)\.ts$/.test(file));

/** The constants of a file without a source: a link in its rows, its comment, or the comment at the head of the file. One directly below another shares its comment. */
function withoutSource(file: string): readonly string[] {
  const text = readFileSync(path.join(KNOWLEDGE, file), 'utf8');
  const [head = ''] = /^\/\*[\s\S]*?\*\/(?=\s*\n(?:\s*\n|import))/.exec(text) ?? [];
  let isCovered = false;
  return exportsIn(text).flatMap((one: WrittenExport) => {
    // a card may name its manual once, by a constant
    const said = one.doc + (/: Tool = /.test(one.text) ? text : one.text);
    isCovered = LINK.test(said) || OWN.test(one.doc) || LINK.test(head) || OWN.test(head) || (one.isBelowAnother && one.doc === '' && isCovered);
    return one.kind === 'constant' && !isCovered ? [`${file}: ${one.name}`] : [];
  });
}

test('there are tables', () => {
  expect(FILES.length).toBeGreaterThan(100);
});

test('every table of knowledge names its source, or says that it is our own list', () => {
  expect(FILES.flatMap(withoutSource)).toEqual([]);
});
