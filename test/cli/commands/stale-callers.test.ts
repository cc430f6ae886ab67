import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { runMain, type Scratch, scratchFolder } from '../../harness/run-main.ts';

let scratch: Scratch;
beforeEach(() => {
  scratch = scratchFolder();
});
afterEach(() => scratch.remove());

const MOUNTED = 'FROM node:22\nCOPY package.json .npmrc ./\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN,required=true npm ci\n';
const ARGUMENT = 'FROM node:22\nARG NPM_TOKEN\nCOPY package.json .npmrc ./\nRUN npm ci\n';
const COMPOSE = 'services:\n  app:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: ${NPM_TOKEN}\n';
const UNSURE = '#!/bin/sh\ndocker build --build-arg NPM_TOKEN=$NPM_TOKEN "$FOLDER"\n';

describe('callers that do not fit', () => {
  test('a program of Python is none of the Dockerfiles, although it begins with from', async () => {
    const program = '#!/usr/bin/env python3\nfrom __future__ import annotations\nimport subprocess\n';
    const build = 'subprocess.run(["docker", "build", "-f", "configure", "."])\n';
    const folder = scratch.write({
      Dockerfile: 'FROM node:22\n',
      configure: program,
      'build.sh': 'docker build -f configure .\n',
      'build.py': `from os import path\n${build}`,
    });
    expect((await runMain(folder, [])).stdout).toBe('no problems in 1 file\n');
    expect(await runMain(folder, ['--fix', 'build.py'])).toMatchObject({ stdout: expect.not.stringContaining('not fixed'), status: 0 });
  });

  test.each(['text', 'json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle'])('are findings at their own line, in %s', async (format) => {
    const folder = scratch.write({ 'app/Dockerfile': MOUNTED, 'app/compose.yaml': COMPOSE });
    const { status, stdout } = await runMain(folder, ['--format', format]);
    expect(status).toBe(1);
    expect(stdout).toContain('no-stale-caller');
    expect(stdout).toContain('app/compose.yaml');
    expect(stdout).toMatch(/"(?:line|startLine|begin)": 6,|line=6,|line="6"|:6:9 error|^ *6 \u2502/m);
  });

  test.each([
    ['the Dockerfile', ['app/Dockerfile']],
    ['the caller', ['app/compose.yaml']],
    ['both', ['app/compose.yaml', 'app/Dockerfile']],
  ])('are found and repaired where %s is named', async (_what, paths) => {
    const folder = scratch.write({ 'app/Dockerfile': MOUNTED, 'app/compose.yaml': COMPOSE });
    const found = await runMain(folder, paths);
    expect([found.status, found.stdout.match(/no-stale-caller/g)?.length]).toEqual([1, 1]);
    const fixed = await runMain(folder, ['--fix', ...paths]);
    expect(fixed.status).toBe(0);
    expect(readFileSync(path.join(folder, 'app/compose.yaml'), 'utf8')).toContain('      secrets:\n        - NPM_TOKEN\n');
    expect((await runMain(folder, paths)).status).toBe(0);
  });

  test('are not looked for on standard input, and not changed without companions', async () => {
    const folder = scratch.write({ Dockerfile: MOUNTED, 'compose.yaml': COMPOSE });
    expect((await runMain(folder, ['-'], { stdin: MOUNTED })).status).toBe(0);
    const run = await runMain(folder, ['--fix', '--no-companions']);
    expect([run.status, readFileSync(path.join(folder, 'compose.yaml'), 'utf8')]).toEqual([1, COMPOSE]);
  });

  test('may be in a baseline, ignored by the configuration, or off', async () => {
    const folder = scratch.write({ Dockerfile: MOUNTED, 'compose.yaml': COMPOSE });
    await runMain(folder, ['--baseline', 'b.json', '--update-baseline']);
    expect((await runMain(folder, ['--baseline', 'b.json'])).status).toBe(0);
    expect((await runMain(folder, ['--rule', 'no-stale-caller:off'])).status).toBe(0);
    scratch.write({ '.dockerlintrc.json': '{"ignore": ["compose.yaml"]}' });
    expect((await runMain(folder, [])).status).toBe(0);
  });

  test('never show the value of the secret', async () => {
    const folder = scratch.write({
      Dockerfile: MOUNTED,
      'a.sh': '#!/bin/sh\ndocker build --build-arg NPM_TOKEN=hunter2hunter2 .\n',
      'b.sh': "#!/bin/sh\nPASS=hunter2hunter2 docker build --build-arg NPM_TOKEN='hunter2hunter2 x' -p hunter2hunter2 .\n",
      'compose.yaml': COMPOSE.replace('${NPM_TOKEN}', 'hunter2hunter2'),
    });
    for (const format of ['text', 'json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle']) {
      const run = await runMain(folder, ['--format', format]);
      expect(run.stdout).toContain('a.sh');
      expect(run.stdout + run.stderr).not.toContain('hunter2');
    }
  });
});

