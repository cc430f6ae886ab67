import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { compose } from '../../src/companions/compose/compose.ts';
import type { BuildChange, CompanionFiles } from '../../src/companions/types.ts';
import { YamlEditor } from '../../src/companions/yaml/edit.ts';
import { readYaml, type YamlNode, type YamlPath } from '../../src/companions/yaml/tree.ts';
import { Document } from '../../src/text/document.ts';

const folder = join(import.meta.dirname, 'unrelated/compose');
const names = readdirSync(folder);

const files: CompanionFiles = { root: '/project', read: () => undefined, exists: () => false };
const secret = { id: 'NPM_TOKEN', from: { env: 'NPM_TOKEN' }, required: true } as const;
/** A Dockerfile that none of the fixtures builds, and one that many of them may build but that needs nothing new. */
const changes: readonly BuildChange[] = [
  {
    dockerfile: '/project/unrelated/Dockerfile',
    context: '/project/unrelated',
    secrets: [secret],
    removedArgs: new Map([['NPM_TOKEN', 'NPM_TOKEN']]),
    excluded: [],
    containerEnv: new Map(),
  },
  { dockerfile: '/project/Dockerfile', context: '/project', secrets: [], removedArgs: new Map(), excluded: [], containerEnv: new Map() },
  {
    dockerfile: '/project/web/Dockerfile',
    context: '/project/web',
    secrets: [],
    removedArgs: new Map([['ABSENT', undefined]]),
    excluded: [],
    containerEnv: new Map(),
  },
];

function everyPath(node: YamlNode, path: YamlPath = []): readonly YamlPath[] {
  if (node.kind === 'map')
    return node.pairs.flatMap((pair) => (pair.name === '' ? [] : [[...path, pair.name], ...everyPath(pair.value, [...path, pair.name])]));
  if (node.kind === 'seq') return node.items.flatMap((item, index) => [[...path, index], ...everyPath(item.value, [...path, index])]);
  return [];
}

test('there are many', () => {
  expect(names.length).toBeGreaterThanOrEqual(60);
});

test.each([
  ['compose.yaml', true],
  ['compose.prod.yml', true],
  ['docker-compose-dev.yaml', true],
  ['a/docker-compose.override.yml', true],
  ['local.docker-compose.yml', true],
  ['docker-compose_test.yml', true],
  ['decompose.yml', false],
  ['composer.yml', false],
  ['compose.json', false],
  ['.github/workflows/compose.yml', false],
])('matches(%j) is %j', (path, is) => {
  expect(compose.matches(path)).toBe(is);
});

describe.each(names)('%s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8');

  test('is left alone', () => {
    for (const change of changes) {
      const result = compose.rewrite(new Document('/project/compose.yaml', text), change, files);
      expect(result.edits).toEqual([]);
      expect(result.caveats).toEqual([]);
    }
  });

  test('loses nothing but what is removed', () => {
    const tree = readYaml(text);
    if ('problem' in tree) throw new Error(tree.problem);
    const comments = (one: string): number => {
      const read = readYaml(one);
      return 'problem' in read ? Number.NaN : read.comments.length;
    };
    for (const [document, root] of tree.roots.entries()) {
      for (const path of everyPath(root)) {
        const editor = YamlEditor.open(text);
        if ('problem' in editor) throw new Error(editor.problem);
        editor.document = document;
        if (!editor.remove(path, path.length - 1)) continue;
        // every line is an old one, or an old one without a part
        const lines = text.split('\n').map(bare);
        const rest = editor.text.split('\n').map(bare);
        expect(rest.filter((line) => !lines.some((old) => old === line || [...line].every((character) => old.includes(character))))).toEqual([]);
        // a comment goes only with the line that it stands behind
        expect(comments(text) - comments(editor.text)).toBeLessThanOrEqual(removedTrailing(text, editor.text));
      }
    }
  });
});

/** How many lines with a comment behind something are in one text and not in the other. */
function removedTrailing(before: string, after: string): number {
  const trailing = (text: string): number => text.split('\n').filter((line) => /\S.*\s#/.test(line) && !/^\s*#/.test(line)).length;
  return trailing(before) - trailing(after);
}

/** A line without its white space and the dashes in front, since what follows a removed first key takes its place behind the dash. */
function bare(line: string): string {
  return line.replace(/^[\s-]+/, '').replaceAll(/\s/g, '');
}
