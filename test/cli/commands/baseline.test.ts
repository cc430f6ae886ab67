import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { runMain, type Scratch, scratchFolder } from '../../harness/run-main.ts';

const LEAKING = 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n';

let scratch: Scratch;
beforeEach(() => {
  scratch = scratchFolder();
});
afterEach(() => scratch.remove());

describe('a baseline', () => {
  test('lists what is there: names and counts, no line and no value', async () => {
    const folder = scratch.write({
      'b/Dockerfile': LEAKING,
      'a/Dockerfile': `${LEAKING}FROM alpine\nARG API_TOKEN=hunter2correcthorse\nRUN curl $API_TOKEN\n`,
    });
    const run = await runMain(folder, ['--baseline', 'ci/baseline.json', '--update-baseline']);
    expect(run.status).toBe(2); // the folder is missing
    scratch.write({ 'ci/x': '' });
    expect((await runMain(folder, ['--baseline', 'ci/baseline.json', '--update-baseline'])).status).toBe(0);
    const text = readFileSync(path.join(folder, 'ci/baseline.json'), 'utf8');
    expect(JSON.parse(text)).toEqual({
      version: 1,
      findings: {
        '../a/Dockerfile': { 'no-secret-arg': { API_TOKEN: 1, NPM_TOKEN: 1 } },
        '../b/Dockerfile': { 'no-secret-arg': { NPM_TOKEN: 1 } },
      },
    });
    expect(text).not.toContain('hunter2');
  });

  test.each([
    'ARG VALUE_TOKEN\nENV API_TOKEN=VALUE\n',
    'ENV API_TOKEN=VALUE\nCOPY VALUE.npmrc /root/.npmrc\nRUN npm ci\n',
    'ENV API_TOKEN=VALUE\nRUN --mount=type=secret,id=VALUE,target=/VALUE true\n',
  ])('lists no value that is a name too, and still knows it: %j', async (lines) => {
    const folder = scratch.write({ Dockerfile: `FROM node:22\n${lines.replaceAll('VALUE', 'q7Rk2vXz9Lm4Tn8WbYc3')}` });
    expect((await runMain(folder, ['--baseline', 'b.json', '--update-baseline'])).status).toBe(0);
    expect(readFileSync(path.join(folder, 'b.json'), 'utf8')).not.toContain('q7Rk2vXz');
    expect(await runMain(folder, ['--baseline', 'b.json'])).toMatchObject({ status: 0, stdout: expect.stringContaining('no new problems') });
  });

  test('makes its findings not count, wherever the lines are now, and no others', async () => {
    const folder = scratch.write({ Dockerfile: LEAKING });
    await runMain(folder, ['--baseline', 'b.json', '--update-baseline']);
    scratch.write({ Dockerfile: `# more\n\n${LEAKING}` });
    expect(await runMain(folder, ['--baseline', 'b.json'])).toMatchObject({ status: 0, stdout: 'no new problems in 1 file, and 1 in the baseline\n' });
    scratch.write({ Dockerfile: `${LEAKING}FROM node:22\nARG NODE_AUTH_TOKEN\nRUN npm ci\n` });
    const run = await runMain(folder, ['--baseline', 'b.json']);
    expect(run.status).toBe(1);
    expect(run.stdout).toContain('NODE_AUTH_TOKEN');
    expect(run.stdout).not.toContain('"NPM_TOKEN"');
  });

  test('an absent one is empty, a broken one an error', async () => {
    const folder = scratch.write({ Dockerfile: LEAKING, 'x.json': '{}', 'y.json': '{' });
    const absent = await runMain(folder, ['--baseline', 'none.json', 'Dockerfile']);
    expect(absent).toMatchObject({ status: 1, stderr: 'dockerlint: none.json: no such baseline; --update-baseline writes it\n' });
    expect(absent.stdout).toContain('1 can be fixed: dockerlint --fix Dockerfile (');
    expect(await runMain(folder, ['--baseline', 'x.json', 'Dockerfile'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('is not a baseline of dockerlint'),
    });
    expect(await runMain(folder, ['--baseline', 'y.json', 'Dockerfile'])).toMatchObject({ status: 2, stderr: expect.stringContaining('is not valid JSON') });
  });
});
