#!/usr/bin/env node
// Builds the site: pages out of the repository's Markdown, its examples, and the playground. Static files, for any server.
//
//   npm run build:site [-- --out DIR]
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildForBrowsers, packedSize } from './bundle/browser.mjs';
import { noticesOf } from './notices.mjs';
import { loadSource, root } from './source.mjs';

/** The most bytes that the playground may be, as servers send them. */
const MOST_FIRST = 20_000;
const MOST = 630_000;

const { values } = parseArgs({ options: { out: { type: 'string', default: path.join(root, 'dist-site') } } });
const out = path.resolve(values.out);
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const { sitePages } = await loadSource("export { sitePages } from './site/pages/site.ts'");
const pages = await sitePages(root);
for (const [file, text] of pages) {
  mkdirSync(path.dirname(path.join(out, file)), { recursive: true });
  writeFileSync(path.join(out, file), text);
}
for (const file of ['style.css', 'icon.svg']) copyFileSync(path.join(root, 'site', file), path.join(out, file));
const scripts = await buildForBrowsers({ playground: 'site/page/playground.ts' });
for (const { name, text } of scripts) writeFileSync(path.join(out, name), text);

writeFileSync(path.join(out, 'THIRD-PARTY-NOTICES.txt'), noticesOf(root, [...new Set(scripts.flatMap(({ inputs }) => inputs))]));

/** The page with its style, and the modules that its script imports without waiting: what has to come before somebody can type. */
const first = [pages.get('playground.html'), readFileSync(path.join(root, 'site/style.css'), 'utf8')].reduce((sum, text) => sum + packedSize(text), 0);
const sizes = {
  first: scripts.reduce((sum, { packed, isFirst }) => sum + (isFirst ? packed : 0), first),
  all: scripts.reduce((sum, { packed }) => sum + packed, first),
};
console.log(`site: ${pages.size} pages`);
console.log(`playground: ${kilobytes(sizes.first)} by gzip before somebody can type, ${kilobytes(sizes.all)} with the linter and the code editor`);
if (sizes.first > MOST_FIRST || sizes.all > MOST)
  throw new Error(`the playground is larger than ${kilobytes(MOST_FIRST)} at first, or ${kilobytes(MOST)} in all`);

function kilobytes(bytes) {
  return `${Math.round(bytes / 1000)} kB`;
}
