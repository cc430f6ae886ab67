import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { isDockerfileName } from '../../src/knowledge/docker/dockerfile-names.ts';
import { builtCli } from '../harness/built-cli.ts';
import { documented } from '../harness/documented.ts';
import { type Scratch, scratchFolder } from '../harness/run-main.ts';

const root = path.join(import.meta.dirname, '../..');
const DESCRIPTOR = 'integrations/mega-linter-plugin-dockerlint/dockerlint.megalinter-descriptor.yml';
const read = (file: string) => parse(readFileSync(path.join(root, file), 'utf8'));
const { version, name: packageName } = read('package.json');

let scratch: Scratch;
beforeEach(() => {
  scratch = scratchFolder();
  scratch.write({ 'an app/Dockerfile': 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n', 'api.dockerfile': 'FROM alpine\nENV API_TOKEN=Zk3v9QxT7mWb2RfL\n' });
  const bin = path.join(scratch.folder, '.git/bin');
  mkdirSync(bin);
  symlinkSync(builtCli(), path.join(bin, 'dockerlint'));
  writeFileSync(path.join(bin, 'npx'), '#!/bin/sh\n[ "$1 $2" = "--yes @dockerlint/cli" ] && shift 2 && exec dockerlint "$@"\n', { mode: 0o755 });
});
afterEach(() => scratch.remove());

/** Runs words, which may be a whole line, with `dockerlint` and `npx` on PATH. */
function run(line: string, words: readonly string[] = []) {
  const PATH = `${path.join(scratch.folder, '.git/bin')}:${path.dirname(process.execPath)}:/usr/bin:/bin`;
  return spawnSync('sh', ['-c', words.length > 0 ? `${line} "$@"` : line, 'sh', ...words], {
    cwd: scratch.folder,
    encoding: 'utf8',
    env: { PATH, HOME: scratch.folder },
  });
}

function expectSarif(text: string, count: number): void {
  const { version: format, runs } = JSON.parse(text);
  expect([format, runs.length, runs[0].tool.driver.name, runs[0].results.length]).toEqual(['2.1.0', 1, 'dockerlint', count]);
}

describe('MegaLinter', () => {
  const descriptor = read(DESCRIPTOR);
  const [linter] = descriptor.linters;
  const files = ['an app/Dockerfile', 'api.dockerfile'];

  test('finds the plugin where the page says, and installs this version', () => {
    const [address] = parse(documented('integrations.md', 'megalinter')).PLUGINS;
    expect(address).toBe(`https://raw.githubusercontent.com/dockerlint/dockerlint/v${version}/${DESCRIPTOR}`);
    expect(address).toMatch(/\/mega-linter-plugin-[^/]+\/[^/]+\.megalinter-descriptor\.yml$/);
    expect(linter.install.dockerfile).toEqual([`RUN npm install --global --ignore-scripts ${packageName}@${version}`]);
  });

  test('collects what is a Dockerfile', () => {
    // Python's `(?i:…)` is understood by Node from version 23
    const patterns: readonly RegExp[] = descriptor.file_names_regex.map((text: string) => new RegExp(`^(?:${text.replace('(?i:', '(?:')})$`, 'i'));
    const names = ['Dockerfile', 'dockerfile', 'Dockerfile.dev', 'Dockerfile-web', 'Dockerfile_x', 'api.Dockerfile', 'Containerfile', 'a.containerfile'];
    const others = ['Dockerfile.dockerignore', '.dockerignore', 'dockerfiles', 'MyDockerfile', 'compose.yaml'];
    expect([...names, ...others].filter((name) => patterns.some((pattern) => pattern.test(name)))).toEqual(names);
    expect(names.filter((name) => !isDockerfileName(name))).toEqual([]);
  });

  test('runs it, and counts its errors', () => {
    const { status, stdout } = run(linter.linter_name, files);
    // Python's `(?m)` is the flag of the pattern
    const pattern = new RegExp(linter.cli_lint_errors_regex.replace('(?m)', ''), 'm');
    expect([status, pattern.exec(stdout)?.[1]]).toEqual([1, '2']);
    for (const option of ['cli_help_arg_name', 'cli_version_arg_name']) expect(run(`${linter.linter_name} ${linter[option]}`)).toMatchObject({ status: 0 });
    for (const example of linter.examples) expect(example).toMatch(new RegExp(`^dockerlint (${linter.cli_lint_fix_arg_name} )?\\w`));
  });

  test('gets SARIF, and fixes', () => {
    const words = linter.cli_sarif_args.map((word: string) => word.replace('{{SARIF_OUTPUT_FILE}}', 'report.sarif'));
    expect(run(linter.linter_name, [...words, ...files])).toMatchObject({ status: 1, stdout: '' });
    expectSarif(readFileSync(path.join(scratch.folder, 'report.sarif'), 'utf8'), 2);
    expect(run(linter.linter_name, [linter.cli_lint_fix_arg_name, ...files]).stdout).toContain('changed  an app/Dockerfile');
  });
});

describe('Trunk', () => {
  const { tools, lint } = read('integrations/trunk/plugin.yaml');
  const [tool] = tools.definitions;
  const [linter] = lint.definitions;

  test('installs this version', () => {
    expect(tool).toMatchObject({ runtime: 'node', package: packageName, known_good_version: version });
    expect(tool.shims.filter((shim: string) => !(shim in read('package.json').bin))).toEqual([]);
    expect([linter.tools, linter.known_good_version]).toEqual([[tool.name], version]);
    const { stdout } = run(linter.version_command.run);
    expect(stdout.trim()).toBe(version);
  });

  test('runs it, and reads SARIF', () => {
    for (const { run: line, output, success_codes: codes } of linter.commands) {
      expect(output).toBe('sarif');
      const found = run(line.replace(' ${target}', ''), ['an app/Dockerfile', 'api.dockerfile']);
      expect(codes).toContain(found.status);
      expectSarif(found.stdout, 2);
      scratch.write({ 'clean.Dockerfile': 'FROM alpine\n' });
      expect(codes).toContain(run(line.replace('${target}', 'clean.Dockerfile')).status);
      expect(codes).not.toContain(run(line.replace('${target}', 'missing.Dockerfile')).status);
    }
  });
});

test('Jenkins gets the SARIF that it reads', () => {
  const text = documented('integrations.md', 'jenkins');
  const [, line = ''] = /^ *sh '([^']+)'$/m.exec(text) ?? [];
  const [, pattern = ''] = /sarif\(pattern: '([^']+)'\)/.exec(text) ?? [];
  expect(run(line)).toMatchObject({ status: 0, stdout: '' });
  expectSarif(readFileSync(path.join(scratch.folder, pattern), 'utf8'), 2);
});

