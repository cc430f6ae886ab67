import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Bench, dockerlint, type Outcome, openBench, type Report } from './harness/bench.ts';
import { TOOLS } from './harness/tools.ts';

/** As tokens look; `=` and the end of it are what some ways to hand it to git would lose. */
const TOKEN = 'canary-Tok3n_9f8e7d6c5b4a=A1B2';
let bench: Bench;

beforeAll(async () => {
  bench = await openBench('recipes', TOKEN);
}, 120_000);
afterAll(() => bench?.close());

/** Builds a Dockerfile as it is, with the secret as a build argument, and as `--fix` leaves it, with the build command that it prints. */
async function compare(
  lines: readonly string[],
  secret: string,
  marks: readonly string[],
): Promise<{ readonly before: Outcome; readonly after: Outcome; readonly left: number }> {
  const folder = bench.folder();
  const text = `FROM ${TOOLS}\nWORKDIR /app\nARG LOGIN_TOKEN\n${lines.join('\n')}\n`;
  writeFileSync(path.join(folder, 'Dockerfile'), text);
  const before = await bench.build(folder, ['--build-arg', `LOGIN_TOKEN=${secret}`], {}, marks);
  writeFileSync(path.join(folder, 'Dockerfile'), text);
  const report: Report = JSON.parse(dockerlint(folder, ['--fix', '--format', 'json']).stdout);
  const [file] = report.files;
  const after = await bench.build(folder, file?.build?.argv.slice(3, -1) ?? [], { LOGIN_TOKEN: secret }, marks);
  return { before, after, left: file?.findings.filter((finding) => !finding.fixed && finding.severity !== 'info').length ?? 0 };
}

/** The Dockerfiles; HOST is the server. What they log in with is compared, so no expectation is written down here. */
const CASES: readonly (readonly [name: string, lines: readonly string[]])[] = [
  [
    'git-rewrites-addresses',
    ['RUN git config --global url."http://x-access-token:${LOGIN_TOKEN}@HOST/".insteadOf "http://HOST/"', 'RUN git clone http://HOST/git/app.git /src'],
  ],
  [
    'git-rewrites-ssh-addresses',
    [
      'RUN git config --global url."http://${LOGIN_TOKEN}:x-oauth-basic@HOST/git/".insteadOf git@git.example.com: && git config --global --add url."http://${LOGIN_TOKEN}:x-oauth-basic@HOST/git/".insteadOf ssh://git@git.example.com/',
      'RUN git clone git@git.example.com:app.git /src',
      'RUN git clone ssh://git@git.example.com/app.git /other',
    ],
  ],
  [
    'git-header',
    [
      'RUN git config --global http.extraheader "Authorization: Basic $(printf %s "oauth2:$LOGIN_TOKEN" | base64 | tr -d "\\n")" && git clone http://HOST/git/app.git /src',
    ],
  ],
  ['git-clone', ['RUN git clone http://oauth2:${LOGIN_TOKEN}@HOST/git/app.git && cd app && git fetch']],
  ['git-clone-token-first', ['RUN git clone http://${LOGIN_TOKEN}:x-oauth-basic@HOST/git/app.git /src']],
  [
    'git-credentials',
    ['RUN git config --global credential.helper store && echo "http://ci:$LOGIN_TOKEN@HOST" > ~/.git-credentials && git clone http://HOST/git/app.git /src'],
  ],
  [
    'netrc',
    [
      'RUN echo "machine localhost login ci password $LOGIN_TOKEN" > ~/.netrc && chmod 600 ~/.netrc',
      'RUN curl -fsSn -o /file http://HOST/file',
      'RUN git clone http://HOST/git/app.git /src',
      'RUN rm ~/.netrc',
    ],
  ],
  ['curl', ['RUN curl -fsS -u "ci:$LOGIN_TOKEN" -o /file http://HOST/file']],
  [
    'npm-settings',
    [
      'RUN echo "@acme:registry=http://HOST/npm/" > .npmrc && echo "//HOST/npm/:_authToken=$LOGIN_TOKEN" >> .npmrc',
      'RUN npm install --no-audit --no-fund @acme/tool',
      'RUN npm --version',
    ],
  ],
  [
    'npm-config-set',
    ['RUN npm config set @acme:registry http://HOST/npm/ && npm config set //HOST/npm/:_authToken $LOGIN_TOKEN && npm install --no-audit --no-fund @acme/tool'],
  ],
  ['pip', ['RUN pip config set global.index-url "http://ci:${LOGIN_TOKEN}@HOST/simple"', 'RUN pip install acme-tool']],
];

describe('what a RUN writes down to log in', () => {
  test.each(CASES)('%s: the rewritten build logs in with the same, and leaves nothing behind', async (_, lines) => {
    const { before, after, left } = await compare(
      lines.map((line) => line.replaceAll('HOST', `localhost:${bench.servers.port}`)),
      TOKEN,
      [TOKEN, Buffer.from(`oauth2:${TOKEN}`).toString('base64')],
    );
    expect({ status: before.status, log: before.log, leaks: before.leaks }).toEqual({ status: 0, log: '', leaks: true });
    expect(before.logins.length).toBeGreaterThan(0);
    expect({ ...after, left }).toEqual({ status: 0, log: '', logins: before.logins, leaks: false, out: '', left: 0 });
  });

  test('an ssh key over several RUNs', async () => {
    const line = bench.servers.key.split('\n')[2] ?? '';
    const lines = [
      'RUN mkdir ~/.ssh',
      'RUN echo "$LOGIN_TOKEN" > ~/.ssh/id_rsa',
      `RUN ssh-keyscan -p ${bench.servers.sshPort} localhost >> ~/.ssh/known_hosts`,
      'RUN chmod 0600 ~/.ssh/id_rsa',
      `RUN git clone ssh://root@localhost:${bench.servers.sshPort}${bench.scratch}/servers/app.git /src`,
      'RUN rm ~/.ssh/id_rsa',
    ];
    const { before, after, left } = await compare(lines, bench.servers.key, [line]);
    expect({ status: before.status, log: before.log, leaks: before.leaks }).toEqual({ status: 0, log: '', leaks: true });
    expect({ ...after, left }).toEqual({ status: 0, log: '', logins: [], leaks: false, out: '', left: 0 });
  });
});
