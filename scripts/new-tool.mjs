#!/usr/bin/env node
// Starts a card: the file of a tool, and beside it a page whose examples and case fail until the card is written.
//
//   npm run new-tool NAME [FAMILY]
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadSource, root } from './source.mjs';

const tools = path.join(root, 'src/knowledge/tools');
const [name, family = 'services'] = process.argv.slice(2);
if (!name || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) refuse('usage: npm run new-tool NAME [FAMILY], where NAME is the program, in lower case: npm');
const families = readdirSync(tools, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
if (!families.includes(family))
  refuse(`new-tool: there is no family ${family}; there are ${families.join(', ')}. For a new one make src/knowledge/tools/${family}`);
const { TOOLS } = await loadSource("export { TOOLS } from './src/knowledge/tools/all.ts';");
const known = TOOLS.find((tool) => tool.name === name || tool.programs.includes(name));
if (known) refuse(`new-tool: ${name} is known: see the card "${known.name}", or dockerlint explain ${known.name}`);
const folder = `src/knowledge/tools/${family}`;
if (existsSync(path.join(root, folder, `${name}.ts`))) refuse(`new-tool: ${folder}/${name}.ts exists`);

const constant = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
const variable = `${name.replaceAll('-', '_').toUpperCase()}_TOKEN`;
const fence = '```';
const block = (kind, ...lines) => `${fence}${kind}\n${lines.join('\n')}\n${fence}`;
const card = `import type { Tool } from '../../tool.ts';

export const ${constant}: Tool = {
  name: '${name}',
  docs: 'https://example.com/the-manual-to-begin-with',
  programs: ['${name}'],
  // src/knowledge/tool.ts says what rows there are; each names its source. Take what the manual says, and delete the examples of the rest:
  // environment: the variables that it reads, and whether it runs code of the project
  // files: where it looks for credentials
  // options, operands, input: credentials that it is given
  // writes: what a login leaves where, how many the place holds (holds), and what takes one out again (revert, revertedBy)
  // offline: what works without a login
};
`;
const page = [
  `# ${name}`,
  block('reads', `${name} pull x <- ${variable}`, `${name} pull x <- /root/.config/${name}/credentials`),
  block('credential', `${name} login --token VALUE`),
  block('writes', `${name} login --token $TOKEN -> ~/.config/${name}/credentials`),
  block('reverts', `${name} login --token $TOKEN => ${name} logout`),
  block('offline', `${name} --version`),
  block('online', `${name} pull x`),
  '## A login for the commands of a RUN',
  block('dockerfile', 'FROM alpine', `ARG ${variable}`, `RUN ${name} login --token $${variable} && ${name} pull x`),
  block('findings', `2 no-secret-arg error ${variable}`, `3 no-secret-run error ~/.config/${name}/credentials`),
  block(
    'dockerfile fixed',
    '# syntax=docker/dockerfile:1',
    'FROM alpine',
    `RUN --mount=type=secret,id=${variable},env=${variable},required=true \\`,
    `    ${name} login --token $${variable} && ${name} pull x && ${name} logout`,
  ),
  block('build', `env ${variable}`),
].join('\n\n');

writeFileSync(path.join(root, folder, `${name}.ts`), card);
writeFileSync(path.join(root, folder, `${name}.md`), `${page}\n`);
run('node', 'scripts/docs.mjs');
run('node_modules/.bin/biome', 'check', '--write', folder);
console.log(`new-tool: ${folder}/${name}.md: write the examples and cases, then the card; npm test -- test/knowledge -t ${name}, then npm run docs`);

function run(command, ...words) {
  const { status, stdout, stderr } = spawnSync(command, words, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) console.error(`new-tool: ${[command, ...words].join(' ')} fails\n${stdout}${stderr}`);
}

function refuse(message) {
  console.error(message);
  process.exit(2);
}
