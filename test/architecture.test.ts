import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';

const root = path.join(import.meta.dirname, '..');

/** Left to right: a file may import its own layer and what stands to the left. */
const LAYERS = [
  'text',
  'knowledge',
  'syntax',
  'facts',
  'caller-change',
  'fix',
  'rule',
  'rules',
  'linter',
  'companions',
  'project',
  'prove',
  'reporters',
  'lsp',
  'cli',
] as const;
type Layer = (typeof LAYERS)[number];

/** Where the order alone is not strict enough. Rules and companions never meet: a `CallerChange` stands between them. */
const ONLY: { readonly [layer in Layer]?: readonly Layer[] } = {
  companions: ['text', 'knowledge', 'syntax', 'caller-change', 'companions'],
  linter: ['text', 'knowledge', 'syntax', 'facts', 'caller-change', 'fix', 'rule', 'linter'],
};

/** The layers that may import the rules: the core takes the list as an argument. */
const TAKES_RULES: readonly (Layer | 'index')[] = ['rules', 'lsp', 'cli', 'index'];

/** Layers that read and write files, start programs and talk to people. */
const DOES_IO: readonly Layer[] = ['cli', 'lsp'];

/** Modules of Node that only compute. */
const PURE_MODULES = ['node:path', 'node:path/posix', 'node:util', 'node:crypto', 'node:stream', 'node:zlib'];

/** Which package each layer may use: parsers stay behind one module. */
const PACKAGES: { readonly [layer in Layer]?: readonly string[] } = {
  syntax: ['dockerfile-ast', 'unbash'],
  companions: ['yaml'],
  project: ['ignore'],
  prove: ['modern-tar'],
  reporters: ['diff', 'picocolors'],
  lsp: ['diff', 'vscode-languageserver', 'vscode-languageserver-textdocument'],
  cli: ['diff', 'ignore', 'lilconfig', 'picocolors', 'tinyglobby', 'yaml', 'yargs', 'zod'],
};

const NETWORK = /^(node:)?(http|https|http2|net|tls|dgram|dns|undici|axios|got|node-fetch|ws)(\/|$)/;

const MOST_LINES = 300;
/** Files that are longer for a reason, which stands beside each. */
const LONGER: { readonly [file: string]: string } = {};

interface Source {
  readonly file: string;
  readonly layer: Layer | 'index';
  readonly text: string;
  /** The text without comments and strings. */
  readonly code: string;
  readonly imports: readonly string[];
}

const SOURCES = [...readFolder('src'), ...readFolder('rules')];

function readFolder(folder: string): readonly Source[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readSource(path.posix.join(folder, file.replaceAll('\\', '/'))));
}

function readSource(file: string): Source {
  const text = readFileSync(path.join(root, file), 'utf8');
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g, (match) =>
    match.startsWith('/') ? '' : '``',
  );
  const imports = [...text.matchAll(/^\s*(?:import|export)\b[^'";]*?\bfrom\s*'([^']+)'|^\s*import\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm)];
  return { file, layer: layerOf(file), text, code, imports: imports.map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '') };
}

function layerOf(file: string): Layer | 'index' {
  if (file.startsWith('rules/')) return 'rules';
  const [, name = ''] = /^src\/([\w-]+)/.exec(file) ?? [];
  if (name === 'index') return 'index';
  const layer = LAYERS.find((each) => each === name);
  if (!layer) throw new Error(`${file} belongs to no layer`);
  return layer;
}

/** The project's files that a source imports. */
function localImports({ file, imports }: Source): readonly string[] {
  return imports.filter((specifier) => specifier.startsWith('.')).map((specifier) => path.posix.join(path.posix.dirname(file), specifier));
}

function violations(judge: (source: Source) => readonly string[]): readonly string[] {
  return SOURCES.flatMap((source) => judge(source).map((what) => `${source.file}: ${what}`));
}

describe('architecture', () => {
  test('there is something to judge', () => {
    expect(SOURCES.length).toBeGreaterThan(10);
    expect(SOURCES.flatMap((source) => localImports(source)).length).toBeGreaterThan(20);
  });

  test('imports name a file of the project by its whole name', () => {
    const known = new Set(SOURCES.map((source) => source.file));
    expect(violations((source) => localImports(source).filter((file) => !known.has(file)))).toEqual([]);
  });

  test('imports run one way through the layers', () => {
    const isAllowed = (from: Layer | 'index', to: Layer | 'index'): boolean => {
      if (from === 'index') return to !== 'cli' && to !== 'lsp';
      if (to === 'index') return DOES_IO.includes(from);
      if (to === 'rules' && !TAKES_RULES.includes(from)) return false;
      return ONLY[from]?.includes(to) ?? LAYERS.indexOf(to) <= LAYERS.indexOf(from);
    };
    expect(violations((source) => localImports(source).filter((file) => !isAllowed(source.layer, layerOf(file))))).toEqual([]);
  });

  test('no rule imports a rule', () => {
    const folderOf = (file: string): string => path.posix.dirname(file);
    const rules = SOURCES.filter((source) => source.layer === 'rules' && source.file !== 'rules/index.ts');
    const found = rules.flatMap((rule) =>
      localImports(rule)
        .filter((file) => layerOf(file) === 'rules' && folderOf(file) !== folderOf(rule.file))
        .map((file) => `${rule.file}: ${file}`),
    );
    expect(found).toEqual([]);
  });

  test('only cli and lsp do I/O', () => {
    const isPure = (source: Source): boolean => source.layer === 'index' || !DOES_IO.includes(source.layer);
    const found = violations((source) => {
      if (!isPure(source)) return [];
      const modules = source.imports.filter((name) => name.startsWith('node:') && !PURE_MODULES.includes(name));
      return [...modules, ...(/\b(?:process\s*\.|console\s*\.|globalThis\b)/.exec(source.code) ?? [])];
    });
    expect(found).toEqual([]);
  });

  test('nothing talks to a network', () => {
    const found = violations((source) => [
      ...source.imports.filter((name) => NETWORK.test(name)),
      ...(/(?<![.\w])(?:fetch|WebSocket|EventSource|XMLHttpRequest)\s*\(/.exec(source.code) ?? []),
    ]);
    expect(found).toEqual([]);
  });

  test('packages are used where the table says', () => {
    const packageOf = (specifier: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
    const found = violations(({ layer, imports }) =>
      imports.filter((name) => !name.startsWith('.') && !name.startsWith('node:') && (layer === 'index' || !PACKAGES[layer]?.includes(packageOf(name)))),
    );
    expect(found).toEqual([]);
  });

  test('no default export, no enum, no drawer for what has no name', () => {
    expect(violations((source) => /^\s*(?:export default\b|export\s+(?:const\s+)?enum\b|(?:const\s+)?enum\s+\w+\s*\{)/m.exec(source.code) ?? [])).toEqual([]);
    expect(SOURCES.filter(({ file }) => /(?:^|[/-])(?:utils?|helpers?|common|misc)(?:[/.-]|$)/.test(file)).map(({ file }) => file)).toEqual([]);
  });

  test(`no file is longer than ${MOST_LINES} lines, but for the listed ones`, () => {
    const lineCount = (text: string): number => text.trimEnd().split('\n').length;
    expect(violations((source) => (lineCount(source.text) > MOST_LINES && !(source.file in LONGER) ? [`${lineCount(source.text)} lines`] : []))).toEqual([]);
    const stale = Object.keys(LONGER).filter((file) => !SOURCES.some((source) => source.file === file && lineCount(source.text) > MOST_LINES));
    expect(stale).toEqual([]);
  });
});
