#!/usr/bin/env node
// Builds dist/: the bundles (esbuild), the type declarations (tsc), the pages of rules and tools and the notices of what is bundled.
//
//   node scripts/build.mjs [--out DIR] [--no-types] [--later FILE]     --later: what is loaded later as one script, for build-sea.mjs
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { lazyCards } from './bundle/cards.mjs';
import { smallTypes, withoutSources } from './bundle/plugins.mjs';
import { noticesOf } from './notices.mjs';

const root = path.join(import.meta.dirname, '..');
const { values: options } = parseArgs({
  options: { out: { type: 'string', default: path.join(root, 'dist') }, types: { type: 'boolean', default: true }, later: { type: 'string' } },
  allowNegative: true,
});
const out = path.resolve(options.out);
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const entryPoints = { index: 'src/index.ts' };

/** What stands in start.cjs although it is imported with `import()`: it runs when it is needed, but has no file of its own to be found, read and compiled. */
const WITH_THE_START = /^src\/(?:companions\/index|syntax\/dockerfile\/second-parser|reporters\/[\w-]+)\.ts$/;

/** What the program loads only when it is needed, by the name of its bundle: the other modules and packages that src/cli imports with `import()`. */
function lazyModules() {
  const files = readdirSync(path.join(root, 'src/cli'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const sources = files.map((file) => path.join('src/cli', file));
  const names = sources.flatMap((file) =>
    [...readFileSync(path.join(root, file), 'utf8').matchAll(/\bimport\('([^']+)'\)/g)].map(([, name]) =>
      name.startsWith('.') ? path.join(path.dirname(file), name) : name,
    ),
  );
  return new Map(
    names
      .filter((name) => !WITH_THE_START.test(name))
      .map((name) => [
        name,
        name
          .replace(/^src[\\/]/, '')
          .replace(/\.ts$/, '')
          .replace(/[\\/]/g, '-'),
      ]),
  );
}

/** picocolors looks at the streams of the process when it is loaded, which starts them; we tell it each time whether to colour. */
const colorsWithoutStreams = {
  name: 'colors-without-streams',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]picocolors\.js$/ }, ({ path: file }) => ({ contents: `var process;${readFileSync(file, 'utf8')}`, loader: 'js' }));
  },
};

/** Leaves those modules where the other build puts them. */
const loadLater = {
  name: 'load-later',
  setup({ onResolve }) {
    onResolve({ filter: /.*/ }, ({ path: name, kind, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      const module = name.startsWith('.') ? path.relative(root, path.join(resolveDir, name)) : name;
      if (WITH_THE_START.test(module)) return undefined;
      const bundle = lazy.get(module);
      return bundle === undefined ? { errors: [{ text: `import('${name}') stands outside of src/cli` }] } : { path: `./lazy/${bundle}.mjs`, external: true };
    });
  },
};

const lazy = lazyModules();
const cards = await lazyCards();
rmSync(out, { recursive: true, force: true });
const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  minify: true,
  keepNames: false,
  legalComments: 'none',
  lineLimit: 160, // a crash prints the whole line it happened in
  define: { __VERSION__: JSON.stringify(version) },
  metafile: true,
  logLevel: 'warning',
};
const later = await build({
  ...common,
  entryPoints: { ...entryPoints, ...Object.fromEntries([...lazy].map(([name, bundle]) => [`lazy/${bundle}`, name])) },
  outdir: out,
  format: 'esm',
  splitting: true,
  outExtension: { '.js': '.mjs' },
  chunkNames: 'chunks/[name]-[hash]',
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  plugins: [smallTypes, withoutSources],
});
const start = await build({
  ...common,
  entryPoints: ['src/cli/bin.ts'],
  outfile: path.join(out, 'start.cjs'), // a function, for cli.cjs to call
  format: 'cjs',
  banner: { js: '(function(require,load){var module={exports:{}},exports=module.exports;' },
  footer: { js: 'return module.exports})' },
  plugins: [smallTypes, colorsWithoutStreams, cards, withoutSources, loadLater],
});
if ('src/knowledge/tools/all.ts' in start.metafile.inputs)
  throw new Error('the start may ask src/knowledge/tools/cards.ts alone for cards, not all.ts: it would make all of them');
