import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { RULES } from '../../../rules/index.ts';
import { TOOLS } from '../../../src/knowledge/tools/all.ts';
import { runMain, type Scratch, scratchFolder } from '../../harness/run-main.ts';

let scratch: Scratch;
beforeEach(() => {
  scratch = scratchFolder();
});
afterEach(() => scratch.remove());

describe('explain', () => {
  test.each([...RULES.map((rule) => rule.meta.name), 'unused-suppression', ...TOOLS.map((tool) => tool.name)])(
    '%s has a page that fits the terminal',
    async (name) => {
      const run = await runMain(scratch.folder, ['explain', name], { terminal: 80, env: { NO_COLOR: '1' } });
      expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
      expect(run.stdout.startsWith(`${name}\n`)).toBe(true);
      expect(run.stdout).not.toMatch(/<!--|```|\]\(/);
      const long = run.stdout.split('\n').filter((line) => line.length > 80 && !/^ {4}|https?:|^\|/.test(line));
      expect(long).toEqual([]);
    },
  );

  test('paints on a terminal only', async () => {
    expect((await runMain(scratch.folder, ['explain', 'no-secret-arg'], { terminal: 80 })).stdout).toContain('\x1b[1m');
    // a file before and after, but not the command behind them
    expect((await runMain(scratch.folder, ['explain', 'no-secret-arg'])).stdout).toMatch(
      /RUN npm ci\n\nbecomes\n\n {4}# syntax[\s\S]*env=NPM_TOKEN npm ci\n\n {4}\$ docker/,
    );
    expect((await runMain(scratch.folder, ['explain', 'no-secret-arg'])).stdout).not.toContain('\x1b');
  });

  test.each([
    ['npx', 'npm'],
    ['pip3', 'pip'],
    ['R', 'r'],
    ['tools', 'What dockerlint knows about tools'],
  ])('%s leads to the page %s', async (name, title) => {
    const run = await runMain(scratch.folder, ['explain', name]);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout.split('\n')[0]).toBe(title);
  });

  test('a name that is a tool and a program leads to one page', () => {
    const names = new Map(TOOLS.map((tool) => [tool.name, tool]));
    expect(TOOLS.flatMap((tool) => tool.programs.filter((program) => (names.get(program) ?? tool) !== tool))).toEqual([]);
    expect(RULES.filter(({ meta }) => names.has(meta.name))).toEqual([]);
  });

  test('knows no other rule or tool', async () => {
    expect(await runMain(scratch.folder, ['explain', 'no-secret-ag'])).toMatchObject({
      status: 2,
      stdout: '',
      stderr:
        'dockerlint: there is no rule or tool "no-secret-ag" (did you mean "no-secret-arg"?); dockerlint rules lists the rules, dockerlint explain tools the tools\n',
    });
    expect((await runMain(scratch.folder, ['explain', 'terafrom'])).stderr).toContain('(did you mean "terraform"?)');
    // a tool before a program that is as close
    expect((await runMain(scratch.folder, ['explain', 'nmp'])).stderr).toContain('(did you mean "npm"?)');
    expect((await runMain(scratch.folder, ['explain', '../../package'])).status).toBe(2);
  });
});

describe('rules', () => {
  test('lists every rule', async () => {
    const run = await runMain(scratch.folder, ['rules']);
    for (const { meta } of RULES) expect(run.stdout).toContain(`${meta.name}  ${meta.severity}, `);
    expect(JSON.parse((await runMain(scratch.folder, ['rules', '-f', 'json'])).stdout)).toEqual(JSON.parse(JSON.stringify(RULES.map((rule) => rule.meta))));
    expect((await runMain(scratch.folder, ['rules', '-f', 'sarif'])).status).toBe(2);
  });
});

describe('build-command', () => {
  const MOUNTED = 'FROM node:22\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci\nRUN --mount=type=ssh git clone git@example.com:a\n';

  test('prints the command alone, for each file that takes a secret', async () => {
    const folder = scratch.write({ Dockerfile: MOUNTED, 'sub dir/Dockerfile.dev': MOUNTED, 'plain/Dockerfile': 'FROM alpine\n' });
    expect(await runMain(folder, ['build-command'])).toMatchObject({
      status: 0,
      stderr: '',
      stdout:
        "docker buildx build --secret id=NPM_TOKEN --ssh default .\ndocker buildx build -f 'sub dir/Dockerfile.dev' --secret id=NPM_TOKEN --ssh default 'sub dir'\n",
    });
    expect((await runMain(folder, ['build-command', 'plain/Dockerfile'])).stdout).toBe('');
  });

  test('takes context and target from the compose file that builds it', async () => {
    const folder = scratch.write({
      'docker/Dockerfile': MOUNTED,
      'compose.yaml': 'services:\n  web:\n    build:\n      context: .\n      dockerfile: docker/Dockerfile\n      target: prod\n',
    });
    expect((await runMain(folder, ['build-command', 'docker/Dockerfile'])).stdout).toBe(
      'docker buildx build -f docker/Dockerfile --target prod --secret id=NPM_TOKEN --ssh default .\n',
    );
    expect((await runMain(folder, ['build-command', '--context', 'other', 'docker/Dockerfile'])).stdout).toContain(' other\n');
  });

  test('says where there is nothing to print, and whether the fix changes that', async () => {
    const folder = scratch.write({ 'plain/Dockerfile': 'FROM alpine\n', 'leaking/Dockerfile': 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n' });
    const plain = await runMain(folder, ['build-command', 'plain']);
    expect(plain).toMatchObject({ status: 0, stdout: '', stderr: 'dockerlint: the build takes no secret\n' });
    const both = await runMain(folder, ['build-command']);
    expect(both).toMatchObject({ status: 0, stdout: '', stderr: 'dockerlint: the builds take no secret before dockerlint --fix\n' });
  });

  test('has the guard that a build needs which would not notice a missing variable', async () => {
    const folder = scratch.write({ Dockerfile: MOUNTED });
    const run = await runMain(folder, ['build-command', '--engine', 'buildah', 'Dockerfile']);
    expect(run.stdout).toMatch(/^: "\$\{NPM_TOKEN:\?.*\}" &&\nbuildah build /);
  });

  test('says what cannot be read', async () => {
    expect(await runMain(scratch.folder, ['build-command', 'gone'])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: 'dockerlint: gone: no such file or directory\n',
    });
  });
});

test('--version and --help are for people', async () => {
  expect(await runMain(scratch.folder, ['--version'])).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), stderr: '' });
  expect(await runMain(scratch.folder, ['--help'])).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('dockerlint [options] [PATH...]') });
});