describe('calls of docker compose build', () => {
  const files = {
    Dockerfile: MOUNTED,
    'compose.yaml':
      'services:\n  app:\n    build:\n      context: .\n      secrets: [NPM_TOKEN]\n  w: { build: ./w }\nsecrets: { NPM_TOKEN: { environment: NPM_TOKEN } }\n',
    'w/Dockerfile': 'FROM node:22\nARG NPM_TOKEN\nLABEL by=$NPM_TOKEN\n',
  };

  test('are named where the call stands if their value does not reach it', async () => {
    const folder = scratch.write({ ...files, 'b.sh': '#!/bin/sh\nNPM_TOKEN=$(cat token)\ndocker compose build --build-arg NPM_TOKEN=$NPM_TOKEN\n' });
    const { stdout } = await runMain(folder, ['Dockerfile']);
    expect(stdout).toMatch(/b\.sh\n +3 │/);
  });

  test('get their value from the environment, also if another command has its own', async () => {
    const folder = scratch.write({
      ...files,
      'b.sh': '#!/bin/sh\ndocker compose build --build-arg NPM_TOKEN=$NPM_TOKEN\nNPM_TOKEN="$OTHER" docker compose build app\n',
    });
    expect((await runMain(folder, ['Dockerfile'])).stdout).toBe('no problems in 1 file\n');
  });
});

