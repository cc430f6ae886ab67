import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { RULES } from '../../rules/index.ts';
import { validateConfig } from '../../src/cli/config/schema.ts';
import { type Block, readFiles, readSections } from '../harness/case-file.ts';
import { callersOfCase, lintCase } from '../harness/run-case.ts';

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

describe.each(RULES.map(({ meta, wordMisfit }) => [meta.name, meta, wordMisfit !== undefined] as const))('%s', (name, meta, isAboutCallers) => {
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
    // written by `npm run docs`
    expect(page).toContain(`<!-- header: from meta -->\n# ${name}\n`);
    expect([...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(HEADINGS);
    expect(page.length).toBeGreaterThan(600);
  });

  test('shows what is bad and what is good, and both are true', () => {
    const blocks = readSections(page).flatMap((section) => section.blocks);
    if (isAboutCallers) {
      showsCallers(blocks);
      return;
    }
    const [bad, good] = blocks.filter((block) => block.info === 'dockerfile').map((block) => block.text);
    if (bad === undefined || good === undefined) throw new Error('the page needs two dockerfile blocks: bad, then good');
    // the files of the build context, where the page shows some
    const files = blocks.find((block) => block.info === 'files')?.text;
    const one = { options: optionsOf(blocks), files: files === undefined ? undefined : readFiles(files, fail) };
    expect(lintCase(one, bad, 'none').findings.map((finding) => finding.rule)).toContain(name);
    expect(
      lintCase(one, good, 'none')
        .findings.filter((finding) => finding.severity !== 'info')
        .map((finding) => finding.rule),
    ).not.toContain(name);
    if (meta.fixable !== 'never') expect(lintCase(one, bad, 'safe').output).toBe(good);
  });

  /** What the configuration that the page shows asks for, as a case writes it. */
  function optionsOf(blocks: readonly Block[]): ReadonlyMap<string, string> {
    const text = blocks.find((block) => block.info === 'json')?.text;
    const config = validateConfig(text === undefined ? {} : JSON.parse(text));
    if ('mistakes' in config) return fail(config.mistakes.join('; '));
    const required = (config.config.requiredMounts ?? []).map(
      ({ command, mount, secret }) => `${command} -> ${mount}${secret === undefined ? '' : ` <- ${secret}`}`,
    );
    return new Map([['required-mounts', required.join('; ')]]);
  }

  /** A page about the files around a Dockerfile shows those, bad and good, and the Dockerfile that both build. */
  function showsCallers(blocks: readonly Block[]): void {
    const [bad, good] = blocks.filter((block) => block.info === 'files').map((block) => block.text);
    const dockerfile = blocks.find((block) => block.info === 'dockerfile')?.text;
    if (bad === undefined || good === undefined || dockerfile === undefined)
      throw new Error('the page needs a dockerfile block and two files blocks: bad, then good');
    const options = new Map([['callers', 'true']]);
    const fixed = callersOfCase({ options, files: readFiles(bad, fail) }, dockerfile, 'safe');
    expect(fixed.findings).toContain(` ${name} `);
    expect([...fixed.files]).toEqual([...readFiles(good, fail)]);
    expect(callersOfCase({ options, files: readFiles(good, fail) }, dockerfile, 'none').findings).toBe('');
  }
});
