import { mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { projectRoot } from '../../src/cli/io/project-root.ts';
import { runMain, type Scratch, scratchFolder } from '../harness/run-main.ts';

let scratch: Scratch;
beforeEach(() => {
  scratch = scratchFolder();
  rmSync(path.join(scratch.folder, '.git'), { recursive: true });
});
afterEach(() => scratch.remove());
const DOCKERFILE = 'FROM node\nARG NPM_TOKEN\nRUN echo "//r.example.com/:_authToken=$NPM_TOKEN" > .npmrc && npm ci && rm .npmrc\n';
const COMPOSE = (context: string): string => `services:\n  api:\n    build:\n      context: ${context}\n      args:\n        NPM_TOKEN: \${NPM_TOKEN}\n`;
const WORKFLOW =
  'on: push\njobs:\n  b:\n    runs-on: ubuntu-latest\n    steps:\n      - run: docker build --build-arg NPM_TOKEN=${{ secrets.NPM_TOKEN }} api\n';

function read(name: string): string {
  return readFileSync(path.join(scratch.folder, name), 'utf8');
}

describe('the project outside of git', () => {
  test.each<readonly [title: string, files: readonly string[], cwd: string, root: string]>([
    ['a compose file above', ['compose.yaml', 'api/Dockerfile'], 'api', ''],
    ['a compose file above a part that is a project', ['compose.yaml', 'api/Dockerfile', 'api/package.json'], 'api', ''],
    ['the working directory', ['api/Dockerfile'], '', ''],
    ['the working directory, above parts that have compose files', ['compose.yaml', 'api/Dockerfile', 'api/compose.yaml'], '', ''],
    ['a repository below the working directory', ['app/.github/workflows/x.yml', 'app/api/Dockerfile'], '', 'app'],
    ['a Makefile above', ['Makefile', 'api/Dockerfile'], 'api', ''],
    ['another version control', ['.hg/store', 'api/Dockerfile', 'api/compose.yaml'], 'api', ''],
    ['a working directory elsewhere', ['app/package.json', 'app/api/Dockerfile', 'other/x'], 'other', 'app'],
  ])('%s', (_, files, cwd, root) => {
    const folder = scratch.write(Object.fromEntries(files.map((name) => [name, ''])));
    const dockerfile = files.find((name) => name.endsWith('Dockerfile')) ?? '';
    expect(projectRoot(path.join(folder, path.dirname(dockerfile)), { cwd: path.join(folder, cwd) })).toBe(path.join(folder, root));
  });

  test.each([
    ['from the project', '', ['api/Dockerfile']],
    ['from the folder of the Dockerfile', 'api', ['Dockerfile']],
    ['for all Dockerfiles', '', []],
  ])('its compose file changes with the Dockerfile, %s', async (_, cwd, paths) => {
    const folder = scratch.write({ 'api/Dockerfile': DOCKERFILE, 'compose.yaml': COMPOSE('./api') });
    const run = await runMain(path.join(folder, cwd), ['--fix', ...paths]);
    expect(run.stdout).toContain('compose.yaml');
    expect(read('compose.yaml')).toContain('environment: NPM_TOKEN');
  });
});

test('where nothing looks like a project, it is said what was not looked for', async () => {
  const folder = scratch.write({ 'api/Dockerfile': DOCKERFILE });
  const run = await runMain(path.join(folder, 'api'), ['--fix', 'Dockerfile']);
  expect(run.stdout).toContain('so files elsewhere that build the Dockerfile were not checked');
});

describe('links in the project', () => {
  test('to a compose file and to the folder of the workflows are followed; the targets change', async () => {
    const folder = scratch.write({ 'api/Dockerfile': DOCKERFILE, 'deploy/prod.yaml': COMPOSE('./api'), 'ci/github/workflows/build.yml': WORKFLOW });
    mkdirSync(path.join(folder, '.git'));
    symlinkSync('deploy/prod.yaml', path.join(folder, 'compose.yaml'));
    symlinkSync('ci/github', path.join(folder, '.github'));
    symlinkSync('..', path.join(folder, 'ci/up'));
    const run = await runMain(folder, ['--fix', 'api/Dockerfile']);
    expect(run.stdout).toContain('deploy/prod.yaml');
    expect(read('deploy/prod.yaml')).toContain('environment: NPM_TOKEN');
    expect(read('ci/github/workflows/build.yml')).toContain('--secret id=NPM_TOKEN');
    const again = await runMain(folder, ['--fix', 'api/Dockerfile']);
    expect(again.stdout).not.toContain('changed');
  });

  test('out of the project are not followed, which is said', async () => {
    const folder = scratch.write({ 'app/api/Dockerfile': DOCKERFILE, 'elsewhere/compose.yaml': COMPOSE('../app/api') });
    mkdirSync(path.join(folder, 'app/.git'));
    symlinkSync('../elsewhere/compose.yaml', path.join(folder, 'app/compose.yaml'));
    const run = await runMain(path.join(folder, 'app'), ['--fix', 'api/Dockerfile']);
    expect(run.stdout).toContain('compose.yaml: leads out of the project and was not checked');
    expect(read('elsewhere/compose.yaml')).toBe(COMPOSE('../app/api'));
  });
});
