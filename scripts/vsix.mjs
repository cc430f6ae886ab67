#!/usr/bin/env node
// Builds the VS Code extension: its own bundle, the language server of this checkout beside it, and the packed .vsix.
//
//   npm run vsix [-- --out FILE] [--no-pack]        --no-pack: only editors/vscode/dist and editors/vscode/server
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { noticesOf } from './notices.mjs';
import { root } from './source.mjs';

const { values: options } = parseArgs({ options: { out: { type: 'string' }, pack: { type: 'boolean', default: true } }, allowNegative: true });
const folder = path.join(root, 'editors/vscode');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const own = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).version;
if (own !== version) {
  console.error(`vsix: editors/vscode/package.json says ${own}, package.json ${version}`);
  process.exit(1);
}

rmSync(path.join(folder, 'dist'), { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['editors/vscode/src/extension.ts'],
  outfile: path.join(folder, 'dist/extension.cjs'),
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  external: ['vscode'],
  minify: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});
writeFileSync(path.join(folder, 'dist/THIRD-PARTY-NOTICES.txt'), noticesOf(root, Object.keys(metafile.inputs)));
execFileSync(process.execPath, ['scripts/build.mjs', '--out', path.join(folder, 'server'), '--no-types'], { cwd: root, stdio: 'inherit' });
rmSync(path.join(folder, 'server/index.mjs'), { force: true });
copyFileSync(path.join(root, 'LICENSE'), path.join(folder, 'LICENSE'));

if (options.pack) {
  const vsce = path.join(folder, 'node_modules/@vscode/vsce/vsce');
  if (!existsSync(vsce)) execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  const out = path.resolve(options.out ?? path.join(folder, `dockerlint-${version}.vsix`));
  execFileSync(process.execPath, [vsce, 'package', '--no-dependencies', '--out', out], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  console.log(`${path.relative(process.cwd(), out)}`);
}
