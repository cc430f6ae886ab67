import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { exportsIn } from './harness/exports-in.ts';
import { functionsIn } from './harness/functions-in.ts';

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
  prove: ['fzstd', 'modern-tar', 'unbzip2-stream', 'xz-decompress'],
  reporters: ['diff', 'picocolors'],
  lsp: ['diff', 'vscode-languageserver', 'vscode-languageserver-textdocument'],
  cli: ['@modelcontextprotocol/server', 'diff', 'ignore', 'lilconfig', 'picocolors', 'tinyglobby', 'yaml', 'yargs', 'zod'],
};

const NETWORK = /^(node:)?(http|https|http2|net|tls|dgram|dns|undici|axios|got|node-fetch|ws)(\/|$)/;

const MOST_LINES = 300;
const MOST_FILES = 20;
const MOST_FUNCTION_LINES = 60;
const MOST_PARAMETERS = 5;

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

/** The folder of a layer that a file stands in, or the file itself where it stands beside the folders. */
function roomOf(file: string): string {
  const [top = '', layer = '', folder = '', ...rest] = file.split('/');
  if (top === 'rules') return folder === '' ? file : `${top}/${layer}`;
  return rest.length === 0 ? file : `${top}/${layer}/${folder}`;
}

/** The circles of a graph, each as its nodes in order of their names: `a, b`. Two circles that share a node are one. */
function circlesIn(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const reached = new Map([...graph.keys()].map((node) => [node, reachableFrom(graph, node)]));
  const reaches = (from: string, to: string): boolean => reached.get(from)?.has(to) ?? false;
  const circles = [...graph.keys()]
    .filter((node) => reaches(node, node))
    .map((node) => [...graph.keys()].filter((other) => reaches(node, other) && reaches(other, node)).sort());
  return [...new Set(circles.map((nodes) => nodes.join(', ')))];
}

