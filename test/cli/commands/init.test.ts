import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { VERSION } from '../../../src/cli/io/version.ts';
import { runMain, type Scratch, scratchFolder } from '../../harness/run-main.ts';

let scratch: Scratch;
beforeEach(() => {
  scratch = scratchFolder();
});
afterEach(() => scratch.remove());

const root = path.join(import.meta.dirname, '../../..');
const read = (name: string): string => readFileSync(path.join(scratch.folder, name), 'utf8');
/** The block of a page with that info string, for this version. */
const block = (page: string, info: string): string =>
  (new RegExp(`\`\`\`${info}\\n([\\s\\S]*?)\`\`\``).exec(readFileSync(path.join(root, page), 'utf8'))?.[1] ?? '').replaceAll('v0.1.0', `v${VERSION}`);

describe('init', () => {
  test('shows what it would write, and writes nothing', async () => {
    const folder = scratch.write({ '.github/CODEOWNERS': '', '.pre-commit-config.yaml': 'repos:\n  - repo: local\n    hooks: [] # hunter2hunter2\n' });
    const { stdout, status } = await runMain(folder, ['init']);
    expect(status).toBe(0);
    expect(stdout).toContain('.dockerlintrc.json (new): ');
    expect(stdout).toContain('.pre-commit-config.yaml (gets): the hook of pre-commit\n    - repo: https://github.com/dockerlint/dockerlint\n');
    expect(stdout).toContain('.github/workflows/dockerlint.yml (new): ');
    expect(stdout).toMatch(/\nnothing is written yet: dockerlint init --fix writes this\n$/);
    expect(stdout).not.toContain('hunter2');
    expect(existsSync(path.join(folder, '.dockerlintrc.json'))).toBe(false);
    expect(read('.pre-commit-config.yaml')).toMatch(/hunter2hunter2\n$/);
  });

  test('writes what the pages say, and has nothing to write a second time', async () => {
    const folder = scratch.write({ '.github/CODEOWNERS': '', '.pre-commit-config.yaml': '# ours\nrepos:\n' });
    const { stdout } = await runMain(folder, ['init', '--fix']);
    expect(stdout).toMatch(/^wrote \.dockerlintrc\.json: .+\nwrote \.pre-commit-config\.yaml: .+\nwrote \.github\/workflows\/dockerlint\.yml: .+\nnext: /);
    expect(read('.github/workflows/dockerlint.yml')).toBe(block('docs/github-action.md', 'yaml check'));
    expect(parse(read('.pre-commit-config.yaml'))).toEqual(parse(block('docs/hooks.md', 'yaml')));
    expect(read('.pre-commit-config.yaml')).toMatch(/^# ours\n/);
    expect((await runMain(folder, ['init', '--fix'])).stdout).toBe('nothing to write: dockerlint is set up here\n');
    // the configuration is one that dockerlint accepts
    scratch.write({ Dockerfile: 'FROM alpine\n' });
    expect((await runMain(folder, [])).status).toBe(0);
  });

  test.each([
    ['no hook yet', 'pre-push: { commands: {} }\n', undefined],
    ['commands', 'pre-commit:\n  commands:\n    lint:\n      run: npm run lint\n', { commands: { lint: { run: 'npm run lint' } } }],
    ['jobs', 'pre-commit:\n  jobs:\n    - run: npm run lint\n', { jobs: [{ run: 'npm run lint' }] }],
    ['options only', 'pre-commit:\n  parallel: true\n', { parallel: true }],
  ])('adds a command to lefthook: %s', async (_, text, before) => {
    const folder = scratch.write({ 'lefthook.yml': text });
    const { stdout } = await runMain(folder, ['init', '--fix']);
    const command = parse(block('docs/hooks.md', 'yaml lefthook'))['pre-commit'].commands.dockerlint;
    const hook = parse(read('lefthook.yml'))['pre-commit'];
    const added = hook.jobs?.pop() ?? hook.commands.dockerlint;
    expect(added).toMatchObject(command);
    expect(hook).toMatchObject(before ?? {});
    expect(stdout).toContain('note: the hook runs the package of the project: npm install --save-dev @dockerlint/cli\n');
  });

  test.each([
    [undefined, 'npx dockerlint\n'],
    ['npx lint-staged', 'npx lint-staged\nnpx dockerlint\n'],
  ])('adds a line to the hook of husky: %j', async (before, after) => {
    const folder = scratch.write({
      'package.json': '{ "devDependencies": { "@dockerlint/cli": "0.1.0" } }',
      '.husky/commit-msg': '',
      ...(before === undefined ? {} : { '.husky/pre-commit': before }),
    });
    const { stdout } = await runMain(folder, ['init', '--fix']);
    expect(read('.husky/pre-commit')).toBe(after);
    expect(stdout).not.toContain('npm install');
    expect(JSON.parse(read('.dockerlintrc.json')).$schema).toBe('./node_modules/@dockerlint/cli/schema.json');
  });

  test.each([
    ['', undefined],
    ['stages: [build, test]\n', undefined],
    ['stages:\n  - build\n  - deploy\n', 'build'],
  ])('adds a job to GitLab, in a stage that there is: %j', async (stages, stage) => {
    const folder = scratch.write({ '.gitlab-ci.yml': `${stages}build:\n  script: [make]\n` });
    await runMain(folder, ['init', '--fix']);
    const { dockerlint, build } = parse(read('.gitlab-ci.yml'));
    const job = parse(/## GitLab CI\n\n```yaml[^\n]*\n([\s\S]*?)```/.exec(readFileSync(path.join(root, 'docs/hooks.md'), 'utf8'))?.[1] ?? '').dockerlint;
    expect(build).toEqual({ script: ['make'] });
    expect(dockerlint).toEqual(stage === undefined ? job : { stage, ...job });
  });

  test('knows a repository of GitHub by its remote, and says what is not here', async () => {
    const folder = scratch.write({ '.git/config': '[remote "origin"]\n\turl = git@github.com:a/b.git\n' });
    expect((await runMain(folder, ['init'])).stdout).toContain('.github/workflows/dockerlint.yml (new)');
    writeFileSync(path.join(folder, '.git/config'), '');
    const { stdout } = await runMain(folder, ['init']);
    expect(stdout).toMatch(/\nnote: no hook manager is here .+\nnote: no GitHub or GitLab is seen here.+\n/);
  });

  test('leaves what it cannot change to a person, and keeps what exists', async () => {
    const folder = scratch.write({
      'lefthook.yml': 'pre-commit: *nothing\n',
      'package.json': '{ "dockerlint": {} }',
      '.gitlab-ci.yml': 'lint:\n  script: [npx dockerlint]\n',
    });
    expect((await runMain(folder, ['init', '--fix'])).stdout).toBe(
      'note: lefthook.yml cannot be changed: add a command of lefthook by hand, see docs/hooks.md\nnothing to write: dockerlint is set up here\n',
    );
  });

  test('writes nothing through a link that leads out of the repository', async () => {
    const folder = scratch.write({ 'lefthook.yml': '' });
    const outside = scratchFolder();
    try {
      outside.write({ 'lefthook.yml': 'colors: true\n' });
      symlinkSync(outside.folder, path.join(folder, '.github'));
      const { status, stderr } = await runMain(folder, ['init', '--fix']);
      expect(status).toBe(2);
      expect(stderr).toBe('dockerlint: .github: is a link to a folder outside of the repository\n');
      expect(existsSync(path.join(outside.folder, 'workflows'))).toBe(false);
      expect(existsSync(path.join(folder, '.dockerlintrc.json'))).toBe(false);
      expect(read('lefthook.yml')).toBe('');
    } finally {
      outside.remove();
    }
  });

  test('takes no arguments', async () => {
    expect(await runMain(scratch.folder, ['init', 'x'])).toMatchObject({ status: 2, stderr: expect.stringContaining('init takes no arguments') });
  });
});
