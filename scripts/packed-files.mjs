#!/usr/bin/env node
// Fails where the package would hold a file that nobody meant to publish, or lack one that it cannot do without.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './source.mjs';

const allowed = [
  /^(package\.json|schema\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
  /^dist\/(cli\.cjs|compiled-cache\.cjs|start\.cjs|index\.mjs)$/,
  /^dist\/lazy\/[a-z-]+\.mjs$/,
  /^dist\/chunks\/[\w.-]+-[0-9A-Z]{8}\.mjs$/,
  /^dist\/rules\/[a-z-]+\.md$/,
  /^dist\/tools\/(README|[a-z0-9-]+)\.md$/,
  /^dist\/types\/(src|rules)\/[\w./-]+\.d\.ts$/,
  /^dist\/THIRD-PARTY-NOTICES\.txt$/,
];
const required = [
  'package.json',
  'README.md',
  'LICENSE',
  'dist/cli.cjs',
  'dist/compiled-cache.cjs',
  'dist/start.cjs',
  'dist/index.mjs',
  'dist/types/src/index.d.ts',
  'dist/THIRD-PARTY-NOTICES.txt',
];
const MOST_BYTES = 5_600_000;
const MOST_BYTES_PACKED = 2_000_000;

const [pack] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
);
const files = pack.files.map((file) => file.path);
const rules = [...readFileSync(path.join(root, 'rules/index.ts'), 'utf8').matchAll(/from '\.\/([a-z-]+)\//g)].map(([, name]) => `dist/rules/${name}.md`);
const tools = readdirSync(path.join(root, 'docs/tools')).map((name) => `dist/tools/${name}`);
const problems = [
  ...files.filter((file) => !allowed.some((pattern) => pattern.test(file))).map((file) => `${file} would be published`),
  ...[...required, ...rules, ...tools].filter((file) => !files.includes(file)).map((file) => `${file} is missing`),
  ...(pack.unpackedSize > MOST_BYTES ? [`the package is ${pack.unpackedSize} bytes unpacked, more than ${MOST_BYTES}`] : []),
  ...(pack.size > MOST_BYTES_PACKED ? [`the package is ${pack.size} bytes packed, more than ${MOST_BYTES_PACKED}`] : []),
];
for (const problem of problems) console.error(`package: ${problem}`);
console.log(`package: ${files.length} files, ${Math.round(pack.size / 1000)} kB packed, ${Math.round(pack.unpackedSize / 1000)} kB unpacked`);
process.exitCode = problems.length > 0 ? 1 : 0;
