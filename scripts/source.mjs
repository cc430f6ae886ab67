// Lets a script use the project's own TypeScript on Node 20, which cannot read it.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export const root = path.join(import.meta.dirname, '..');
export const cache = path.join(root, 'node_modules/.cache/dockerlint');

/** What a module written as `code`, standing at the project's root, exports: `loadSource("export * from './rules/index.ts'")`. */
export async function loadSource(code) {
  mkdirSync(cache, { recursive: true });
  const outfile = path.join(cache, `source-${process.pid}-${Date.now()}.mjs`);
  try {
    await build({
      stdin: { contents: code, resolveDir: root, loader: 'ts' },
      outfile,
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile, { force: true });
  }
}
