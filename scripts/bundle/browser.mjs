// The linter for browsers, as modules that no bundler has to read again.
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from '../source.mjs';
import { lazyCards } from './cards.mjs';
import { browserPaths, smallTypes, withoutSources } from './plugins.mjs';

/** What the browsers of two years ago read. */
export const forBrowsers = {
  absWorkingDir: root,
  bundle: true,
  platform: 'browser',
  target: ['chrome120', 'firefox121', 'safari17'],
  format: 'esm',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  write: false,
};

/** The files: `linter.js`, and those that it imports. `packed`: the size as servers send it. */
export async function browserLinter() {
  const { outputFiles, metafile } = await build({
    ...forBrowsers,
    entryPoints: { linter: 'site/linter/check.ts' },
    outdir: 'dist-browser',
    splitting: true,
    chunkNames: 'linter-[name]-[hash]',
    metafile: true,
    plugins: [smallTypes, await lazyCards(), withoutSources, browserPaths],
  });
  return outputFiles.map(({ path: file, text }) => {
    const name = path.basename(file);
    const { entryPoint, inputs } = metafile.outputs[`dist-browser/${name}`];
    return { name, text, packed: gzipSync(text, { level: 9 }).length, entryPoint, inputs: Object.keys(inputs) };
  });
}
