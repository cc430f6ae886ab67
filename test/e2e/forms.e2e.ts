import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Bench, dockerlint, type Outcome, openBench, type Report } from './harness/bench.ts';
import { TOOLS } from './harness/tools.ts';

const TOKEN = 'canary-F0rms_1a2b3c4d5e6f';
let bench: Bench;

beforeAll(async () => {
  bench = await openBench('forms', TOKEN);
}, 120_000);
afterAll(() => bench?.close());

/** Builds a text; the image is searched where the token is given, also as the login of a header. */
function build(text: string, options: readonly string[], env: Readonly<Record<string, string>>): Promise<Outcome> {
  const folder = bench.folder();
  writeFileSync(path.join(folder, 'Dockerfile'), text);
  const marks = [TOKEN, ...Object.values(env).flatMap((value) => /^Basic (.+)$/.exec(value)?.[1] ?? [])];
  const isGiven = [...options, ...Object.values(env)].some((word) => marks.some((mark) => word.includes(mark)));
  return bench.build(folder, options, env, isGiven ? marks : []);
}

interface Fixed {
  readonly text: string;
  /** The options that the printed command gives the secrets with. */
  readonly secrets: readonly string[];
}

function fix(text: string, options: readonly string[] = []): Fixed {
  const folder = bench.folder();
  const file = path.join(folder, 'Dockerfile');
  writeFileSync(file, text);
  const report: Report = JSON.parse(dockerlint(folder, ['--fix', ...options, '--format', 'json']).stdout);
  const argv = report.files[0]?.build?.argv ?? [];
  return { text: readFileSync(file, 'utf8'), secrets: argv.filter((word, index) => word === '--secret' || argv[index - 1] === '--secret') };
}

const argument = ['--build-arg', `LOGIN_TOKEN=${TOKEN}`];

describe('the login in the address of an ADD', () => {
  test('a repository is cloned with the same token, which is left nowhere', async () => {
    const before = ['FROM scratch', 'ARG LOGIN_TOKEN', `ADD http://x-access-token:$LOGIN_TOKEN@localhost:${bench.servers.port}/git/app.git /src`, ''].join(
      '\n',
    );
    const after = fix(before, ['--unsafe-fixes']);
    expect(after.text).toBe(`FROM scratch\nADD http://localhost:${bench.servers.port}/git/app.git /src\n`);
    expect(await build(before, argument, {})).toMatchObject({ status: 0, leaks: true, logins: [`Basic x-access-token:${TOKEN}`] });
    expect(after.secrets).toEqual(['--secret', 'id=GIT_AUTH_TOKEN,env=LOGIN_TOKEN']);
    expect(await build(after.text, after.secrets, { LOGIN_TOKEN: TOKEN })).toMatchObject({
      status: 0,
      leaks: false,
      logins: [`Basic x-access-token:${TOKEN}`],
    });
    expect(await build(after.text, [], {})).not.toMatchObject({ status: 0 });
  }, 60_000);
});

/** The variables that the lines of the report set, where they read TOKEN from a person. */
function setAsPrinted(text: string, options: readonly string[], variable: string): Readonly<Record<string, string>> {
  const folder = bench.folder();
  writeFileSync(path.join(folder, 'Dockerfile'), text);
  const report = dockerlint(folder, ['--diff', ...options]).stderr;
  const lines = [...report.matchAll(/^set {6}(.*)$/gm)].map(([, line]) => `${line}\n`).join('');
  // the lines ask for the value; what they make of it stands behind the mark
  const made = spawnSync('bash', ['-c', `${lines}printf '=>%s' "$${variable}"`], { input: `${TOKEN}\n`, encoding: 'utf8' });
  // no terminal is there whose echo could be turned off
  expect(made.stderr.replaceAll(/^stty: .*\n/gm, '')).toBe('');
  return { [variable]: made.stdout.split('=>').at(-1) ?? '' };
}

/** BuildKit logs in for a file from Docker 28.3 on. */
function hasHttpAuth(): boolean {
  const [major = 0, minor = 0] = spawnSync('docker', ['version', '--format', '{{.Server.Version}}'], { encoding: 'utf8' }).stdout.split('.').map(Number);
  return major > 28 || (major === 28 && minor >= 3);
}

