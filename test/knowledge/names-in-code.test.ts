import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { TOOLS } from '../../src/knowledge/tools/all.ts';
import { type Literal, literalsIn } from '../harness/literals-in.ts';

/** Where no tool is known by its name: what is known of one stands in its card, what commands of the shell do in src/knowledge/shell. */
const FOLDERS = ['src/facts', 'src/fix', 'src/linter', 'rules'];

const root = path.join(import.meta.dirname, '../..');
const PROGRAMS = new Set(TOOLS.flatMap((tool) => tool.programs));

/** Names of programs that the code uses for something else. */
const OTHER_MEANINGS: ReadonlyMap<string, string> = new Map([
  ['.', 'the folder, in a path'],
  [':', 'what parts a user and a group'],
  ['chown', 'a flag of COPY'],
  ['command', 'a secret that a command prints'],
  ['env', 'an option of a mount, and the form of a secret'],
  ['exec', 'the exec form of an instruction'],
  ['false', 'the value of a flag'],
  ['file', 'a file as against a variable or a repository'],
  ['id', 'an option of a mount'],
  ['read', 'what a command does to a file'],
  ['ssh', 'a kind of mount'],
  ['type', 'an option of a mount'],
  ['unset', 'how a variable is'],
  ['script', 'a member of an instruction'],
  ['source', 'an option of a mount'],
]);

/** No program has one of these names: a pattern that matches them is about words of any kind. */
const NO_PROGRAMS = ['qzx', 'Qzx', 'qzx-v', 'qz1', 'qzx.y'];

/** Patterns about other words, some of which are names of programs too. */
const OTHER_PATTERNS: ReadonlyMap<string, string> = new Map([
  ['token|auth|npm|pat$', 'words in names of variables and mounts'],
  ['pass|pwd', 'words in names of variables'],
  ['^[\\x20-\\x7e\\s]{16,}$', 'any printable text'],
  ['pass|pwd|pw$', 'words in names of options'],
  ['^(?:true|false)?$', 'the value of an option'],
  ['^[\\w./-]+\\.(?:js|mjs|cjs|ts|py|rb|sh|jar|php|pl|dll)$', 'endings of files'],
  ['^(?:id_\\w+|\\w+[_-](?:key|rsa|ed25519)|credentials|config|netrc|npmrc)$', 'names of files'],
]);

const LITERALS = FOLDERS.flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => literalsIn(readFileSync(path.join(root, folder, file), 'utf8')).map((literal) => ({ ...literal, file: `${folder}/${file}` }))),
);

function matchesPrograms({ text, flags }: Literal): boolean {
  const pattern = new RegExp(text, flags?.replace(/[gy]/g, ''));
  if (NO_PROGRAMS.some((word) => pattern.test(word))) return false;
  return [...PROGRAMS].some((program) => program.length > 2 && pattern.exec(program)?.[0] === program && !OTHER_MEANINGS.has(program));
}

test('there are programs and literals to compare', () => {
  expect(PROGRAMS.size).toBeGreaterThan(500);
  expect(LITERALS.length).toBeGreaterThan(1_000);
});

test('no string in the analyses and fixes is the name of a program', () => {
  const found = LITERALS.filter(({ kind, text }) => kind === 'string' && PROGRAMS.has(text) && !OTHER_MEANINGS.has(text));
  expect(found.map(({ file, line, text }) => `${file}:${line} ${text}`)).toEqual([]);
});

test('no pattern in the analyses and fixes is a list of programs', () => {
  const found = LITERALS.filter((literal) => literal.kind === 'pattern' && !OTHER_PATTERNS.has(literal.text) && matchesPrograms(literal));
  expect(found.map(({ file, line, text }) => `${file}:${line} ${text}`)).toEqual([]);
});

test('every exception is still needed', () => {
  const strings = new Set(LITERALS.filter(({ kind }) => kind === 'string').map(({ text }) => text));
  const patterns = new Set(LITERALS.filter(({ kind }) => kind === 'pattern').map(({ text }) => text));
  expect([...OTHER_MEANINGS.keys()].filter((word) => !strings.has(word))).toEqual([]);
  expect([...OTHER_PATTERNS.keys()].filter((text) => !patterns.has(text))).toEqual([]);
});
