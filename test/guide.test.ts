import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { VERBS } from './harness/card-page.ts';

const root = path.join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

const ARCHITECTURE = read('ARCHITECTURE.md');

/** A section without its heading. */
function section(title: string): string {
  const [, text] = new RegExp(`^## ${title}$([\\s\\S]*?)^## `, 'm').exec(ARCHITECTURE) ?? [];
  if (text === undefined) throw new Error(`ARCHITECTURE.md has no section ${title}`);
  return text;
}

describe('the walk of ARCHITECTURE.md', () => {
  const walk = section('One secret, from the text to the edits');
  const stations = [...walk.matchAll(/`(\w+)`\s+\(\[[^\]]+\]\(([^)]+)\)\)/g)].map(([, name = '', file = '']) => [name, file] as const);

  test('goes through every layer from the command line to the companions', () => {
    const layers = new Set(stations.map(([, file]) => file.replace(/^src\//, '').replace(/[/.].*$/, '')));
    const all = ['cli', 'project', 'text', 'linter', 'syntax', 'facts', 'knowledge', 'rules', 'fix', 'caller-change', 'companions', 'reporters'];
    expect(all.filter((layer) => !layers.has(layer))).toEqual([]);
  });

  test.each(stations)('%s is defined in %s', (name, file) => {
    expect(existsSync(path.join(root, file))).toBe(true);
    expect(read(file)).toMatch(new RegExp(`^export (?:async )?(?:function|const|class) ${name}\\b`, 'm'));
  });

  test('each file is named once, and by its path', () => {
    const links = [...walk.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)].map(([, text, file]) => [text, file] as const);
    expect(links.filter(([text, file]) => text !== file)).toEqual([]);
    expect(links.length).toBe(stations.length);
  });
});

test('the rooms of ARCHITECTURE.md are the folders that there are', () => {
  const folders = readdirSync(path.join(root, 'src'), { withFileTypes: true }).flatMap((layer) =>
    layer.isDirectory()
      ? readdirSync(path.join(root, 'src', layer.name), { withFileTypes: true }).flatMap((entry) =>
          entry.isDirectory() ? [`${layer.name}/${entry.name}`] : [],
        )
      : [],
  );
  const layers = new Set(folders.map((folder) => folder.replace(/\/.*/, '')));
  const named = [...section('Rooms').matchAll(/(?<=^ {4}|, )([a-z]+)\/([a-z-]+)/gm)].filter(([, layer = '']) => layers.has(layer)).map(([room]) => room);
  expect(named.sort()).toEqual(folders.sort());
});

test.each([
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'README.md',
  'docs/secrets.md',
  'docs/rotate.md',
  'docs/github-action.md',
  'docs/fleet.md',
  'docs/container.md',
  'docs/integrations.md',
  'docs/site.md',
])('%s leads to files and commands that there are', (page) => {
  const text = read(page);
  const links = [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link).filter((link) => !/^https?:/.test(link));
  expect(links.filter((link) => !existsSync(path.join(root, path.dirname(page), link)))).toEqual([]);
  const commands = new Set([...text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, command = '']) => command));
  const scripts: unknown = JSON.parse(read('package.json')).scripts;
  expect([...commands].filter((command) => typeof scripts !== 'object' || scripts === null || !(command in scripts))).toEqual([]);
});

test('CONTRIBUTING.md says what each verb of a card page means', () => {
  const text = read('CONTRIBUTING.md');
  expect(VERBS.filter((verb) => !text.includes(`\`${verb}\``))).toEqual([]);
});
