import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Case, readCases, readSections } from '../harness/case-file.ts';

/** The project, wherever this module was bundled to. */
const root = process.cwd();

/** A file that builds images, with what its golden case says of the change. */
export interface CallerSeed {
  readonly path: string;
  readonly text: string;
  readonly change: CallerAsked;
}

/** `change.json` of a golden case. */
export interface CallerAsked {
  readonly dockerfile?: string;
  readonly context?: string;
  readonly files?: { readonly [path: string]: string };
}

/** What is mutated: the cases of rules and tools, golden callers, the projects of the examples, configurations. */
export interface Seeds {
  readonly cases: readonly Case[];
  readonly callers: readonly CallerSeed[];
  readonly projects: readonly { readonly [path: string]: string }[];
  readonly configs: readonly string[];
}

/** Reads all seeds below the working directory, which is the project's. */
export function readSeeds(): Seeds {
  const rules = readdirSync(path.join(root, 'rules'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const tools = readdirSync(path.join(root, 'src/knowledge/tools'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  const pages = [...rules.map(({ name }) => `rules/${name}/cases.md`), ...tools.map((name) => `src/knowledge/tools/${name}`)];
  return {
    cases: pages.flatMap((page) => casesOf(page)),
    callers: callerSeeds(path.join(root, 'test/companions')),
    projects: readdirSync(path.join(root, 'examples')).map((name) => filesBelow(path.join(root, 'examples', name, 'before'))),
    configs: CONFIGS,
  };
}

/** The cases of a page; of a tool's page, whose sections are no cases, what has a Dockerfile. */
function casesOf(page: string): readonly Case[] {
  const text = readFileSync(path.join(root, page), 'utf8');
  const isTool = page.startsWith('src/');
  const sections = readSections(text).filter(({ blocks }) => blocks.some(({ info }) => info === 'dockerfile'));
  if (!isTool) return readCases(text);
  return sections.flatMap(({ heading, line, blocks }) => {
    const [dockerfile] = blocks.filter(({ info }) => info === 'dockerfile');
    return dockerfile
      ? [{ name: heading, line, dockerfile: dockerfile.text, files: undefined, options: new Map(), findings: '', fixed: undefined, filesFixed: '', build: '' }]
      : [];
  });
}

function callerSeeds(folder: string): readonly CallerSeed[] {
  const changes = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => path.basename(name) === 'change.json');
  return changes.sort().flatMap((name) => {
    const home = path.join(folder, path.dirname(name));
    const before = readdirSync(home).find((each) => each.startsWith('before'));
    const change: { readonly path: string } & CallerAsked = JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
    return before === undefined ? [] : [{ path: change.path, text: readFileSync(path.join(home, before), 'utf8'), change }];
  });
}

function filesBelow(folder: string): { readonly [path: string]: string } {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    names.map((entry) => [path.relative(folder, path.join(entry.parentPath, entry.name)), readFileSync(path.join(entry.parentPath, entry.name), 'utf8')]),
  );
}

const CONFIGS = [
  '{ "extends": "./base.json", "engine": "docker-20.10", "rules": { "no-secret-arg": "warning" }, "secretNames": ["ACME_*"] }\n',
  '{ "ignore": ["vendor/**", "!vendor/a"], "overrides": [{ "files": ["*.Dockerfile"], "engine": "docker-27.3", "ignoredFiles": ["*.pem"] }] }\n',
  'extends: [./base.yaml, ./other.yaml]\nengine: docker-23\nrules: &a\n  no-secret-env: "off"\noverrides:\n  - files: [api/*]\n    rules: *a\n',
  'secretFiles:\n  - "*.key"\nignoredNames: [A, "B*"]\ncompanions: false\nkeepArguments: true\nsshAgent: true\ncontext: ..\n',
];