describe('callers that a fix leaves', () => {
  test('are counted, make the status 1, and are named again by the next run', async () => {
    const folder = scratch.write({ Dockerfile: ARGUMENT, 'build.sh': UNSURE });
    const fixed = await runMain(folder, ['--fix', '--unsafe-fixes']);
    expect(fixed.status).toBe(1);
    expect(fixed.stdout).toContain('by hand  build.sh:2: still passes --build-arg NPM_TOKEN (its context');
    expect(fixed.stdout).toMatch(/\n1 fixed, 1 place to change by hand\n$/);
    const next = await runMain(folder, []);
    expect([next.status, next.stdout.includes('no-stale-caller')]).toEqual([1, true]);
  });

  test('each say why they were left', async () => {
    const build = (before: string, rest: string): string => `#!/bin/sh\n${before}docker build --build-arg NPM_TOKEN=$NPM_TOKEN ${rest}\n`;
    const folder = scratch.write({
      Dockerfile: ARGUMENT,
      'w/Dockerfile': 'FROM node:22\nARG NPM_TOKEN\nLABEL by=$NPM_TOKEN\n',
      'expansion.sh': build('', '-f "$FILE" .'),
      'folder.sh': build('cd "$FOLDER" && ', '.'),
      'quoted.sh': `#!/bin/sh\nssh ci 'docker build --build-arg NPM_TOKEN=$NPM_TOKEN .'\n`,
      'sudo.sh': build('sudo ', '.'),
      'service.sh': '#!/bin/sh\ndocker-compose build --build-arg NPM_TOKEN="$(cat token)"\n',
      'compose.yaml': 'services:\n  app: { build: . }\n  w: { build: ./w }\n',
    });
    const { status, stdout } = await runMain(folder, ['--fix', '--unsafe-fixes', 'Dockerfile']);
    expect(status).toBe(1);
    const told = stdout.replaceAll(/\n {9}(?=\S)/g, ' ');
    for (const why of [
      'by hand  expansion.sh:2: still passes --build-arg NPM_TOKEN (its Dockerfile $FILE is known only at run time)',
      'by hand  folder.sh:2: still passes --build-arg NPM_TOKEN (the folder that it runs in is known only at run time)',
      'by hand  sudo.sh:2: sudo does not pass on the variable NPM_TOKEN',
      'check    service.sh:2: the option stays for w: the Dockerfile there may take NPM_TOKEN as a build argument',
    ])
      expect(told).toContain(why);
    expect(told).toMatch(/by hand {2}quoted\.sh:2: .+\n/);
    expect(stdout).toMatch(/\n1 fixed, 4 places to change by hand\n$/);
  });

  test('are named once if they may build several Dockerfiles', async () => {
    const folder = scratch.write({ Dockerfile: ARGUMENT, 'Dockerfile.dev': ARGUMENT, 'dev/Dockerfile': ARGUMENT, 'build.sh': UNSURE });
    const { stdout } = await runMain(folder, ['--fix', '--unsafe-fixes']);
    expect(stdout.match(/build\.sh:2: still passes/g)).toHaveLength(1);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('if that builds Dockerfile, Dockerfile.dev or dev/Dockerfile, write this instead');
    expect(stdout).toMatch(/\n3 fixed, 1 place to change by hand\n$/);
  });

  test.each([
    ['that cannot be changed', UNSURE, 0],
    ['that change with it', '#!/bin/sh\ndocker build --build-arg NPM_TOKEN=$NPM_TOKEN .\n', 1],
    ['of other names', '#!/bin/sh\ndocker build --build-arg OTHER=$OTHER "$1"\n', 1],
  ])('are foreseen by a run that changes nothing: callers %s', async (_what, script, fixable) => {
    const folder = scratch.write({ Dockerfile: ARGUMENT, 'build.sh': script });
    const plain = await runMain(folder, ['--format', 'json']);
    const summary: unknown = JSON.parse(plain.stdout);
    expect(summary).toMatchObject({ summary: { fixable, errors: 1 } });
    expect((await runMain(folder, ['--diff'])).stdout === '').toBe(fixable === 0);
  });

  test('do not stop a fix where they never passed the value: the secret is optional, and they stay as they are', async () => {
    const folder = scratch.write({
      Dockerfile: 'FROM alpine\nARG NPM_TOKEN\nRUN curl -u "$NPM_TOKEN" https://npm.example.com/\n',
      'build.sh': 'docker build .\n',
    });
    const { stdout } = await runMain(folder, ['--diff']);
    expect(stdout).toContain('+RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN curl');
    expect(stdout).not.toContain('build.sh');
    expect((await runMain(folder, ['--fix'])).status).toBe(0);
    expect((await runMain(folder, [])).status).toBe(0);
  });

  test('are told once for several lines, and marked in JSON', async () => {
    const folder = scratch.write({ Dockerfile: ARGUMENT, 'build.sh': `${UNSURE}docker build --build-arg NPM_TOKEN=$NPM_TOKEN "$FOLDER"\n` });
    const text = await runMain(folder, ['--diff', '--unsafe-fixes']);
    expect(text.stderr).toContain('by hand  build.sh:2, 3: still passes');
    const json = await runMain(folder, ['--fix', '--unsafe-fixes', '--format', 'json']);
    const report: unknown = JSON.parse(json.stdout);
    expect(report).toMatchObject({
      companions: [
        {
          caveats: [
            { byHand: true, line: 2 },
            { byHand: true, line: 3 },
          ],
        },
      ],
      summary: { fixed: 1, byHand: 2 },
    });
  });

  test('do not count in documentation', async () => {
    const folder = scratch.write({ Dockerfile: ARGUMENT, 'README.md': 'Use `docker build --build-arg NPM_TOKEN=0123456789abcdef0123 .`\n' });
    const fixed = await runMain(folder, ['--fix']);
    expect(fixed.stdout).toContain('by hand  README.md:1: the value of NPM_TOKEN is written in this command');
    expect([fixed.status, (await runMain(folder, [])).status]).toEqual([0, 0]);
  });
});
