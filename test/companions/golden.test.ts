import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { BuildSecret } from '../../src/caller-change.ts';
import { COMPANIONS } from '../../src/companions/index.ts';
import type { BuildChange, Companion, CompanionFiles, CompanionResult } from '../../src/companions/types.ts';
import { Document } from '../../src/text/document.ts';
import { applyEdits } from '../../src/text/edit.ts';

const ROOT = '/project';

/** change.json of a case. Paths are relative to the project. */
interface Case {
  readonly path: string;
  readonly dockerfile?: string;
  readonly context?: string;
  readonly secrets?: readonly BuildSecret[];
  readonly removedArgs?: { readonly [name: string]: string | null };
  readonly containerEnv?: { readonly [name: string]: string | null };
  readonly files?: { readonly [path: string]: string };
}

function companionFor(path: string): Companion {
  const found = COMPANIONS.find((one) => one.matches(path));
  if (!found) throw new Error(`no companion for ${path}`);
  return found;
}

function changeOf(one: Case): BuildChange {
  return {
    dockerfile: join(ROOT, one.dockerfile ?? 'Dockerfile'),
    context: join(ROOT, one.context ?? '.'),
    secrets: one.secrets ?? [{ id: 'NPM_TOKEN', from: { env: 'NPM_TOKEN' }, required: true }],
    removedArgs: new Map(Object.entries(one.removedArgs ?? { NPM_TOKEN: 'NPM_TOKEN' }).map(([name, id]) => [name, id ?? undefined])),
    excluded: [],
    containerEnv: new Map(Object.entries(one.containerEnv ?? {}).map(([name, argument]) => [name, argument ?? undefined])),
  };
}

function filesOf(one: Case): CompanionFiles {
  const files = new Map(Object.entries({ [one.dockerfile ?? 'Dockerfile']: '', ...one.files }).map(([path, text]) => [join(ROOT, path), text]));
  return { root: ROOT, read: (path) => files.get(path), exists: (path) => files.has(path) };
}

function show(document: Document, result: CompanionResult): string {
  return result.caveats
    .map(({ range, message, suggestion }) => {
      const at = range ? document.positionAt(range.start) : undefined;
      const lines = suggestion === undefined ? [] : suggestion.split('\n').map((line) => `    ${line}`);
      return [`${at ? `${at.line}:${at.column}` : '-'} ${range ? JSON.stringify(document.slice(range)) : ''} ${message}`, ...lines].join('\n');
    })
    .map((text) => `${text}\n`)
    .join('');
}

const folder = import.meta.dirname;
const kinds = readdirSync(folder, { withFileTypes: true }).filter(
  (entry) => entry.isDirectory() && !['unrelated', 'untouched'].includes(entry.name) && existsSync(join(folder, entry.name)),
);
const cases = kinds.flatMap((kind) =>
  readdirSync(join(folder, kind.name), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, kind.name, entry.name, 'change.json')))
    .map((entry) => ({ title: `${kind.name}/${entry.name}`, path: join(folder, kind.name, entry.name) })),
);

function isCase(value: unknown): value is Case {
  return typeof value === 'object' && value !== null && 'path' in value && typeof value.path === 'string';
}

const update = process.env.UPDATE === '1';

describe('golden cases', () => {
  test.each(cases)('$title', ({ path }) => {
    const parsed: unknown = JSON.parse(readFileSync(join(path, 'change.json'), 'utf8'));
    if (!isCase(parsed)) throw new Error(`${path}/change.json names no path`);
    const names = readdirSync(path);
    const beforeName = names.find((name) => name.startsWith('before')) ?? '';
    const afterName = beforeName.replace('before', 'after');
    const before = readFileSync(join(path, beforeName), 'utf8');
    const document = new Document(join(ROOT, parsed.path), before);
    const companion = companionFor(parsed.path);
    const result = companion.rewrite(document, changeOf(parsed), filesOf(parsed));
    const after = applyEdits(before, result.edits);
    if (update) {
      writeFileSync(join(path, afterName), after);
      writeFileSync(join(path, 'caveats.txt'), show(document, result));
    }
    expect(after).toBe(readFileSync(join(path, afterName), 'utf8'));
    expect(show(document, result)).toBe(readFileSync(join(path, 'caveats.txt'), 'utf8'));
    // what was written needs no second change
    const again = companion.rewrite(new Document(document.path, after), changeOf(parsed), filesOf(parsed));
    expect(applyEdits(after, again.edits)).toBe(after);
    // line endings and what they are made of do not matter
    const crlf = before.replaceAll('\n', '\r\n');
    const windows = companion.rewrite(new Document(document.path, crlf), changeOf(parsed), filesOf(parsed));
    expect(applyEdits(crlf, windows.edits)).toBe(after.replaceAll('\n', '\r\n'));
  });
});
