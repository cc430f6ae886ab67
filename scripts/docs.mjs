#!/usr/bin/env node
// Writes what is made from the sources: the documentation that repeats the rules' meta, between `<!-- NAME: from meta -->` and `<!-- /NAME -->`, and
// whole files.
//
//   npm run docs              README.md: `rules`; rules/*/README.md: `header` and `references`; whole: the lists of cards (src/knowledge/**/all.ts),
//                             docs/tools, docs/rotate.md, schema.json
//   npm run docs -- --check   fails on a difference instead
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rotationPage } from './rotation-page.mjs';
import { loadSource, root } from './source.mjs';
import { toolEntries } from './tool-entries.mjs';
import { toolLists } from './tool-list.mjs';
import { toolPages } from './tool-pages.mjs';

const check = process.argv.includes('--check');
// first: all else is made from the cards that the lists name
for (const [file, text] of toolLists()) putFile(file, text, 'the cards in its folder');

const { RULES, configJsonSchema, ISSUERS, TOKEN_SHAPES } = await loadSource(
  `export { RULES } from './rules/index.ts'; export { configJsonSchema } from './src/cli/config/schema.ts';
   export { ISSUERS } from './src/knowledge/secrets/issuers.ts'; export { TOKEN_SHAPES } from './src/knowledge/secrets/token-shapes.ts';`,
);
const FIXED = { always: 'yes', sometimes: 'where it is safe', never: 'no' };

const rulesTable = () =>
  [
    '| rule | what it finds | level | `--fix` |',
    '|---|---|---|---|',
    ...RULES.map(({ meta }) => `| [${meta.name}](rules/${meta.name}/README.md) | ${meta.summary} | ${meta.severity} | ${FIXED[meta.fixable]} |`),
  ].join('\n');

const header = (meta) =>
  [
    `# ${meta.name}`,
    '',
    `${meta.summary}.`,
    '',
    `Level: **${meta.severity}** · Fixed by \`--fix\`: **${FIXED[meta.fixable]}**${meta.buildkit ? ` · The official check of the same kind: \`${meta.buildkit}\`` : ''}`,
  ].join('\n');

const references = (meta) => meta.references.map((link) => `- <${link}>`).join('\n');

/** `text` with the generated block put in place. Throws where the page has no such block, or two. */
function replaceBlock(file, text, name, content) {
  const begin = `<!-- ${name}: from meta -->`;
  const end = `<!-- /${name} -->`;
  const parts = text.split(begin);
  if (parts.length !== 2 || !parts[1].includes(end)) throw new Error(`${file} needs one block ${begin} … ${end}`);
  return `${parts[0]}${begin}\n${content}\n${parts[1].slice(parts[1].indexOf(end))}`;
}

const pages = [
  { file: 'README.md', blocks: { rules: rulesTable() } },
  ...RULES.map(({ meta }) => ({ file: `rules/${meta.name}/README.md`, blocks: { header: header(meta), references: references(meta) } })),
];
for (const { file, blocks } of pages) {
  try {
    const at = path.join(root, file);
    if (!existsSync(at)) throw new Error(`${file} does not exist`);
    const before = readFileSync(at, 'utf8');
    let after = before;
    for (const [name, content] of Object.entries(blocks)) after = replaceBlock(file, after, name, content);
    if (after === before) continue;
    if (check) throw new Error(`${file} differs from the rules' meta: run npm run docs`);
    writeFileSync(at, after);
    console.log(`docs: wrote ${file}`);
  } catch (error) {
    complain(error.message);
  }
}

putFile('docs/rotate.md', rotationPage(ISSUERS, TOKEN_SHAPES), 'the tables of issuers and token shapes');
putFile('schema.json', `${JSON.stringify(configJsonSchema(), undefined, 2)}\n`, 'the definition of the configuration');
const made = toolPages(await toolEntries());
for (const [file, text] of made) putFile(file, text, 'its card and examples');
for (const name of existsSync(path.join(root, 'docs/tools')) ? readdirSync(path.join(root, 'docs/tools')) : []) {
  const file = `docs/tools/${name}`;
  if (made.has(file)) continue;
  if (check) complain(`${file} is of no tool: run npm run docs`);
  else {
    rmSync(path.join(root, file));
    console.log(`docs: removed ${file}`);
  }
}

/** A file that is made as a whole. */
function putFile(file, text, from) {
  const at = path.join(root, file);
  if (existsSync(at) && readFileSync(at, 'utf8') === text) return;
  if (check) complain(`${file} differs from ${from}: run npm run docs`);
  else {
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, text);
    console.log(`docs: wrote ${file}`);
  }
}

function complain(message) {
  console.error(`docs: ${message}`);
  process.exitCode = 1;
}
