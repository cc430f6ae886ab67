// The cards with the example lines of their pages, as scripts/tool-pages.mjs wants them: each line beside the row of the card that it shows.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadSource, root } from './source.mjs';

const KNOWLEDGE = 'src/knowledge';

/** The example lines of a page, by what they show; its cases are left out. */
export function examplesOf(page) {
  const [examples] = page.split(/^## /m);
  const found = new Map();
  for (const [, verb, text] of examples.matchAll(/^```(.+)\n([\s\S]*?)^```$/gm))
    found.set(verb, [...(found.get(verb) ?? []), ...text.split('\n').filter((line) => line !== '')]);
  return found;
}

/** Every card, by name: `{ tool, family, card, page, lines }`, where `lines` are `{ verb, left, right, program, text, wrapped, row }`. */
export async function toolEntries() {
  const source = await loadSource(`
    export { invocationOf } from './src/facts/commands/invocation.ts';
    export { TOOLS } from './src/knowledge/tools/all.ts';
    export * as questions from './src/knowledge/tools/index.ts';
    export { parseDockerfile } from './src/syntax/dockerfile/dockerfile.ts';
    export { Document } from './src/text/document.ts';
  `);
  const pages = new Map(
    readdirSync(path.join(root, KNOWLEDGE), { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll(path.sep, '/'))
      .filter((file) => /^(?:shell|tools\/[\w-]+)\/[\w-]+\.md$/.test(file))
      .map((file) => [path.posix.basename(file, '.md'), `${KNOWLEDGE}/${file}`]),
  );
  return source.TOOLS.map((tool) => entryOf(tool, pages.get(tool.name), source)).sort((a, b) => (a.tool.name < b.tool.name ? -1 : 1));
}

function entryOf(tool, page, source) {
  if (page === undefined) throw new Error(`${tool.name} has no page: write ${tool.name}.md beside the card`);
  const examples = examplesOf(readFileSync(path.join(root, page), 'utf8'));
  const lines = [...examples].flatMap(([verb, all]) => all.map((line) => ({ verb, ...lineOf(verb, line, source) })));
  return { tool, family: path.posix.basename(path.posix.dirname(page)), card: page.replace(/\.md$/, '.ts'), page, lines };
}

const SIGNS = {
  reads: '<-',
  expands: '<-',
  'project file': '<-',
  'no project file': '<-',
  'by itself': '<-',
  'not by itself': '<-',
  'no read': '<-',
  prepared: '=>',
  'not prepared': '=>',
  follows: '->',
  writes: '->',
  'credential file': '->',
  setting: '->',
  wraps: '->',
  'runs made': '->',
  'runs as': '->',
  prunes: '->',
  'keeps settings': '->',
  folder: '->',
  spelling: '->',
  reverts: '=>',
};

/** The two sides of a line, the program that it runs, and the row of the card that answers for it. */
function lineOf(verb, line, source) {
  const at = SIGNS[verb] === undefined ? -1 : line.lastIndexOf(` ${SIGNS[verb]} `);
  const left = at < 0 ? line : line.slice(0, at).trim();
  const right = at < 0 ? undefined : line.slice(at + 4).trim();
  const [command] = commandsOf(left, source).filter(({ program }) => source.questions.toolOf(program) !== undefined);
  return { left, right, ...command, row: command && rowOf(verb, command, source.questions) };
}

/** The commands of an example as the analyses see them. */
function commandsOf(text, { parseDockerfile, Document, invocationOf }) {
  const { instructions } = parseDockerfile(new Document('Dockerfile', `FROM alpine\nRUN ${text}\n`));
  const script = instructions.find(({ keyword }) => keyword === 'RUN')?.script;
  return (script?.commands ?? []).map(({ words }) => {
    const { program, args } = invocationOf(words.map((word) => word.value));
    return { program, text: args.join(' ') };
  });
}

function rowOf(verb, { program, text }, questions) {
  if (verb === 'reads' || verb === 'runs') return questions.environmentOf(program);
  if (verb === 'writes' || verb === 'reverts') return questions.writerOf(program, text);
  if (['project file', 'no project file', 'follows'].includes(verb)) return questions.projectUseOf(program, text);
  return undefined;
}
