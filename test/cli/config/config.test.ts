import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { configJsonSchema, validateConfig } from '../../../src/cli/config/schema.ts';
import { runMain, type Scratch, scratchFolder } from '../../harness/run-main.ts';

let scratch: Scratch;
beforeEach(() => {
  scratch = scratchFolder();
});
afterEach(() => scratch.remove());

async function printed(argv: readonly string[] = []): Promise<unknown> {
  const run = await runMain(scratch.folder, ['--print-config', ...argv]);
  expect(run.stderr).toBe('');
  return JSON.parse(run.stdout);
}

describe('where a configuration is found', () => {
  test.each([
    ['.dockerlintrc.json', '{"engine": "buildah"}'],
    ['.dockerlintrc.yaml', 'engine: buildah # a comment\n'],
    ['.dockerlintrc.yml', 'engine: buildah\n'],
    ['dockerlint.config.json', '\ufeff{"engine": "buildah"}'],
    ['package.json', '{"name": "x", "dockerlint": {"engine": "buildah"}}'],
  ])('%s', async (name, text) => {
    scratch.write({ [name]: text });
    expect(await printed(['a/b/Dockerfile'])).toMatchObject({ files: [name], engine: 'buildah' });
  });

  test('the nearest one wins, and package.json without our key is none', async () => {
    scratch.write({
      '.dockerlintrc.json': '{"engine": "buildah"}',
      'a/package.json': '{"name": "dockerlint-user"}',
      'a/b/.dockerlintrc.yaml': 'rules: {no-secret-arg: "off"}\n',
    });
    expect(await printed(['a/Dockerfile'])).toMatchObject({ files: ['.dockerlintrc.json'], engine: 'buildah' });
    expect(await printed(['a/b/Dockerfile'])).toMatchObject({ files: ['a/b/.dockerlintrc.yaml'], engine: 'docker-23', rules: { 'no-secret-arg': 'off' } });
  });

  test('the search ends at the root of the repository', async () => {
    scratch.write({ '.dockerlintrc.json': '{"engine": "buildah"}', 'sub/.git/HEAD': '' });
    expect(await printed(['sub/Dockerfile'])).toMatchObject({ files: [], engine: 'docker-23' });
  });

  test('--config names one, --no-config reads none', async () => {
    scratch.write({ '.dockerlintrc.json': '{"engine": "buildah"}', 'other.yaml': 'engine: docker-20.10\n' });
    expect(await printed(['-c', 'other.yaml'])).toMatchObject({ files: ['other.yaml'], engine: 'docker-20.10' });
    expect(await printed(['--no-config'])).toMatchObject({ files: [], engine: 'docker-23' });
  });

  test.each(['dockerlint.config.js', '.dockerlintrc.js', '.dockerlintrc.cjs', 'dockerlint.config.mjs'])('code is never run: %s', async (name) => {
    scratch.write({ [name]: `require('node:fs').writeFileSync(${JSON.stringify(path.join(scratch.folder, 'ran'))}, '')`, Dockerfile: 'FROM alpine\n' });
    expect((await runMain(scratch.folder, ['Dockerfile'])).status).toBe(0);
    const run = await runMain(scratch.folder, ['-c', name, 'Dockerfile']);
    expect(run).toMatchObject({ status: 2, stderr: expect.stringContaining('is data, never code') });
    expect(existsSync(path.join(scratch.folder, 'ran'))).toBe(false);
  });
});