describe('the login in the address of a file', () => {
  (hasHttpAuth() ? test : test.skip).each([
    ['ci:$LOGIN_TOKEN', `ci:${TOKEN}`],
    ['c%40i:${LOGIN_TOKEN}', `c@i:${TOKEN}`],
    ['$LOGIN_TOKEN', `${TOKEN}:`],
  ])(
    '%s: the file is fetched with the same login, which is left nowhere',
    async (login, sent) => {
      const before = ['FROM scratch', 'ARG LOGIN_TOKEN', `ADD http://${login}@localhost:${bench.servers.port}/file /file`, ''].join('\n');
      const options = ['--unsafe-fixes', '--engine', 'docker-28.3'];
      const after = fix(before, options);
      expect(after.text).toBe(`FROM scratch\nADD http://localhost:${bench.servers.port}/file /file\n`);
      expect(await build(before, argument, {})).toMatchObject({ status: 0, leaks: true, logins: [`Basic ${sent}`] });
      expect(after.secrets).toEqual(['--secret', 'id=HTTP_AUTH_HEADER_localhost,env=HTTP_AUTH_HEADER_LOCALHOST']);
      const header = setAsPrinted(before, options, 'HTTP_AUTH_HEADER_LOCALHOST');
      const metadata = path.join(bench.folder(), 'metadata.json');
      expect(await build(after.text, [...after.secrets, '--metadata-file', metadata], { ...header, BUILDX_METADATA_PROVENANCE: 'max' })).toMatchObject({
        status: 0,
        leaks: false,
        logins: [`Basic ${sent}`],
      });
      const provenance = readFileSync(metadata, 'utf8');
      expect(provenance).toContain(`localhost:${bench.servers.port}/file`);
      for (const mark of [TOKEN, Buffer.from(sent).toString('base64')]) expect(provenance).not.toContain(mark);
      expect(await build(after.text, [], {})).not.toMatchObject({ status: 0 });
    },
    60_000,
  );
});

describe('an argument that is kept as a fallback', () => {
  test('the secret, else the argument, else neither', async () => {
    const line = `RUN if [ -n "$LOGIN_TOKEN" ]; then curl -fsS -u "ci:$LOGIN_TOKEN" http://localhost:${bench.servers.port}/file; else echo OUT none; fi`;
    const { text, secrets } = fix(`FROM ${TOOLS}\nARG LOGIN_TOKEN\n${line}\n`, ['--keep-arguments']);
    expect(text).toContain('ARG LOGIN_TOKEN\n');
    const login = [`Basic ci:${TOKEN}`];
    expect(await build(text, secrets, { LOGIN_TOKEN: TOKEN })).toMatchObject({ status: 0, leaks: false, logins: login });
    expect(await build(text, argument, {})).toMatchObject({ status: 0, leaks: true, logins: login });
    // as Compose gives it where the variable is not set
    expect(await build(text, [...argument, '--secret', 'id=LOGIN_TOKEN,env=NOT_SET'], {})).toMatchObject({ status: 0, logins: login });
    expect(await build(text, [], {})).toMatchObject({ status: 0, logins: [], out: 'none' });
  }, 120_000);
});

const LINES = [
  'RUN if [ -n "$NPM_TOKEN" ]; then echo OUT given; else echo OUT empty; fi',
  'RUN echo OUT $(printf %s "${NPM_TOKEN:-d}" | wc -c)',
  'RUN echo OUT $(printf %s "${NPM_TOKEN-unset}" | wc -c)',
  'RUN printf \'echo OUT script $(printf %%s "$NPM_TOKEN" | wc -c)\' > /x && sh /x',
];
/** With a default these also work without the secret. */
const WITH_DEFAULT = ['RUN echo OUT $(printf %s "$NPM_TOKEN" | wc -c)', 'RUN set -u; echo OUT $(printf %s "$NPM_TOKEN" | wc -c)'];

describe('defaults and absence', () => {
  test.each([
    ['ARG NPM_TOKEN', 'docker-27.3'],
    ['ARG NPM_TOKEN', 'docker-20.10'],
    ['ARG NPM_TOKEN=', 'docker-27.3'],
    ['ARG NPM_TOKEN=', 'docker-20.10'],
    ['ARG NPM_TOKEN=changeme', 'docker-27.3'],
    ['ARG NPM_TOKEN=changeme', 'docker-20.10'],
  ])(
    '%s, %s: the commands see the same, with and without the value',
    async (declaration, engine) => {
      const lines = [...LINES, ...(declaration.includes('=') ? WITH_DEFAULT : [])];
      const before = `FROM ${TOOLS}\n${declaration}\n${lines.join('\n')}\n`;
      const { text, secrets } = fix(before, ['--engine', engine]);
      expect(text).not.toContain('ARG');
      const given = await build(before, ['--build-arg', `NPM_TOKEN=${TOKEN}`], {});
      expect(given).toMatchObject({ status: 0, out: expect.stringContaining('given') });
      expect(await build(text, secrets, { NPM_TOKEN: TOKEN })).toMatchObject({ status: 0, log: '', leaks: false, out: given.out });
      const absent = await build(before, [], {});
      expect(absent.status).toBe(0);
      expect(absent.out).not.toBe(given.out);
      expect(await build(text, [], {})).toMatchObject({ status: 0, log: '', out: absent.out });
    },
    60_000,
  );
});
