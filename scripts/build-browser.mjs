#!/usr/bin/env node
// Builds the linter for browsers: linter.js, and what it loads with its first call. Nothing of Node is in it.
//
//   npm run build:browser [-- --out DIR]
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildForBrowsers } from './bundle/browser.mjs';
import { root } from './source.mjs';

const { values } = parseArgs({ options: { out: { type: 'string', default: path.join(root, 'dist-browser') } } });
mkdirSync(values.out, { recursive: true });
for (const { name, text, packed } of await buildForBrowsers({ linter: 'site/linter/check.ts' })) {
  writeFileSync(path.join(values.out, name), text);
  console.log(`${name.padEnd(20)} ${String(Math.round(text.length / 1000)).padStart(5)} kB, ${String(Math.round(packed / 1000)).padStart(4)} kB by gzip`);
}