describe('what a configuration says', () => {
  test('options of the command line count more', async () => {
    scratch.write({
      '.dockerlintrc.json':
        '{"engine": "buildah", "context": "ctx", "companions": true, "keepArguments": false, "rules": {"no-secret-arg": "off", "no-secret-env": "info"}}',
    });
    expect(
      await printed(['--engine', 'docker-27.3', '--context', 'other', '--no-companions', '--keep-arguments', '--ssh-agent', '--rule', 'no-secret-arg:warning']),
    ).toMatchObject({
      engine: 'docker-27.3',
      context: 'other',
      companions: false,
      keepArguments: true,
      sshAgent: true,
      rules: { 'no-secret-arg': 'warning', 'no-secret-env': 'info' },
    });
    expect(await printed()).toMatchObject({ context: 'ctx', companions: true, keepArguments: false, sshAgent: false });
  });

  test('overrides hold for the files that they name, the last one most; lists add up', async () => {
    scratch.write({
      '.dockerlintrc.yaml': [
        'secretNames: [ACME_*]',
        'overrides:',
        '  - files: [services/**]',
        '    engine: buildah',
        '    secretNames: [OTHER]',
        '    rules: {no-secret-env: warning}',
        '  - files: ["*.dev", "!keep.dev"]',
        '    engine: docker-20.10',
        '',
      ].join('\n'),
    });
    expect(await printed(['Dockerfile'])).toMatchObject({ engine: 'docker-23', secretNames: ['ACME_*'] });
    expect(await printed(['services/a/Dockerfile'])).toMatchObject({
      engine: 'buildah',
      secretNames: ['ACME_*', 'OTHER'],
      rules: { 'no-secret-env': 'warning' },
    });
    expect(await printed(['services/a/Dockerfile.dev'])).toMatchObject({ engine: 'docker-20.10' });
    expect(await printed(['keep.dev'])).toMatchObject({ engine: 'docker-23' });
  });

  test('extends builds on local files, whose own paths start where they are', async () => {
    scratch.write({
      'shared/base.yaml': 'engine: buildah\ncontext: ctx\nrules: {no-secret-arg: warning, no-secret-env: warning}\nignore: [old/]\n',
      '.dockerlintrc.json': '{"extends": "./shared/base.yaml", "rules": {"no-secret-env": "off"}}',
    });
    expect(await printed(['shared/old/Dockerfile'])).toMatchObject({
      files: ['shared/base.yaml', '.dockerlintrc.json'],
      engine: 'buildah',
      context: 'shared/ctx',
      ignored: true,
      rules: { 'no-secret-arg': 'warning', 'no-secret-env': 'off' },
    });
    expect(await printed(['old/Dockerfile'])).toMatchObject({ ignored: false });
  });

  test('required mounts add up, and a comment without a reason counts for nothing where one is required', async () => {
    const folder = scratch.write({
      'base.json': '{"requiredMounts": [{"command": "npm ci", "mount": "id=npmrc,target=/root/.npmrc", "secret": "src=./npmrc.ci"}]}',
      '.dockerlintrc.json': '{"extends": "base.json", "requireReason": true, "requiredMounts": [{"command": "git  clone", "mount": "type=ssh"}]}',
      Dockerfile:
        'FROM node:22\nRUN npm ci\n# dockerlint ignore=required-mount\nRUN git clone x\n# dockerlint ignore=required-mount; reason=public\nRUN npm ci\n',
    });
    expect(await printed(['Dockerfile'])).toMatchObject({
      requireReason: true,
      requiredMounts: [
        { command: 'npm ci', mount: 'type=secret,id=npmrc,target=/root/.npmrc' },
        { command: 'git clone', mount: 'type=ssh' },
      ],
    });
    const { stdout } = await runMain(folder, ['--diff']);
    expect(stdout.split('\n').filter((line) => /^[-+]/.test(line))).toEqual([
      '--- a/Dockerfile',
      '+++ b/Dockerfile',
      '-RUN npm ci',
      '+RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci',
    ]);
    expect((await runMain(folder, [])).stdout).toMatch(
      /4 │ RUN git clone x[\s\S]*the comment that ignores it says no reason, which the[\s\S]*to do: Add `;reason=TEXT` to the comment/,
    );
    expect((await runMain(folder, ['build-command'])).stderr).toContain('takes no secret');
  });

  test('ignored files are left out, also where they are named', async () => {
    const folder = scratch.write({
      '.dockerlintrc.json': '{"ignore": ["vendor/", "*.dev"]}',
      'vendor/Dockerfile': 'FROM a\nARG NPM_TOKEN\n',
      Dockerfile: 'FROM alpine\n',
    });
    expect(await runMain(folder, ['vendor/Dockerfile', 'Dockerfile'])).toMatchObject({ stdout: 'no problems in 1 file\n', status: 0 });
  });
});

