import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { documented, documentedBlocks } from '../harness/documented.ts';
import { runMain, type Scratch, scratchFolder } from '../harness/run-main.ts';

const PAGE = 'secrets.md';
const VALUE = 'a value, "quoted" and $5';

/** Stands in for docker: notes its arguments, the value of each secret, and where that came from. */
const DOCKER = `#!/bin/sh
for word in "$@"; do printf '%s\\n' "$word" >>"$LOG.arguments"; done
for word in "$@"; do
  case $word in
    id=*,src=*) cat "\${word#*,src=}" >"$LOG.value" ;;
    id=*) printenv "\${word#id=}" >"$LOG.value" ;;
  esac
done
`;

/** What each program is asked in the page; for these words it prints the value. */
const PRINTS: { readonly [program: string]: readonly string[] } = {
  op: ['read op://build/npm/token'],
  pass: ['show build/npm-token'],
  security: ['find-generic-password -s npm-token -w'],
  'secret-tool': ['lookup service npm-token'],
  vault: ['kv get -mount=secret -field=token build/npm'],
  aws: [
    'secretsmanager get-secret-value --secret-id build/npm --query SecretString --output text',
    'ssm get-parameter --name /build/npm --with-decryption --query Parameter.Value --output text',
  ],
  gcloud: ['secrets versions access latest --secret=npm-token'],
  az: ['keyvault secret show --vault-name acme --name npm-token --query value --output tsv'],
  gh: ['auth token'],
};
/** Programs that run the build themselves, for these words; the script is what they do. */
const RUNS: { readonly [program: string]: string } = {
  direnv: '[ "$1 $2" = "exec ." ] && shift 2 && NPM_TOKEN="$VALUE" exec "$@"',
  op: '[ "$1 $2 $3" = "run --env-file=.env.op --" ] && shift 3 && NPM_TOKEN="$VALUE" exec "$@"',
  sops: `case "$1 $2 $3" in
    "exec-env secrets.env "*) NPM_TOKEN="$VALUE" exec sh -c "$3" ;;
    "exec-file --no-fifo npmrc.enc") printf '%s\\n' "$VALUE" >plain && exec sh -c "$(printf %s "$4" | sed 's/{}/plain/')" ;;
  esac`,
  gh: '[ "$*" = "secret set NPM_TOKEN" ] && cat >"$LOG.value" && exit 0',
  glab: '[ "$*" = "variable set NPM_TOKEN --masked" ] && cat >"$LOG.value" && exit 0',
};

function stub(program: string): string {
  const prints = (PRINTS[program] ?? []).map((words) => `[ "$*" = '${words}' ] && printf '%s\\n' "$VALUE" && exit 0\n`).join('');
  return `#!/bin/sh\n[ -z "$FAILS" ] || exit 3\n${prints}${RUNS[program] ?? ''}\nexit 64\n`;
}

let scratch: Scratch;
beforeEach(() => {
  scratch = scratchFolder();
  const programs = [...new Set([...Object.keys(PRINTS), ...Object.keys(RUNS)])];
  scratch.write({
    'bin/docker': DOCKER,
    ...Object.fromEntries(programs.map((program) => [`bin/${program}`, stub(program)])),
    'home/.npmrc': `${VALUE}\n`,
    '.env': `NPM_TOKEN='${VALUE}'\n`,
  });
  spawnSync('chmod', ['-R', '+x', path.join(scratch.folder, 'bin')]);
});
afterEach(() => scratch.remove());

function run(script: string, shell: string, fails = false) {
  const log = path.join(scratch.folder, 'log');
  const { status, stderr } = spawnSync(shell, ['-c', script], {
    cwd: scratch.folder,
    encoding: 'utf8',
    env: { PATH: `${path.join(scratch.folder, 'bin')}:/usr/bin:/bin`, HOME: path.join(scratch.folder, 'home'), LOG: log, VALUE, FAILS: fails ? 'yes' : '' },
  });
  const read = (name: string) => (existsSync(`${log}.${name}`) ? readFileSync(`${log}.${name}`, 'utf8') : undefined);
  return { status, stderr, built: read('arguments')?.split('\n').slice(0, 2).join(' '), value: read('value') };
}

const LINES = documentedBlocks(PAGE).filter(({ language }) => language === 'sh');
const STORES = ['gh-secret', 'glab-variable'];
/** Lines that ask no program for the value. */
const ASKS_NOBODY = ['dotenv', 'file'];

describe('the lines of docs/secrets.md', () => {
  test('there are lines for what the page promises', () => {
    expect(LINES.map(({ label }) => label)).toEqual(expect.arrayContaining(['dotenv', 'direnv', '1password', 'vault', 'pass', 'sops', 'aws', 'gcloud']));
  });

  test.each(LINES.map(({ label, code }) => [label, code] as const))('%s gives the value to the build, or stores it', (label, code) => {
    for (const shell of ['sh', 'bash']) {
      const stored = STORES.includes(label);
      expect(run(code, shell)).toEqual({ status: 0, stderr: '', built: stored ? undefined : 'buildx build', value: stored ? VALUE : `${VALUE}\n` });
    }
  });

  const asking = LINES.filter(({ label }) => !ASKS_NOBODY.includes(label));
  test.each(asking.map(({ label, code }) => [label, code] as const))('%s does nothing where the value cannot be had', (_, code) => {
    const { status, built, value } = run(code, 'sh', true);
    expect({ built, value, failed: status !== 0 }).toEqual({ built: undefined, value: undefined, failed: true });
  });

  test('they hold the command that is printed', async () => {
    scratch.write({ Dockerfile: 'FROM node:22\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci\n' });
    const printed = (await runMain(scratch.folder, ['build-command', 'Dockerfile'])).stdout.trim();
    expect(printed).toBe('docker buildx build --secret id=NPM_TOKEN .');
    const own = LINES.filter(({ label }) => !STORES.includes(label) && !['gh', 'file', 'sops-file'].includes(label));
    expect(own.filter(({ code }) => !code.includes(printed)).map(({ label }) => label)).toEqual([]);
  });
});

describe('the pipelines of docs/secrets.md', () => {
  const FILES: readonly (readonly [label: string, file: string])[] = [
    ['github-actions', '.github/workflows/image.yml'],
    ['gitlab-ci', '.gitlab-ci.yml'],
    ['azure-pipelines', 'azure-pipelines.yml'],
    ['Jenkinsfile', 'Jenkinsfile'],
    ['compose', 'compose.yaml'],
  ];

  test.each(FILES)('%s gives the secret: dockerlint asks nothing of it', async (label, file) => {
    const project = {
      Dockerfile: 'FROM node:22\nCOPY package.json .npmrc ./\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN,required=true npm ci\n',
      '.npmrc': '//npm.example.com/:_authToken=${NPM_TOKEN}\n',
      'package.json': '{}\n',
    };
    scratch.write({ ...project, [file]: documented(PAGE, label) });
    expect(await runMain(scratch.folder, ['Dockerfile', file])).toMatchObject({ status: 0, stderr: '' });
    // the same file without the secret is a finding, so the file is read
    scratch.write({
      [file]: documented(PAGE, label).replaceAll(/--secret id=NPM_TOKEN |secrets: \|\n.*\n|- NPM_TOKEN\n/g, (part) => (part.includes('\n') ? '\n' : '')),
    });
    expect((await runMain(scratch.folder, ['Dockerfile', file])).stdout).toContain('no-stale-caller');
  });
});
