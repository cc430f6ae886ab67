import { execFile, spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LintResult } from '../../../../src/linter/types.ts';
import { parseDockerfile } from '../../../../src/syntax/dockerfile/dockerfile.ts';
import { Document } from '../../../../src/text/document.ts';
import type { Case } from '../../../harness/case-file.ts';
import { lintCase } from '../../../harness/run-case.ts';
import { canary, logOf } from '../engine.ts';
import { writeContext } from './context.ts';
import { withImage } from './local-images.ts';
import { canHaveRead } from './readers.ts';
import { inSight, type Witnessed, witnessedIn } from './witnessed.ts';

/** What the builds of a case before and after its safe fix say: nothing can be said, or what differs (nothing, where all is well). */
export type Verdict = { readonly skipped: string; readonly log?: string } | { readonly differences: readonly string[] };

export interface Bench {
  readonly base: string;
  /** A folder of this case alone. */
  readonly folder: string;
  readonly tag: string;
}

interface Image {
  readonly witnessed: readonly Witnessed[];
  /** The secrets in its layers, history or configuration. */
  readonly secrets: readonly string[];
  readonly variables: readonly string[];
  /** The files of a container, with whether each holds a secret. */
  readonly files: ReadonlyMap<string, boolean>;
}

/** Builds the Dockerfile of a case as it is and as `fixed` leaves it, each secret being a canary, and compares the two. */
export async function judge(one: Case, bench: Bench, fixed: LintResult = lintCase(one, one.dockerfile, 'safe')): Promise<Verdict> {
  if (fixed.output === one.dockerfile) return { skipped: 'no safe fix' };
  if (fixed.secrets.some(({ from }) => 'ssh' in from)) return { skipped: 'wants an ssh agent' };
  if (/^#\s*escape\s*=\s*`/im.test(one.dockerfile)) return { skipped: 'is for Windows' };
  const secretFiles = new Set(fixed.secrets.flatMap(({ from }) => ('file' in from ? [from.file.replace(/^~\//, '')] : [])));
  const names = new Set(fixed.findings.map(({ name }) => name));
  const given = [...names].filter((name) => takes(one.dockerfile, name));
  mkdirSync(bench.folder, { recursive: true });
  try {
    const before = await build(bench, one, { text: one.dockerfile, secretFiles, given: argumentsFor(given), secrets: mountedSecrets(one.dockerfile, []) });
    if ('failed' in before) return { skipped: 'does not build here', log: before.failed };
    if (before.secrets.length === 0 && before.witnessed.every((each) => inSight(each).size === 0))
      return { skipped: 'no canary comes into play: the value stands in the text' };
    const stays = new Set(fixed.findings.filter(({ fixed: isFixed, severity }) => !isFixed && severity !== 'info').map(({ name }) => name));
    // the printed command gives an argument that is kept as a fallback no more
    const left = given.filter((name) => takes(fixed.output, name) && (stays.has(name) || !fixed.secrets.some(({ id }) => id === name)));
    const secrets = [...secretsOf(fixed), ...mountedSecrets(fixed.output, fixed.secrets)];
    const after = await build(bench, one, { text: fixed.output, secretFiles, given: argumentsFor(left), secrets, excluded: fixed.excluded });
    if ('failed' in after) return { differences: [`does not build after the fix: ${after.failed.split('\n').filter(Boolean).slice(-3).join(' ')}`] };
    return { differences: [...leaks(after, stays), ...unseen(before, after), ...lostByContainer(before, after, fixed)] };
  } finally {
    rmSync(bench.folder, { recursive: true, force: true });
  }
}

/** A secret that a finding remains for is known to stay. */
function leaks({ secrets }: Image, stays: ReadonlySet<string>): readonly string[] {
  const known = new Set([...stays].flatMap((name) => [name, path.basename(name)]));
  return secrets.filter((secret) => !known.has(secret)).map((secret) => `${secret} is in the image`);
}

/** What a command saw and can have read, and no command of that program sees any more. */
function unseen(before: Image, after: Image): readonly string[] {
  const lost = before.witnessed.flatMap((each) => {
    const same = after.witnessed.filter(({ command }) => command === each.command);
    const program = each.command.split(' ')[0] ?? '';
    const twins = same.length > 0 ? same : after.witnessed.filter(({ command }) => command.split(' ')[0] === program);
    return [...inSight(each)]
      .filter((secret) => canHaveRead(each, secret) && !twins.some((twin) => inSight(twin).has(secret)))
      .map((secret) => `${secret} is not seen by: ${each.command}`);
  });
  return [...new Set(lost)];
}

/** Variables and files that the container no longer has; a secret may go where the fix says so. */
function lostByContainer(before: Image, after: Image, fixed: LintResult): readonly string[] {
  const variables = before.variables.filter((name) => !after.variables.includes(name) && !fixed.containerEnv.has(name));
  const files = [...before.files].filter(([name, isSecret]) => !isSecret && !after.files.has(name)).map(([name]) => name);
  return [...variables.map((name) => `the container has no variable ${name}`), ...files.map((name) => `the container has no file ${name}`)];
}

function takes(dockerfile: string, name: string): boolean {
  return /^\w+$/.test(name) && new RegExp(`^\\s*ARG\\s(?:[^\\n]*\\s)?${name}\\b`, 'im').test(dockerfile);
}

function argumentsFor(names: readonly string[]): readonly string[] {
  return names.flatMap((name) => ['--build-arg', `${name}=${canary(name)}`]);
}

/** A secret that a build is given: from a file of its folder, or with a value. */
type Given = { readonly id: string } & ({ readonly file: string } | { readonly value: string });

/** What a fix asks for; a secret that replaces an argument has its value. */
function secretsOf({ secrets, removedArgs }: LintResult): readonly Given[] {
  const argumentOf = new Map([...removedArgs].map(([name, id]) => [id, name]));
  return secrets.flatMap(({ id, from }): readonly Given[] => {
    if ('env' in from) return [{ id, value: canary(argumentOf.get(id) ?? from.env) }];
    return 'file' in from ? [{ id, file: from.file.replace(/^~\//, '') }] : [];
  });
}

/** The secrets that a Dockerfile mounts besides those that are known. */
function mountedSecrets(text: string, known: LintResult['secrets']): readonly Given[] {
  const { instructions } = parseDockerfile(new Document('/project/Dockerfile', text));
  const mounts = instructions.flatMap((instruction) => (instruction.keyword === 'RUN' ? instruction.mounts.filter(({ type }) => type === 'secret') : []));
  const ids = new Set(mounts.map(({ values }) => values.get('id') ?? path.posix.basename(values.get('target') ?? '')));
  return [...ids].filter((id) => /^[\w.-]+$/.test(id) && !known.some((secret) => secret.id === id)).map((id) => ({ id, value: canary(id) }));
}

interface Wanted {
  readonly text: string;
  readonly secretFiles: ReadonlySet<string>;
  readonly given: readonly string[];
  readonly secrets: readonly Given[];
  /** What the fix keeps out of the build context. */
  readonly excluded?: readonly string[];
}

async function build(
  { base, folder, tag }: Bench,
  one: Case,
  { text, secretFiles, given, secrets, excluded = [] }: Wanted,
): Promise<Image | { readonly failed: string }> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  writeContext(folder, one, secretFiles);
  if (excluded.length > 0) appendFileSync(path.join(folder, '.dockerignore'), `\n${excluded.join('\n')}\n`);
  writeFileSync(path.join(folder, 'Dockerfile'), withImage(text, base));
  const options = ['--progress=rawjson', '--network=none', '--no-cache', '--provenance=false', '-t', tag];
  const variables = secrets.map((secret, at) => ('value' in secret ? [`DOCKERLINT_SECRET_${at}`, secret.value] : []));
  const words = secrets.flatMap((secret, at) => ['--secret', `id=${secret.id},${'file' in secret ? `src=${secret.file}` : `env=DOCKERLINT_SECRET_${at}`}`]);
  const env = Object.fromEntries(variables.filter((pair) => pair.length > 0));
  const built = await run(['buildx', 'build', ...given, ...words, ...options, '.'], folder, env);
  const log = logOf(built.stderr);
  if (built.status !== 0) return { failed: log };
  return { witnessed: witnessedIn(log), ...(await look(tag, `${folder}-image`)) };
}

/** What is in an image, and in a container of it; the image is removed. */
async function look(tag: string, at: string): Promise<Omit<Image, 'witnessed'>> {
  const inspected = await run(['image', 'inspect', '--format', '{{range .Config.Env}}{{println .}}{{end}}', tag]);
  await run(['save', '-o', `${at}.tar`, tag]);
  const secrets = [
    ...new Set(
      [
        ...readFileSync(`${at}.tar`)
          .toString('latin1')
          .matchAll(/canary-([A-Za-z0-9_.]+?)-end/g),
      ].map(([, name]) => name ?? ''),
    ),
  ];
  const container = (await run(['create', tag, 'true'])).stdout.trim();
  await run(['export', '-o', `${at}.tar`, container]);
  await run(['rm', container]);
  await run(['rmi', '-f', tag]);
  const listed = spawnSync('tar', ['-tf', `${at}.tar`], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter((name) => name !== '' && !name.endsWith('/'));
  const own = listed.filter((name) => !/^(stub|bin|dev|proc|sys)\//.test(name));
  mkdirSync(at, { recursive: true });
  spawnSync('tar', ['-C', at, '-xf', `${at}.tar`, '--no-same-owner', '--exclude=stub', '--exclude=bin', '--exclude=dev', '--exclude=proc']);
  const holding = new Set(
    spawnSync('grep', ['-rlE', 'canary-[A-Za-z0-9_.]+-end', '.'], { cwd: at, encoding: 'utf8' })
      .stdout.split('\n')
      .map((name) => name.replace(/^\.\//, '')),
  );
  rmSync(at, { recursive: true, force: true });
  rmSync(`${at}.tar`);
  return {
    secrets,
    variables: inspected.stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => line.replace(/=.*/, '')),
    files: new Map(own.map((name) => [name, holding.has(name)])),
  };
}

interface Done {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(words: readonly string[], cwd?: string, env: Readonly<Record<string, string>> = {}): Promise<Done> {
  return new Promise((resolve) => {
    const settings = { cwd, env: { ...process.env, ...env }, encoding: 'utf8', maxBuffer: 1 << 28, timeout: 120_000 } as const;
    execFile('docker', words, settings, (error, stdout, stderr) => resolve({ status: error ? 1 : 0, stdout, stderr }));
  });
}