describe('a wrong configuration is one line and status 2', () => {
  test.each([
    ['.dockerlintrc.json', '{"engin": "buildah"}', 'unknown key "engin" (did you mean "engine"?)'],
    ['.dockerlintrc.json', '{"rules": {"no-secret-agr": "off"}}', 'rules: unknown rule "no-secret-agr" (did you mean "no-secret-arg"?)'],
    ['.dockerlintrc.json', '{"rules": {"no-secret-arg": "fatal"}}', 'rules.no-secret-arg: "fatal" is not one of error, warning, info, off'],
    ['.dockerlintrc.json', '{"engine": "docker-24"}', 'engine: "docker-24" is not one of docker-28.3, docker-27.3'],
    ['.dockerlintrc.json', '{"secretNames": "A"}', 'secretNames: must be an array, not a string'],
    ['.dockerlintrc.json', '{"secretNames": [1]}', 'secretNames[0]: must be a string, not a number'],
    ['.dockerlintrc.json', '{"overrides": [{"file": ["x"]}]}', 'unknown key "file" (did you mean "files"?)'],
    ['.dockerlintrc.json', '[]', 'must be an object, not an array'],
    ['.dockerlintrc.json', '{"overrides": [{}]}', 'overrides[0].files: is missing'],
    ['.dockerlintrc.json', '{"requiredMounts": [{"command": "npm ci"}]}', 'requiredMounts[0].mount: is missing'],
    ['.dockerlintrc.json', '{"requiredMounts": [{"command": " ", "mount": "id=a"}]}', 'requiredMounts[0].command: must not be empty'],
    [
      '.dockerlintrc.json',
      '{"requiredMounts": [{"comand": "a", "command": "a", "mount": "id=a"}]}',
      'requiredMounts[0]: unknown key "comand" (did you mean "command"?)',
    ],
    ...['type=cache,id=a', 'type=secret', 'id=a,mode=9', 'id=a,id=b', 'id=a,target=', 'id=a b', 'id=$A', 'id=a,size=1'].map((mount) => [
      '.dockerlintrc.json',
      JSON.stringify({ requiredMounts: [{ command: 'npm ci', mount }] }),
      'requiredMounts[0].mount: must be a secret or ssh mount, such as type=secret,id=npmrc,target=/root/.npmrc',
    ]),
    ...['npmrc', 'env=A-B', 'env=', 'src='].map((secret) => [
      '.dockerlintrc.json',
      JSON.stringify({ requiredMounts: [{ command: 'npm ci', mount: 'id=a', secret }] }),
      'requiredMounts[0].secret: must be env=NAME or src=PATH',
    ]),
    ['.dockerlintrc.json', '{', 'is not valid JSON'],
    ['.dockerlintrc.yaml', 'a: [', 'is not valid YAML (line 1)'],
    ['.dockerlintrc.yaml', `a: &a [x]\nb: &b [${'*a,'.repeat(99)}]\nc: [${'*b,'.repeat(99)}]\n`, 'is not valid YAML'],
    ['.dockerlintrc.json', '{"extends": "gone.json"}', 'gone.json: no such file or directory'],
    ['.dockerlintrc.json', '{"extends": "./.dockerlintrc.json"}', 'extends itself'],
    ['.dockerlintrc.json', '{"extends": "./evil.js"}', 'evil.js'],
  ])('%s %s', async (name, text, message) => {
    const folder = scratch.write({ [name]: text, 'evil.js': '', Dockerfile: 'FROM alpine\n' });
    const run = await runMain(folder, ['Dockerfile']);
    expect({ status: run.status, lines: run.stderr.trimEnd().split('\n').length }).toEqual({ status: 2, lines: 1 });
    expect(run.stderr).toContain(message);
  });

  test('the files of other folders are linted all the same', async () => {
    const folder = scratch.write({ 'a/.dockerlintrc.json': '{', 'a/Dockerfile': 'FROM alpine\n', 'b/Dockerfile': 'FROM alpine\nARG NPM_TOKEN\nRUN npm ci\n' });
    const run = await runMain(folder, []);
    expect(run.status).toBe(2);
    expect(run.stdout).toContain('b/Dockerfile\n');
  });
});

describe('schema.json', () => {
  const file = path.join(import.meta.dirname, '../../../schema.json');

  test('is what the validation is made of: npm run docs writes it', () => {
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(configJsonSchema())));
  });

  test.each([
    [{}, true],
    [{ $schema: './schema.json', engine: 'buildah', rules: { 'no-secret-arg': 'off', 'unused-suppression': 'error' } }, true],
    [{ extends: ['a.json', 'b.yaml'], ignore: ['x'], overrides: [{ files: ['a'], companions: false, keepArguments: true }] }, true],
    [{ extends: 'a.json', secretNames: ['A'], ignoredNames: [], secretFiles: ['*.key'], ignoredFiles: ['x'] }, true],
    [{ engin: 'buildah' }, false],
    [{ rules: { 'no-such-rule': 'off' } }, false],
    [{ rules: { 'no-secret-arg': 2 } }, false],
    [{ overrides: [{ companions: false }] }, false],
    [{ overrides: [{ files: [] }] }, false],
    [{ secretNames: [''] }, false],
    [[], false],
    [null, false],
  ])('says the same: %j', (value, isValid) => {
    const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(file, 'utf8')));
    expect({ schema: validate(value), validation: 'config' in validateConfig(value) }).toEqual({ schema: isValid, validation: isValid });
  });
});

test('files that extend two each end in one line, not in a million readings', async () => {
  const names = ['.dockerlintrc.json', ...Array.from({ length: 19 }, (_, index) => `${index}.json`)];
  scratch.write(Object.fromEntries(names.map((name, index) => [name, JSON.stringify({ extends: Array(index < 19 ? 2 : 0).fill(`${index}.json`) })])));
  const run = await runMain(scratch.folder, ['--print-config']);
  expect([run.status, run.stderr]).toEqual([2, expect.stringMatching(/^dockerlint: \S+\.json: too many files that extend each other\n$/)]);
});