if (options.later !== undefined) await writeLater(options.later);
const startFile = path.join(out, 'start.cjs');
writeFileSync(startFile, readFileSync(startFile, 'utf8').replaceAll(/\bimport\((?="\.\/lazy\/)/g, 'load('));
// V8 compares the length of a text alone: the name of what is kept compiled says whose it is
const digest = createHash('sha256').update(readFileSync(startFile)).digest('hex').slice(0, 16);
writeFileSync(path.join(out, 'cli.cjs'), readFileSync(path.join(root, 'scripts/bundle/cli.cjs'), 'utf8').replace('__BUILD__', digest));
copyFileSync(path.join(root, 'scripts/bundle/compiled-cache.cjs'), path.join(out, 'compiled-cache.cjs'));
chmodSync(path.join(out, 'cli.cjs'), 0o755);
mkdirSync(path.join(out, 'rules'), { recursive: true });
for (const entry of readdirSync(path.join(root, 'rules'), { withFileTypes: true })) {
  const page = path.join(root, 'rules', entry.name, 'README.md');
  if (entry.isDirectory() && existsSync(page)) copyFileSync(page, path.join(out, 'rules', `${entry.name}.md`));
}
cpSync(path.join(root, 'docs/tools'), path.join(out, 'tools'), { recursive: true });
writeFileSync(
  path.join(out, 'THIRD-PARTY-NOTICES.txt'),
  noticesOf(root, [...new Set([...Object.keys(later.metafile.inputs), ...Object.keys(start.metafile.inputs)])]),
);

// after esbuild: the folder is emptied first
if (options.types) {
  const types = path.join(out, 'types');
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', types], { cwd: root, stdio: 'inherit' });
  pruneTypes(types, path.join(types, 'src/index.d.ts'));
}

/** What the other build puts into lazy/, as one script that gives a function for each of these modules. */
async function writeLater(file) {
  const assetFiles = {
    name: 'asset-files',
    setup({ onResolve }) {
      onResolve({ filter: /^node:fs$/ }, ({ importer }) =>
        /[\\/]commands[\\/]page\.ts$/.test(importer) ? { path: path.join(root, 'scripts/bundle/asset-files.mjs') } : undefined,
      );
    },
  };
  const modules = [...lazy].map(([name, bundle]) => `'./lazy/${bundle}.mjs': () => import('${name.startsWith('src') ? `./${name}` : name}'),\n`);
  await build({
    ...common,
    stdin: { contents: `export const modules = {\n${modules.join('')}};\n`, resolveDir: root },
    outfile: path.resolve(file),
    format: 'cjs',
    // the pages are named by where they are below dist/
    define: { ...common.define, 'import.meta.dirname': '""', 'import.meta.url': '__url' },
    banner: { js: "(function(require){var module={exports:{}},exports=module.exports,__url=require('node:url').pathToFileURL(process.execPath).href;" },
    footer: { js: 'return module.exports})' },
    plugins: [smallTypes, withoutSources, assetFiles],
  });
}

/** Deletes the declarations that those of the entry do not lead to: whoever imports the package sees none of them. */
function pruneTypes(folder, entry) {
  const needed = new Set([entry]);
  // a set is walked with what is added meanwhile
  for (const file of needed) {
    for (const [, name] of readFileSync(file, 'utf8').matchAll(/(?:from |import\()['"](\.[^'"]+)['"]/g)) {
      const target = path.join(path.dirname(file), name.replace(/\.[jt]s$/, '.d.ts'));
      if (existsSync(target)) needed.add(target);
    }
  }
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name)))
    if (file.endsWith('.d.ts') && !needed.has(file)) rmSync(file);
}