test('GitLab gets the report that it reads, whether or not the job fails', () => {
  const { script, artifacts } = parse(documented('hooks.md', 'gitlab')).dockerlint;
  expect(run(script.join(' && '))).toMatchObject({ status: 1, stdout: '' });
  expect([artifacts.when, existsSync(path.join(scratch.folder, artifacts.reports.codequality))]).toEqual(['always', true]);
  const report = JSON.parse(readFileSync(path.join(scratch.folder, artifacts.reports.codequality), 'utf8'));
  expect(report).toHaveLength(2);
  for (const issue of report)
    expect(issue).toMatchObject({
      description: expect.any(String),
      check_name: expect.any(String),
      fingerprint: expect.any(String),
      severity: expect.stringMatching(/^(info|minor|major|critical|blocker)$/),
      location: { path: expect.any(String), lines: { begin: expect.any(Number) } },
    });
});

test('aqua finds the executable where the release puts it', () => {
  const [entry] = read('integrations/aqua/registry.yaml').packages;
  const { registries, packages } = parse(documented('executable.md', 'aqua'));
  expect(registries).toEqual([expect.objectContaining({ ref: `v${version}`, path: 'integrations/aqua/registry.yaml' })]);
  expect(packages).toEqual([{ name: `${entry.repo_owner}/${entry.repo_name}@v${version}`, registry: registries[0].name }]);
  const { strategy, steps } = read('.github/workflows/release.yml').jobs.executable;
  const [, made = ''] =
    /tar -czf "(\S+)"/.exec(
      steps
        .map((step: { readonly run?: string }) => step.run)
        .join('\n')
        .replace(/\$\{\{ matrix\.platform \}\}/, 'PLATFORM'),
    ) ?? [];
  const assetOf = (platform: string): string => made.replace('${GITHUB_REF_NAME#v}', version).replace('PLATFORM', platform);
  const platforms: readonly string[] = strategy.matrix.include.map(({ platform }: { readonly platform: string }) => platform);
  const wanted = ['linux/amd64', 'linux/arm64', 'darwin/arm64'].map((pair) => {
    const [os = '', arch = ''] = pair.split('/');
    expect(entry.supported_envs.some((env: string) => env === os || env === pair)).toBe(true);
    return entry.asset
      .replace('{{trimV .Version}}', version)
      .replace('{{.OS}}', os)
      .replace('{{.Arch}}', entry.replacements[arch] ?? arch);
  });
  expect(platforms.map(assetOf)).toEqual(wanted);
});

test('the formula for Homebrew names the package and its checksum, and its test holds', () => {
  scratch.write({ 'cli.tgz': 'packed' });
  const formula = (...files: readonly string[]) =>
    spawnSync(process.execPath, [path.join(root, 'scripts/homebrew.mjs'), ...files], { cwd: scratch.folder, encoding: 'utf8' });
  expect(formula()).toMatchObject({ status: 2, stdout: '' });
  const { status, stdout } = formula('cli.tgz');
  const quoted = (word: string): string => new RegExp(`^ +${word} "([^"]*)"$`, 'm').exec(stdout)?.[1] ?? '';
  expect(status).toBe(0);
  expect(quoted('url')).toBe(`https://registry.npmjs.org/${packageName}/-/cli-${version}.tgz`);
  expect(quoted('sha256')).toBe(createHash('sha256').update('packed').digest('hex'));
  // https://docs.brew.sh/Formula-Cookbook: no article, and not the name
  expect(quoted('desc')).toMatch(/^(?!An? |The )(?!.*dockerlint).{10,80}$/);
  const [, content = ''] = /\.write "([^"]*)"/.exec(stdout) ?? [];
  const [, found = '', words = '', wanted = ''] = /assert_match "([^"]*)", shell_output\("#\{bin\}\/([^"]*)", (\d)\)/.exec(stdout) ?? [];
  scratch.write({ Dockerfile: JSON.parse(`"${content}"`) });
  expect(run(words)).toMatchObject({ status: Number(wanted), stdout: expect.stringContaining(found) });
  const lines = stdout.split('\n').map((line) => line.trim());
  expect(lines.filter((line) => /^(class|def|test do)\b/.test(line))).toHaveLength(lines.filter((line) => line === 'end').length);
});
