#!/usr/bin/env node
// Builds dist/: the bundles (esbuild), the type declarations (tsc), the rule pages and the notices of what is bundled.
//
//   node scripts/build.mjs [--out DIR] [--no-types]
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { noticesOf } from './notices.mjs';

const root = path.join(import.meta.dirname, '..');
const { values: options } = parseArgs({
  options: { out: { type: 'string', default: path.join(root, 'dist') }, types: { type: 'boolean', default: true } },
  allowNegative: true,
});
const out = path.resolve(options.out);
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const entryPoints = { cli: 'src/cli/bin.ts', index: 'src/index.ts' };

/** dockerfile-ast gets a stand-in of a few lines for the types package; the language server, which needs all of it, the real one. */
const smallTypes = {
  name: 'small-types',
  setup({ onResolve }) {
    onResolve({ filter: /^vscode-languageserver-types$/ }, ({ importer }) =>
      importer.includes(path.join('node_modules', 'dockerfile-ast')) ? { path: path.join(root, 'scripts/bundle/vscode-languageserver-types.mjs') } : undefined,
    );
  },
};

/**
 * Every file costs a start of the program half a millisecond. The modules of a plain lint are made one chunk: the ones that are loaded later
 * all import its entry, so that esbuild sees nothing to share between some of them only.
 */
const oneChunk = {
  name: 'one-chunk',
  setup({ onLoad }) {
    const start = path.join(root, 'src/cli/main.ts');
    const sources = ['src/cli', 'src/reporters'].flatMap((folder) => readdirSync(path.join(root, folder)).map((file) => path.join(root, folder, file)));
    const lazy = new Set(
      sources.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\bimport\('(\.[^']+)'\)/g)].map((match) => path.join(path.dirname(file), match[1]))),
    );
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path: file }) =>
      lazy.has(file) ? { contents: `${readFileSync(file, 'utf8')}\nimport ${JSON.stringify(start)};\n`, loader: 'ts' } : undefined,
    );
  },
};

for (const [name, file] of Object.entries(entryPoints)) {
  if (existsSync(path.join(root, file))) continue;
  console.warn(`build: ${file} does not exist yet, no ${name}.mjs`);
  delete entryPoints[name];
}
rmSync(out, { recursive: true, force: true });
const common = {
  absWorkingDir: root,
  outdir: out,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  splitting: true,
  outExtension: { '.js': '.mjs' },
  chunkNames: 'chunks/[name]-[hash]',
  minify: true,
  keepNames: false,
  legalComments: 'none',
  lineLimit: 160, // a crash prints the whole line it happened in
  define: { __VERSION__: JSON.stringify(version) },
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  plugins: [smallTypes, oneChunk],
  metafile: true,
  logLevel: 'warning',
};
const { metafile } = await build({ ...common, entryPoints });
if (existsSync(path.join(out, 'cli.mjs'))) chmodSync(path.join(out, 'cli.mjs'), 0o755);

mkdirSync(path.join(out, 'rules'), { recursive: true });
for (const entry of readdirSync(path.join(root, 'rules'), { withFileTypes: true })) {
  const page = path.join(root, 'rules', entry.name, 'README.md');
  if (entry.isDirectory() && existsSync(page)) copyFileSync(page, path.join(out, 'rules', `${entry.name}.md`));
}
writeFileSync(path.join(out, 'THIRD-PARTY-NOTICES.txt'), noticesOf(root, Object.keys(metafile.inputs)));

// after esbuild: the folder is emptied first
if (options.types && entryPoints.index)
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', path.join(out, 'types')], {
    cwd: root,
    stdio: 'inherit',
  });
