import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BASE, build, canariesIn, canary, makeBase, withLocalImages } from './harness/engine.ts';

/** Programs that are shown nothing after the fix, on purpose, and those whose arguments are the write that the fix replaces. */
const IDLE = new Set(['apt-get install', 'apt-get update', 'apk add', 'useradd --uid', 'ssh-keyscan github.com', 'git config', 'node server.js']);

/** What no longer sees a secret because nothing of the example that it runs reads it, or all was fetched before; by example, program and secret. */
const UNREAD = new Set([`multi-stage npm run ${canary('NPM_TOKEN')}`, `private-git go build ${canary('GITHUB_TOKEN')}`]);

interface Report {
  readonly files: readonly {
    readonly findings: readonly { readonly rule: string; readonly name: string; readonly fixed: boolean; readonly severity: string }[];
    readonly build?: { readonly argv: readonly string[]; readonly secrets: readonly { readonly id: string; readonly env?: string; readonly src?: string }[] };
  }[];
}

const scratch = mkdtempSync(path.join(tmpdir(), 'dockerlint-examples-'));

beforeAll(() => {
  const built = spawnSync(process.execPath, ['scripts/build.mjs', '--no-types'], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(built.stderr);
  makeBase();
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function copyOf(example: string, name: string): string {
  const folder = path.join(scratch, `${example}-${name}`);
  cpSync(path.join('examples', example, 'before'), folder, { recursive: true });
  return folder;
}

function fix(folder: string): Report {
  const done = spawnSync(process.execPath, [path.resolve('dist/cli.cjs'), '--fix', '--format', 'json', 'Dockerfile'], { cwd: folder, encoding: 'utf8' });
  if (done.status === 2) throw new Error(done.stderr);
  const report: Report = JSON.parse(done.stdout);
  return report;
}

/** Puts a canary into each file that will be a secret, so that it can be followed. */
function mark(folder: string, files: readonly string[]): void {
  for (const file of files) writeFileSync(path.join(folder, file), `${readFileSync(path.join(folder, file), 'utf8')}# ${canary(path.basename(file))}\n`);
}

describe.each(readdirSync('examples'))('example %s', (example) => {
  test('builds as before, its commands see the same secrets, and the image does not hold them', () => {
    const trial = fix(copyOf(example, 'trial')).files[0];
    const args = trial?.findings.filter((finding) => finding.rule === 'no-secret-arg' && finding.severity === 'error').map((finding) => finding.name) ?? [];
    const secrets = trial?.build?.secrets ?? [];
    const files = secrets.flatMap((secret) => (secret.src === undefined ? [] : [secret.src]));
    const before = copyOf(example, 'before');
    mark(before, files);
    const first = build(
      before,
      ['docker', 'buildx', 'build', '.'],
      args.flatMap((name) => ['--build-arg', `${name}=${canary(name)}`]),
      {},
      `dockerlint-e2e:${example}-before`,
    );
    expect({ status: first.status, log: first.status === 0 ? '' : first.log }).toEqual({ status: 0, log: '' });
    const leaked = canariesIn(`dockerlint-e2e:${example}-before`);

    const after = copyOf(example, 'after');
    mark(after, files);
    const report = fix(after).files[0];
    if (!report?.build) {
      // nothing was changed: then it must say what is left to do
      expect(report?.findings.some((finding) => !finding.fixed && finding.severity === 'error')).toBe(true);
      expect(readFileSync(path.join(after, 'Dockerfile'), 'utf8')).toBe(readFileSync(path.join(before, 'Dockerfile'), 'utf8'));
      return;
    }
    const environment = Object.fromEntries(secrets.flatMap((secret) => (secret.env === undefined ? [] : [[secret.env, canary(secret.env)]])));
    const second = build(after, report.build.argv, [], environment, `dockerlint-e2e:${example}-after`);
    expect({ status: second.status, log: second.status === 0 ? '' : second.log }).toEqual({ status: 0, log: '' });

    const seen = first.sightings.filter((one) => one.secrets.size > 0 && !IDLE.has(one.program));
    expect(seen.length).toBeGreaterThan(0);
    for (const one of seen) {
      const twins = second.sightings.filter((other) => other.program === one.program);
      for (const secret of [...one.secrets].filter((each) => !UNREAD.has(`${example} ${one.program} ${each}`)))
        expect({ program: one.program, secret, seen: twins.some((twin) => twin.secrets.has(secret)) }).toEqual({ program: one.program, secret, seen: true });
    }
    expect(canariesIn(`dockerlint-e2e:${example}-after`)).toEqual([]);
    expect(leaked.length + args.length).toBeGreaterThan(0);
    expect(checkOf(after)).not.toContain('SecretsUsedInArgOrEnv');
  });
});

/** What the official build checks say. */
function checkOf(folder: string): string {
  const text = withLocalImages(readFileSync(path.join(folder, 'Dockerfile'), 'utf8'));
  const done = spawnSync('docker', ['buildx', 'build', '--call=check', '--build-context', `${BASE}=docker-image://${BASE}`, '-f', '-', '.'], {
    cwd: folder,
    input: text,
    encoding: 'utf8',
  });
  return done.stdout + done.stderr;
}
