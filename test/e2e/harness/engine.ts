import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The image that stands in for every base: busybox, and the witness under the name of each program that the examples run. */
export const BASE = 'dockerlint-e2e:base';

const PROGRAMS = ['npm', 'yarn', 'node', 'pip', 'python', 'go', 'git', 'apt-get', 'apk', 'make', 'mvn', 'curl', 'ssh-keyscan', 'useradd', 'rails', 'bundle'];

/** What a program of a build saw: the canaries in its arguments, environment and files. */
export interface Sighting {
  readonly program: string;
  readonly secrets: ReadonlySet<string>;
}

export interface Build {
  readonly status: number | null;
  readonly sightings: readonly Sighting[];
  readonly log: string;
}

/** A value to look for: unlike a real secret it names what it stands for. */
export function canary(name: string): string {
  return `canary-${name.replace(/[^A-Za-z0-9_.]/g, '_')}-end`;
}

/** Makes the base image from a static busybox. Throws where there is none: `apt-get install busybox-static`. */
export function makeBase(): void {
  const root = mkdtempSync(path.join(tmpdir(), 'dockerlint-base-'));
  try {
    for (const folder of ['bin', 'tmp', 'root', 'app/dist', 'etc', 'stub', 'home/app', 'install']) mkdirSync(path.join(root, folder), { recursive: true });
    cpSync('/bin/busybox', path.join(root, 'bin/busybox'));
    for (const name of ['sh', 'cat', 'mkdir', 'rm', 'cp', 'mv', 'chmod', 'echo', 'test', 'env', 'ls', 'printf'])
      symlinkSync('busybox', path.join(root, 'bin', name));
    writeFileSync(path.join(root, 'witness'), readFileSync(path.join('test', 'e2e', 'harness', 'witness.sh')));
    chmodSync(path.join(root, 'witness'), 0o755);
    for (const name of PROGRAMS) symlinkSync('/witness', path.join(root, 'stub', name));
    writeFileSync(path.join(root, 'etc/passwd'), 'root:x:0:0:root:/root:/bin/sh\napp:x:1234:1234:app:/home/app:/bin/sh\n');
    writeFileSync(path.join(root, 'etc/group'), 'root:x:0:\napp:x:1234:\n');
    // what the programs of the examples would have made, for the stages that copy it
    for (const made of ['server', 'install/made', 'app/dist/index.html']) writeFileSync(path.join(root, made), 'made\n');
    const tar = path.join(tmpdir(), `dockerlint-base-${process.pid}.tar`);
    run('tar', ['-C', root, '-cf', tar, '.']);
    run('docker', ['import', '--change', 'ENV PATH=/stub:/bin', tar, BASE]);
    rmSync(tar);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/**
 * Builds a folder with the words of a build command (its last word is the context) and says what the programs saw. Base images become
 * BASE, and `# syntax=` goes: neither can be pulled without a registry, and the engine's own frontend stands in.
 */
export function build(folder: string, argv: readonly string[], more: readonly string[], env: Readonly<Record<string, string>>, tag: string): Build {
  const file = path.join(folder, 'Dockerfile');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, withLocalImages(text));
  const words = [...argv.slice(1, -1), '--progress=rawjson', '--network=none', '--no-cache', '--provenance=false', ...more, '-t', tag, argv.at(-1) ?? '.'];
  const built = spawnSync(argv[0] ?? 'docker', words, { cwd: folder, env: { ...process.env, ...env }, encoding: 'utf8', maxBuffer: 1 << 28, timeout: 240_000 });
  writeFileSync(file, text);
  const log = logOf(built.stderr);
  return { status: built.status, log, sightings: sightingsIn(log) };
}

/** The canaries in an image: layers, history and configuration. The image is removed. */
export function canariesIn(tag: string): string[] {
  const tarball = path.join(tmpdir(), `dockerlint-image-${process.pid}.tar`);
  run('docker', ['save', '-o', tarball, tag]);
  const bytes = readFileSync(tarball).toString('latin1');
  rmSync(tarball);
  run('docker', ['rmi', '-f', tag]);
  return [...new Set([...bytes.matchAll(/canary-[A-Za-z0-9_.]+-end/g)].map(([text]) => text))].sort();
}

/** The Dockerfile with images that can be had here. */
export function withLocalImages(text: string): string {
  const stages = new Set([...text.matchAll(/^FROM\s+\S+\s+AS\s+(\S+)/gim)].map(([, name]) => name));
  return text
    .replace(/^# syntax=.*\n/, '')
    .replace(/^(FROM\s+)(\S+)/gim, (whole, head: string, image: string) => (stages.has(image) ? whole : `${head}${BASE}`));
}

/** The output of commands and the errors in the raw progress of a build. */
export function logOf(stderr: string): string {
  let log = '';
  for (const line of stderr.split('\n')) {
    if (!line.startsWith('{')) {
      log += `${line}\n`;
      continue;
    }
    const event: unknown = JSON.parse(line);
    for (const text of textsOf(event)) log += text;
  }
  return log;
}

/** The output of commands and the errors in an event of BuildKit's raw progress. */
function textsOf(event: unknown): string[] {
  if (typeof event !== 'object' || event === null) return [];
  const logs: unknown = 'logs' in event ? event.logs : [];
  const vertexes: unknown = 'vertexes' in event ? event.vertexes : [];
  return [
    ...(Array.isArray(logs) ? logs : []).map((one: { data?: string }) => Buffer.from(one.data ?? '', 'base64').toString()),
    ...(Array.isArray(vertexes) ? vertexes : []).map((one: { error?: string }) => (one.error ? `${one.error}\n` : '')),
  ];
}

function sightingsIn(log: string): Sighting[] {
  return [...log.matchAll(/@@WITNESS ([^|\n]*)\|([^\n]*)/g)].map(([, program, seen]) => ({
    program: (program ?? '').trim(),
    secrets: new Set((seen ?? '').match(/canary-[A-Za-z0-9_.]+-end/g) ?? []),
  }));
}

function run(command: string, words: readonly string[]): void {
  const done = spawnSync(command, words, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${command} ${words[0]}: ${done.stderr}`);
}
