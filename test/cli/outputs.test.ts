import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { FORMATS } from '../../src/cli/arguments/options.ts';
import { runMain, type Scratch, scratchFolder } from '../harness/run-main.ts';
import { mixed } from '../knowledge/secrets/token-shapes.cases.ts';

let scratch: Scratch;
beforeEach(() => {
  scratch = scratchFolder();
});
afterEach(() => scratch.remove());

/** Instructions with a secret at VALUE. */
const PLACEMENTS: readonly string[] = [
  'ARG API_TOKEN=VALUE',
  'ARG API_TOKEN="VALUE"',
  "ENV API_TOKEN='VALUE'",
  'ENV API_TOKEN VALUE',
  'ENV A=1 API_TOKEN=VALUE',
  'ARG NPM_TOKEN\nENV NPM_TOKEN=${NPM_TOKEN:-VALUE}\nRUN npm ci',
  'ARG NPM_TOKEN\nENV NPM_TOKEN=${NPM_TOKEN-VALUE}\nRUN npm ci',
  'ARG NPM_TOKEN\nRUN echo "//npm.example.com/:_authToken=${NPM_TOKEN:-VALUE}" > .npmrc && npm ci',
  'ARG NPM_TOKEN\nRUN NPM_TOKEN="${NPM_TOKEN:=VALUE}" npm ci',
  'RUN curl -u ci:VALUE https://example.com/a',
  'RUN curl --user "ci:VALUE" https://example.com/a',
  'RUN curl -H "Authorization: Bearer VALUE" https://example.com/a',
  'RUN --mount=type=secret,id=x ["curl", "-H", "PRIVATE-TOKEN: VALUE", "https://example.com/a"]',
  'RUN ["curl", "--user", "ci:VALUE", "https://example.com/a"]',
  'RUN git clone https://ci:VALUE@git.example.com/a.git',
  'RUN export API_TOKEN=VALUE && ./build.sh',
  'RUN API_TOKEN=VALUE ./build.sh',
  'RUN mysql -pVALUE -e "select 1"',
  'RUN echo "root:VALUE" | chpasswd',
  'RUN docker login -u ci -p VALUE registry.example.com',
  'RUN printf "machine a login ci password VALUE" > ~/.netrc',
  'RUN <<EOF\nexport API_TOKEN=VALUE\n./build.sh\nEOF',
  'RUN cat > ~/.npmrc <<EOF\n//npm.example.com/:_authToken=VALUE\nEOF',
  'COPY <<EOF /root/.npmrc\n//npm.example.com/:_authToken=VALUE\nEOF',
  'COPY <<EOF /etc/app.conf\npassword = VALUE\nEOF',
  'ADD https://ci:VALUE@example.com/a.tgz /a.tgz',
  'LABEL api_token=VALUE',
  'CMD ["server", "--token=VALUE"]',
  'ENTRYPOINT server --password VALUE',
  'HEALTHCHECK CMD curl -u ci:VALUE http://example.com/',
  'ONBUILD ENV API_TOKEN=VALUE',
  'ENV DATABASE_URL=postgres://ci:VALUE@db.example.com/app',
  'ARG API_TOKEN\nRUN echo ${API_TOKEN:-"VALUE"} > /etc/token',
  'RUN npm config set //npm.example.com/:_authToken VALUE && npm ci',
  'ENV SHOP_PRI=VALUE\nRUN composer config --auth http-basic.repo.example.com ci $SHOP_PRI && composer install',
];

const value = (index: number): string => mixed(20, `placement ${index}`);
/** Whether eight characters in a row of the value stand in the text. */
const shows = (text: string, whole: string): boolean =>
  Array.from({ length: whole.length - 7 }, (_, at) => whole.slice(at, at + 8)).some((part) => text.includes(part));

describe('no output shows a value', () => {
  const modes: readonly (readonly string[])[] = [[], ['--fix', '--unsafe-fixes']];

  test.each(PLACEMENTS.map((lines, index) => [lines, index] as const))('%s', async (lines, index) => {
    const text = `FROM docker.io/library/node\n${lines.replaceAll('VALUE', value(index))}\n`;
    for (const mode of modes)
      for (const format of FORMATS) {
        scratch.write({ Dockerfile: text });
        const run = await runMain(scratch.folder, ['--format', format, ...mode], { env: { DOCKERLINT_DEBUG: '1' } });
        expect({ mode, format, shown: shows(run.stdout + run.stderr, value(index)) }).toEqual({ mode, format, shown: false });
      }
    scratch.write({ Dockerfile: text });
    // of a value that stays secret: each of these is found
    expect((await runMain(scratch.folder, [])).stdout).toContain('Dockerfile');
  });
});

describe('what a document or a path says stays text', () => {
  test.each(FORMATS)('%s', async (format) => {
    scratch.write({ 'a\u202e\x1b[8mb.Dockerfile': 'FROM node\nARG \x1b[8mAPI_TOKEN\nARG X\u2066Y_TOKEN=\x07a\nRUN npm ci\n' });
    for (const argv of [['.'], ['--color', '.']]) {
      const run = await runMain(scratch.folder, ['--format', format, ...argv]);
      expect(run.stdout).not.toMatch(/\x1b\[8m|\x07|[\u202a-\u202e\u2066-\u2069]/);
      expect(run.stderr).not.toMatch(/[\x00-\x09\x0b-\x1f\u202a-\u202e\u2066-\u2069]/);
    }
  });
});

describe('what is no file is not read', () => {
  test.each(['.dockerlintrc.json', '.dockerlintrc.yaml', 'package.json'])('%s', async (name) => {
    scratch.write({ Dockerfile: 'FROM node\n' });
    symlinkSync('/dev/zero', path.join(scratch.folder, name));
    const run = await runMain(scratch.folder, []);
    expect({ ...run, bytes: 0 }).toEqual({
      stdout: '',
      stderr: `dockerlint: ${path.join(scratch.folder, name)}: is not a regular file\n`,
      bytes: 0,
      status: 2,
    });
  });

  test('a pipe that --config names', async () => {
    scratch.write({ Dockerfile: 'FROM node\n' });
    execFileSync('mkfifo', [path.join(scratch.folder, 'pipe.json')]);
    const run = await runMain(scratch.folder, ['--config', 'pipe.json']);
    expect([run.stderr, run.status]).toEqual([`dockerlint: ${path.join(scratch.folder, 'pipe.json')}: is not a regular file\n`, 2]);
  });

  test('a folder that is named like a configuration is none', async () => {
    mkdirSync(path.join(scratch.folder, '.dockerlintrc.json'));
    writeFileSync(path.join(scratch.folder, 'Dockerfile'), 'FROM node\n');
    expect((await runMain(scratch.folder, [])).status).toBe(0);
  });
});
