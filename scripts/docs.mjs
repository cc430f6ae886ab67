#!/usr/bin/env node
// Writes what the documentation repeats of the rules' meta, between `<!-- NAME: from meta -->` and `<!-- /NAME -->`:
//
//   npm run docs              README.md: `rules`; rules/*/README.md: `header` and `references`; schema.json whole
//   npm run docs -- --check   fails on a difference instead
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadSource, root } from './source.mjs';

const { RULES, configJsonSchema } = await loadSource(
  "export { RULES } from './rules/index.ts'; export { configJsonSchema } from './src/cli/config/schema.ts';",
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
const check = process.argv.includes('--check');
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
    console.error(`docs: ${error.message}`);
    process.exitCode = 1;
  }
}

const schemaFile = path.join(root, 'schema.json');
const schema = `${JSON.stringify(configJsonSchema(), undefined, 2)}\n`;
if (!existsSync(schemaFile) || readFileSync(schemaFile, 'utf8') !== schema) {
  if (check) {
    console.error('docs: schema.json differs from the definition of the configuration: run npm run docs');
    process.exitCode = 1;
  } else {
    writeFileSync(schemaFile, schema);
    console.log('docs: wrote schema.json');
  }
}
