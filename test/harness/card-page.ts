import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Tool } from '../../src/knowledge/tool.ts';
import { TOOLS } from '../../src/knowledge/tools/all.ts';
import { type Case, readCases, readSections } from './case-file.ts';

const KNOWLEDGE = path.join(import.meta.dirname, '../../src/knowledge');

/** What the lines of a block say; CONTRIBUTING.md describes them. */
export const VERBS = [
  'spelling',
  'reads',
  'runs',
  'keeps',
  'inert',
  'wraps',
  'credential',
  'no credential',
  'input',
  'credential file',
  'public key',
  'writes',
  'writes nothing',
  'reverts',
  'prints',
  'offline',
  'online',
  'ssh',
  'no ssh',
  'setting',
  'stores',
  'expands',
  'expands nothing',
  'login',
  'no login',
  'own variable',
  'place',
  'no place',
  'output',
  'files',
  'logs',
  'logs nothing',
  'installs',
  'project script',
  'generates',
  'project file',
  'no project file',
  'follows',
  'by itself',
  'not by itself',
  'no read',
  'prepared',
  'not prepared',
  'compiles',
  'compiles nothing',
  'runs made',
  'dumps',
  'dumps nothing',
  'runs as',
  'serves',
  'serves nothing',
  'tasks',
  'prunes',
  'keeps settings',
  'folder',
  'runs package',
] as const;
export type Verb = (typeof VERBS)[number];

/** The page beside a card: its example lines, and its cases as a rule has them. */
export interface CardPage {
  readonly tool: Tool;
  /** Relative to the project. */
  readonly file: string;
  readonly examples: ReadonlyMap<Verb, readonly string[]>;
  readonly cases: readonly Case[];
}

/** The pages of all cards. Throws where a card has none, where a page has no card, or where a block is of an unknown kind. */
export function readCardPages(): readonly CardPage[] {
  const files = ['shell', 'tools'].flatMap((folder) =>
    readdirSync(path.join(KNOWLEDGE, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .map((file) => path.join(KNOWLEDGE, folder, file)),
  );
  const pages = new Map(files.map((file) => [path.basename(file, '.md'), file]));
  const strays = [...pages.keys()].filter((name) => !TOOLS.some((tool) => tool.name === name));
  if (strays.length > 0) throw new Error(`pages without a card: ${strays.join(', ')}`);
  return TOOLS.map((tool) => readCardPage(tool, pages.get(tool.name)));
}

function readCardPage(tool: Tool, file: string | undefined): CardPage {
  if (file === undefined || !existsSync(file)) throw new Error(`${tool.name} has no page: write ${tool.name}.md beside the card`);
  if (!existsSync(file.replace(/\.md$/, '.ts'))) throw new Error(`${file} does not stand beside its card`);
  const text = readFileSync(file, 'utf8');
  const [before = ''] = text.split(/^## /m);
  const examples = new Map<Verb, readonly string[]>();
  for (const block of readSections(before).flatMap((section) => section.blocks)) {
    const verb = VERBS.find((each) => each === block.info);
    if (!verb) throw new Error(`${file}: a block of unknown kind: ${block.info}; known are ${VERBS.join(', ')}`);
    examples.set(verb, [...(examples.get(verb) ?? []), ...block.text.split('\n').filter((line) => line !== '')]);
  }
  const cases = readCases(text.slice(before.length));
  return { tool, file: path.relative(path.join(KNOWLEDGE, '../..'), file), examples, cases };
}

/** The two sides of an example line. Throws where the sign is missing. */
export function sides(line: string, sign: '<-' | '->' | '=>'): readonly [left: string, right: string] {
  const at = line.lastIndexOf(` ${sign} `);
  if (at < 0) throw new Error(`no " ${sign} " in: ${line}`);
  return [line.slice(0, at).trim(), line.slice(at + sign.length + 2).trim()];
}
