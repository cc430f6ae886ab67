import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { scratchFolder } from '../harness/run-main.ts';

const scratch = scratchFolder();
afterAll(() => scratch.remove());

const DOCKERFILE = `FROM node:22 AS build
ARG NPM_TOKEN
WORKDIR /app
COPY .npmrc package.json ./
RUN --mount=type=cache,target=/root/.npm npm ci
RUN ./build.sh
USER node
RUN curl --user deploy:correct-horse-battery https://example.com/
RUN echo "//registry.npmjs.org/:_authToken=$NPM_TOKEN" > ~/.npmrc
`;

function facts(...words: readonly string[]): { readonly stdout: string; readonly stderr: string; readonly status: number | null } {
  const script = path.join(import.meta.dirname, '../../scripts/facts.mjs');
  // npm names the folder that it was started in; here nothing did
  const { INIT_CWD: _, ...env } = process.env;
  return spawnSync(process.execPath, [script, ...words], { cwd: scratch.folder, env, encoding: 'utf8' });
}

describe('npm run facts', () => {
  test('says what each layer makes of a Dockerfile, without a value', () => {
    scratch.write({ Dockerfile: DOCKERFILE, '.npmrc': `//registry.npmjs.org/:_authToken=npm_${'a1B2'.repeat(9)}\n`, 'package.json': '{}' });
    const { stdout, stderr, status } = facts('Dockerfile');
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    const lines = stdout.split('\n').map((line) => line.trim());
    for (const line of [
      'syntax: what is written',
      'line 5  stage 0 (build)  RUN (shell form, posix)  mount cache target=/root/.npm  runs npm',
      'facts: what follows',
      'line 8  before RUN: user node (non-root), in /app',
      'source: ARG NPM_TOKEN (argument), line 2',
      'sink: may-read, line 6, NPM_TOKEN, ./build.sh: it runs a script of the project',
      'source: COPY to /app/.npmrc, line 4',
      'rules: what is a problem',
      'line 2  error no-secret-arg: Build argument "NPM_TOKEN" is recorded in the image history',
      'fix: what would repair it',
      'secret: npmrc from file .npmrc',
    ])
      expect(lines).toContain(line);
    expect(stdout).toMatch(/^ {2}persisted\n {4}line 9 .*where: ~\/\.npmrc/m);
    expect(stdout).toMatch(/^ {2}line 2 {2}no-secret-arg: (?:safe|unsafe): /m);
    expect(stdout).not.toContain('correct-horse-battery');
  });

  test('wants a file', () => {
    expect(facts()).toMatchObject({ status: 2, stderr: 'usage: npm run facts -- FILE\n' });
    expect(facts('Dockerfile.none')).toMatchObject({ status: 2, stderr: 'facts: Dockerfile.none: no such file\n' });
  });
});