/** Everything that a node leads to; the node itself only by a circle. */
function reachableFrom(graph: ReadonlyMap<string, readonly string[]>, start: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [...(graph.get(start) ?? [])];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (reached.has(node)) continue;
    reached.add(node);
    waiting.push(...(graph.get(node) ?? []));
  }
  return reached;
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

  test('no rule imports a rule; what rules share stands directly in rules/', () => {
    const folderOf = (file: string): string => path.posix.dirname(file);
    const isAllowed = (from: string, to: string): boolean => folderOf(to) === folderOf(from) || (folderOf(to) === 'rules' && to !== 'rules/index.ts');
    const rules = SOURCES.filter((source) => source.layer === 'rules' && source.file !== 'rules/index.ts');
    const found = rules.flatMap((rule) =>
      localImports(rule)
        .filter((file) => layerOf(file) === 'rules' && !isAllowed(rule.file, file))
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

  test('files are opened by the modules that refuse what is no regular file', () => {
    const READERS = ['src/cli/io/read-input.ts', 'src/cli/io/disk.ts', 'src/cli/replace/file-system.ts'];
    // a page of the package, and an archive of images of any size, after it was found to be a regular file
    const OTHERS = ['src/cli/commands/page.ts', 'src/cli/proving/layout-files.ts', 'src/cli/proving/buildah-program.ts'];
    const found = violations(({ file, layer, code }) =>
      layer === 'index' || !DOES_IO.includes(layer) || READERS.includes(file) || OTHERS.includes(file)
        ? []
        : (/(?<!\bYamlEditor\.)\b(?:readFile|open|createReadStream)(?:Sync)?\b(?=\s*[(,}])/.exec(code) ?? []),
    );
    expect(found).toEqual([]);
  });

  test('folders are made by makeFolders, which always ends', () => {
    const found = violations(({ code }) => /\bmkdir(?:Sync)?\(.*\brecursive\b/.exec(code) ?? []);
    expect(found).toEqual([]);
  });

  describe('what is printed is visible text', () => {
    /** The modules that hand text on: to a file descriptor, and to an editor. */
    const WRITERS = ['src/cli/io/standard-streams.ts', 'src/cli/bin.ts', 'src/lsp/serve.ts'];
    const found = (files: readonly string[], pattern: RegExp): readonly string[] =>
      violations((source) => (files.includes(source.file) ? [] : (pattern.exec(source.code) ?? [])));

    test('streams of the process and consoles stand in the modules that write', () => {
      expect(
        found(WRITERS, /\bprocess\s*\.\s*(?:stdout|stderr|_rawDebug|emitWarning)\b|(?<!connection\.)\bconsole\s*\.|\bwriteSync\b(?!.*\bhandle\b)/),
      ).toEqual(['src/cli/replace/file-system.ts: writeSync']);
    });

    test("the user's own text goes into a patch, and back to a formatter, by functions of their own", () => {
      expect(found(['src/text/visible.ts', 'src/reporters/diff.ts'], /\buserText\b/)).toEqual([]);
      // the server for agents drops it
      const files = ['src/cli/io/io.ts', 'src/cli/io/standard-streams.ts', 'src/cli/commands/stdin-command.ts', 'src/cli/mcp/mcp-command.ts'];
      expect(found(files, /\bwriteDocument\b/)).toEqual([]);
    });

    test('no cast makes text visible', () => {
      expect(found([], /\bas\s+(?:unknown\s+as\s+)?(?:Visible|Shown\w+)\b|:\s*asserts\s+(?!_text\b)\w+\s+is\s+Visible|\bis\s+Visible\b(?!\s*\{\})/)).toEqual(
        [],
      );
    });
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

  test('no files import each other in a circle, types included', () => {
    const imports = new Map(SOURCES.map((source) => [source.file, localImports(source)]));
    expect(circlesIn(imports)).toEqual([]);
  });

  test('no folders of a layer import each other in a circle; a file beside them counts as one', () => {
    const circles = LAYERS.flatMap((layer) => {
      const sources = SOURCES.filter((source) => source.layer === layer);
      const names = [...new Set(sources.map(({ file }) => roomOf(file)))];
      const importsOf = (name: string): readonly string[] =>
        sources
          .filter(({ file }) => roomOf(file) === name)
          .flatMap((source) => localImports(source).filter((file) => layerOf(file) === layer))
          .map(roomOf)
          .filter((other) => other !== name);
      return circlesIn(new Map(names.map((name) => [name, importsOf(name)])));
    });
    expect(circles).toEqual([]);
  });

  test(`no folder holds more than ${MOST_FILES} files`, () => {
    const counts = new Map<string, number>();
    for (const { file } of SOURCES) counts.set(path.posix.dirname(file), (counts.get(path.posix.dirname(file)) ?? 0) + 1);
    expect([...counts].filter(([, count]) => count > MOST_FILES).map(([folder]) => folder)).toEqual([]);
  });

  test(`no file is longer than ${MOST_LINES} lines`, () => {
    expect(SOURCES.filter(({ text }) => text.trimEnd().split('\n').length > MOST_LINES).map(({ file }) => file)).toEqual([]);
  });

  describe('functions', () => {
    const functions = SOURCES.flatMap(({ file, text }) => functionsIn(text).map((written) => ({ ...written, key: `${file} ${written.name}` })));

    test('there are some to judge', () => {
      expect(functions.length).toBeGreaterThan(1_000);
    });

    test('every exported one has a doc comment', () => {
      const bare = SOURCES.flatMap(({ file, text }) =>
        exportsIn(text).flatMap(({ kind, name, doc }) => (kind === 'function' && doc === '' ? [`${file} ${name}`] : [])),
      );
      expect(bare).toEqual([]);
    });

    test(`none is longer than ${MOST_FUNCTION_LINES} lines`, () => {
      expect(functions.filter(({ lines }) => lines > MOST_FUNCTION_LINES).map(({ key }) => key)).toEqual([]);
    });

    test(`none has more than ${MOST_PARAMETERS} parameters: it takes an object`, () => {
      expect(functions.filter(({ parameters }) => parameters > MOST_PARAMETERS).map(({ key }) => key)).toEqual([]);
    });
  });
});
