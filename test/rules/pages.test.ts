import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { RULES } from '../../rules/index.ts';
import { readFiles, readSections } from '../harness/case-file.ts';
import { lintCase } from '../harness/run-case.ts';

const root = path.join(import.meta.dirname, '../../rules');
const fail = (why: string): never => {
  throw new Error(why);
};
const HEADINGS = ['Why', 'Example', 'What `--fix` does', 'When it is unsafe or manual', 'When to ignore it', 'References'];

test('RULES is sorted by name and holds each rule once', () => {
  const names = RULES.map((rule) => rule.meta.name);
  expect(names.length).toBeGreaterThan(0);
  expect(names).toEqual([...new Set(names)].sort());
});

describe.each(RULES.map(({ meta }) => [meta.name, meta] as const))('%s', (name, meta) => {
  const page = readFileSync(path.join(root, name, 'README.md'), 'utf8');

  test('is a folder of code, page and cases', () => {
    expect(existsSync(path.join(root, name, `${name}.ts`))).toBe(true);
    expect(
      readdirSync(path.join(root, name))
        .filter((file) => file.endsWith('.md'))
        .sort(),
    ).toEqual(['README.md', 'cases.md']);
  });

  test('has a meta that the page and the reports can be made of', () => {
    expect(meta.summary).toMatch(/^[A-Z].*[^.]$/);
    expect(meta.references.length).toBeGreaterThan(0);
    for (const link of meta.references) expect(link).toMatch(/^https:\/\//);
  });

  test('has a page of the usual shape', () => {
    expect(page.startsWith(`<!-- header: from meta -->\n# ${name}\n`)).toBe(true);
    expect([...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(HEADINGS);
    expect(page.length).toBeGreaterThan(600);
  });

  test('shows a bad Dockerfile and the good one, and both are true', () => {
    const blocks = readSections(page).flatMap((section) => section.blocks);
    const [bad, good] = blocks.filter((block) => block.info === 'dockerfile').map((block) => block.text);
    if (bad === undefined || good === undefined) throw new Error('the page needs two dockerfile blocks: bad, then good');
    // the files of the build context, where the page shows some
    const files = blocks.find((block) => block.info === 'files')?.text;
    const one = { options: new Map<string, string>(), files: files === undefined ? undefined : readFiles(files, fail) };
    expect(lintCase(one, bad, 'none').findings.map((finding) => finding.rule)).toContain(name);
    expect(
      lintCase(one, good, 'none')
        .findings.filter((finding) => finding.severity !== 'info')
        .map((finding) => finding.rule),
    ).not.toContain(name);
    if (meta.fixable !== 'never') expect(lintCase(one, bad, 'safe').output).toBe(good);
  });
});
