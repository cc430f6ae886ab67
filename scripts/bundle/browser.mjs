// Builds for browsers: modules that no bundler has to read again, with the linter in parts of their own.
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from '../source.mjs';
import { lazyCards } from './cards.mjs';
import { browserPaths, smallTypes, withoutSources } from './plugins.mjs';

/** The bytes of a text as servers send it. */
export function packedSize(text) {
  return gzipSync(text, { level: 9 }).length;
}

/**
 * The files of these entries, and those that they import. `packed`: the size as servers send it. `isFirst`: an entry imports it, so that nothing runs before it
 * is there.
 */
export async function buildForBrowsers(entryPoints) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir: 'dist-browser',
    chunkNames: 'chunk-[hash]',
    bundle: true,
    splitting: true,
    platform: 'browser',
    format: 'esm',
    target: ['chrome120', 'firefox121', 'safari17'], // what browsers of the end of 2023 read
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
    write: false,
    metafile: true,
    plugins: [smallTypes, await lazyCards(), withoutSources, browserPaths],
  });
  // a set is walked with what is added meanwhile
  const first = new Set(Object.keys(entryPoints).map((name) => `dist-browser/${name}.js`));
  for (const file of first) for (const { path: imported, kind } of metafile.outputs[file].imports) if (kind === 'import-statement') first.add(imported);
  return outputFiles.map(({ path: file, text }) => {
    const name = path.basename(file);
    const { inputs } = metafile.outputs[`dist-browser/${name}`];
    return { name, text, packed: packedSize(text), isFirst: first.has(`dist-browser/${name}`), inputs: Object.keys(inputs) };
  });
}
