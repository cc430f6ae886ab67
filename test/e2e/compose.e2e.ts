import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { BuildSecret } from '../../src/caller-change.ts';
import { type BuildRequest, buildCommand } from '../../src/companions/build-command.ts';
import { compose } from '../../src/companions/compose/compose.ts';
import type { BuildChange } from '../../src/companions/types.ts';
import { Document } from '../../src/text/document.ts';
import { applyEdits } from '../../src/text/edit.ts';

/** An image with a shell that the engine already has: no registry is asked. */
const BASE = process.env.DOCKERLINT_BASE_IMAGE ?? 'witness:base';
const TOKEN = 'tok-5f1e0c';
/** What a Dockerfile of these tests asks for, so that the whole token stands in none. */
const TAIL = TOKEN.slice(4);
const hasCompose = spawnSync('docker', ['compose', 'version'], { stdio: 'ignore' }).status === 0;
const scratch = mkdtempSync(path.join(tmpdir(), 'dockerlint-compose-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

type Files = { readonly [path: string]: string };

function write(folder: string, files: Files): string {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

function run(folder: string, argv: readonly string[], env: Files = {}): { readonly status: number | null; readonly output: string } {
  const [program = '', ...words] = argv;
  const done = spawnSync(program, words, { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env } });
  return { status: done.status, output: `${done.stdout}${done.stderr}` };
}

/** The compose files of a project after the change of its Dockerfile. */
function rewriteAll(folder: string, files: Files, change: BuildChange): void {
  for (const name of Object.keys(files).filter((file) => compose.matches(file))) {
    const document = new Document(path.join(folder, name), readFileSync(path.join(folder, name), 'utf8'));
    const result = compose.rewrite(document, change, {
      root: folder,
      exists: existsSync,
      read: (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined),
    });
    writeFileSync(document.path, applyEdits(document.text, result.edits));
  }
}

const cases = path.join(import.meta.dirname, '../companions/compose');
const goldenNames = readdirSync(cases).filter((name) => existsSync(path.join(cases, name, 'after.yaml')));

const variable: BuildSecret = { id: 'NPM_TOKEN', from: { env: 'NPM_TOKEN' }, required: true };

interface Golden {
  readonly path: string;
  readonly dockerfile?: string;
  readonly context?: string;
  readonly files?: Files;
  readonly secrets?: readonly BuildSecret[];
  readonly removedArgs?: { readonly [name: string]: string | null };
  readonly containerEnv?: { readonly [name: string]: string | null };
}

(hasCompose ? describe : describe.skip)('docker compose config', () => {
  test.each(goldenNames)('%s', (name) => {
    const golden: Golden = JSON.parse(readFileSync(path.join(cases, name, 'change.json'), 'utf8'));
    const { path: file, files = {}, dockerfile = 'Dockerfile', context = '.', secrets = [variable], removedArgs = { NPM_TOKEN: 'NPM_TOKEN' } } = golden;
    const env = { NPM_TOKEN: 'a', GH_TOKEN: 'b', SSH_KEY: 'c', SECRET_KEY_BASE: 'd', APP_SECRET: 'e', SA_PASSWORD: 'f', APP_DIR: '.' };
    const base = file.includes('override') ? ['-f', path.join(path.dirname(file), 'compose.yaml')] : [];
    const all = { [dockerfile]: '', ...files, [file]: readFileSync(path.join(cases, name, 'before.yaml'), 'utf8') };
    const folder = write(path.join(scratch, name), all);
    const config = ['docker', 'compose', ...base, '-f', file, 'config', '-q'];
    const before = run(folder, config, env);
    const replaced = new Map(Object.entries(removedArgs).map(([arg, id]) => [arg, id ?? undefined] as const));
    rewriteAll(folder, all, {
      dockerfile: path.join(folder, dockerfile),
      context: path.join(folder, context),
      secrets,
      removedArgs: replaced,
      excluded: [],
      containerEnv: new Map(Object.entries(golden.containerEnv ?? {}).map(([variable, argument]) => [variable, argument ?? undefined])),
    });
    expect(readFileSync(path.join(folder, file), 'utf8')).toBe(readFileSync(path.join(cases, name, 'after.yaml'), 'utf8'));
    // what Compose took before it takes afterwards, unless a person was told what is left to do
    const told = readFileSync(path.join(cases, name, 'caveats.txt'), 'utf8').includes('keep one definition');
    if (before.status === 0 && !told) expect(run(folder, config, env)).toEqual({ status: 0, output: expect.not.stringMatching(/error|invalid|undefined/i) });
  });
});

const READS_VARIABLE = `FROM ${BASE}\nRUN --network=none --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN test "\${NPM_TOKEN#tok-}" = ${TAIL}\n`;
const READS_FILE = `FROM ${BASE}\nRUN --network=none --mount=type=secret,id=npmrc,target=/root/.npmrc grep -q ${TAIL} /root/.npmrc\n`;
const npmrc: BuildSecret = { id: 'npmrc', from: { file: '.npmrc' }, required: true };

interface Project {
  readonly title: string;
  readonly files: Files;
  readonly secrets: readonly BuildSecret[];
  readonly removed?: string;
  readonly context?: string;
  readonly options?: readonly string[];
  readonly services: readonly string[];
  readonly env: Files;
}

const args = '      args:\n        NPM_TOKEN: ${NPM_TOKEN}\n';
const projects: readonly Project[] = [
  {
    title: 'a variable',
    files: { Dockerfile: READS_VARIABLE, 'compose.yaml': `services:\n  app:\n    build:\n      context: .\n${args}` },
    secrets: [variable],
    removed: 'NPM_TOKEN',
    services: ['app'],
    env: { NPM_TOKEN: TOKEN },
  },
  {
    title: 'another variable',
    files: { Dockerfile: READS_VARIABLE, 'compose.yaml': 'services:\n  app:\n    build:\n      context: .\n      args: ["NPM_TOKEN=$CI_TOKEN"]\n' },
    secrets: [variable],
    removed: 'NPM_TOKEN',
    services: ['app'],
    env: { CI_TOKEN: TOKEN },
  },
  {
    title: 'the .env file',
    files: {
      '.env': `NPM_TOKEN=${TOKEN}\n`,
      Dockerfile: READS_VARIABLE,
      'compose.yaml': 'services:\n  app:\n    build:\n      context: .\n      args:\n        - NPM_TOKEN\n',
    },
    secrets: [variable],
    removed: 'NPM_TOKEN',
    services: ['app'],
    env: {},
  },
  {
    title: 'a file and the short form',
    files: { 'web/.npmrc': TOKEN, 'web/Dockerfile': READS_FILE, 'deploy/compose.yml': 'services:\n  app:\n    build: ../web\n' },
    secrets: [npmrc],
    context: 'web',
    options: ['-f', 'deploy/compose.yml'],
    services: ['app'],
    env: {},
  },
  {
    title: 'anchors',
    files: {
      Dockerfile: READS_VARIABLE,
      'compose.yaml':
        'x-build: &build\n  context: .\n  args:\n    NPM_TOKEN: ${NPM_TOKEN}\nservices:\n  a: {build: *build}\n  b:\n    build:\n      <<: *build\n      labels: {a: b}\n',
    },
    secrets: [variable],
    removed: 'NPM_TOKEN',
    services: ['a', 'b'],
    env: { NPM_TOKEN: TOKEN },
  },
  {
    title: 'an override',
    files: {
      Dockerfile: READS_VARIABLE,
      'compose.yaml': 'services:\n  app:\n    build:\n      context: .\n',
      'compose.override.yaml': `services:\n  app:\n    build:\n${args.replace('${NPM_TOKEN}', '${DEV_TOKEN}')}`,
    },
    secrets: [variable],
    removed: 'NPM_TOKEN',
    services: ['app'],
    env: { DEV_TOKEN: TOKEN },
  },
  {
    title: 'extends another file',
    files: {
      Dockerfile: READS_VARIABLE,
      'compose.yaml': 'services:\n  app:\n    extends: {file: base/compose.yaml, service: base}\n',
      'base/compose.yaml': `services:\n  base:\n    build:\n      context: ..\n${args}`,
    },
    secrets: [variable],
    removed: 'NPM_TOKEN',
    services: ['app'],
    env: { NPM_TOKEN: TOKEN },
  },
  {
    title: 'includes another file',
    files: {
      Dockerfile: READS_VARIABLE,
      'compose.yaml': `include: [sub/compose.yaml]\nservices:\n  app:\n    build:\n      context: .\n${args}`,
      'sub/compose.yaml': `services:\n  other:\n    build:\n      context: ..\n${args}`,
    },
    secrets: [variable],
    removed: 'NPM_TOKEN',
    services: ['app', 'other'],
    env: { NPM_TOKEN: TOKEN },
  },
];

(hasCompose ? describe : describe.skip)('docker compose build', () => {
  test.each(projects)('$title', ({ title, files, secrets, removed, context = '.', options = [], services, env }) => {
    const folder = write(path.join(scratch, title.replaceAll(' ', '-')), files);
    const absolute = path.join(folder, context);
    rewriteAll(folder, files, {
      dockerfile: path.join(absolute, 'Dockerfile'),
      context: absolute,
      secrets,
      removedArgs: new Map(removed === undefined ? [] : [[removed, removed]]),
      excluded: [],
      containerEnv: new Map(),
    });
    const built = run(folder, ['docker', 'compose', ...options, 'build', '--no-cache', ...services], env);
    expect(built).toEqual({ status: 0, output: expect.not.stringContaining(TOKEN) });
  });
});

describe('the build command', () => {
  const base: Omit<BuildRequest, 'cwd' | 'dockerfile' | 'context'> = {
    target: undefined,
    buildArgs: [],
    secrets: [],
    long: new Set(),
    engine: 'docker-23',
    load: false,
    home: undefined,
    services: [],
  };
  const commands: readonly (readonly [title: string, cwd: string, request: Partial<BuildRequest>, dockerfile: string, env: Files])[] = [
    ['a variable', '.', { secrets: [variable] }, READS_VARIABLE, { NPM_TOKEN: TOKEN }],
    ['another variable', '.', { secrets: [{ ...variable, from: { env: 'OTHER' } }] }, READS_VARIABLE, { OTHER: TOKEN }],
    ['a file, from above', '..', { secrets: [npmrc] }, READS_FILE, {}],
    ['a file, from below', 'sub', { secrets: [npmrc] }, READS_FILE, {}],
    ['a file with a comma and a space', '.', { secrets: [{ ...npmrc, from: { file: 'a, b.txt' } }] }, READS_FILE, {}],
    ['a file of the home folder', '.', { secrets: [{ ...npmrc, from: { file: '~/.npmrc' } }] }, READS_FILE, {}],
    [
      'arguments and a target',
      '.',
      { secrets: [variable], buildArgs: [{ name: 'V', isNeeded: true, isSecret: false }], target: 'one' },
      `${READS_VARIABLE.replace('\n', ' AS one\n')}ARG V\nRUN --network=none test "$V" = 2\nFROM one\nRUN false\n`,
      { NPM_TOKEN: TOKEN, V: '2' },
    ],
    ['an old engine', '.', { secrets: [variable], engine: 'docker-20.10' }, READS_VARIABLE, { NPM_TOKEN: TOKEN }],
  ];

  test.each(commands)('%s', (title, cwd, request, dockerfile, env) => {
    const folder = write(path.join(scratch, 'command', title.replaceAll(/\W/g, '-')), {
      'api.Dockerfile': dockerfile,
      '.npmrc': TOKEN,
      'a, b.txt': TOKEN,
      'sub/x': '',
    });
    const from = path.join(folder, cwd);
    const command = buildCommand({ ...base, cwd: from, dockerfile: path.join(folder, 'api.Dockerfile'), context: folder, home: folder, ...request });
    const [program = '', ...words] = command.argv;
    const build = words.indexOf('build') + 1;
    const offline = [program, ...words.slice(0, build), '--no-cache', ...words.slice(build)];
    expect(run(from, offline, env)).toEqual({ status: 0, output: expect.not.stringContaining(TOKEN) });
    // the line for a shell does the same; its steps are in the cache now
    expect(run(from, ['sh', '-c', command.command], { ...env, HOME: folder, DOCKER_CONFIG: process.env.DOCKER_CONFIG ?? '' })).toEqual({
      status: 0,
      output: expect.not.stringContaining(TOKEN),
    });
  });
});
