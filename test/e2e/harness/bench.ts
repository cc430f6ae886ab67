import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Servers, startServers } from './servers.ts';
import { makeTools } from './tools.ts';

/** What these tests read of the report in JSON. */
export interface Report {
  readonly files: readonly {
    readonly findings: readonly { readonly fixed: boolean; readonly severity: string }[];
    readonly build?: { readonly argv: readonly string[] };
  }[];
}

/** What came of a build. */
export interface Outcome {
  readonly status: number | null;
  /** All that it printed; '' where it succeeded. */
  readonly log: string;
  /** As in `Servers.takeLogins`. */
  readonly logins: readonly string[];
  /** One of the marks is in a layer, the history or the configuration of the image. */
  readonly leaks: boolean;
  /** What its commands printed after `OUT `. */
  readonly out: string;
}

/** A folder to build in, with servers on loopback that want a login, and the built command line. */
export interface Bench {
  readonly scratch: string;
  readonly servers: Servers;
  /** A new folder. */
  folder(): string;
  /** Builds the Dockerfile of a folder with the options of a build command, without blocking this process, which is the server that it talks to. */
  build(folder: string, options: readonly string[], env: Readonly<Record<string, string>>, marks: readonly string[]): Promise<Outcome>;
  close(): void;
}

/** Builds dockerlint and the image of tools, and starts the servers; `secret` is what they let in. */
export async function openBench(name: string, secret: string): Promise<Bench> {
  const scratch = mkdtempSync(path.join(tmpdir(), `dockerlint-${name}-`));
  const built = spawnSync(process.execPath, ['scripts/build.mjs', '--no-types'], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(built.stderr);
  makeTools();
  mkdirSync(path.join(scratch, 'servers'));
  const servers = await startServers(path.join(scratch, 'servers'), secret);
  let number = 0;
  return {
    scratch,
    servers,
    folder() {
      const folder = path.join(scratch, String(++number));
      mkdirSync(folder);
      return folder;
    },
    build: (folder, options, env, marks) => build(servers, `dockerlint-e2e:${name}-${path.basename(folder)}`, folder, options, env, marks),
    close() {
      servers.close();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}

/** Runs the command line on the Dockerfile of a folder. */
export function dockerlint(folder: string, options: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [path.resolve('dist/cli.cjs'), ...options, 'Dockerfile'], { cwd: folder, encoding: 'utf8' });
}

async function build(
  servers: Servers,
  tag: string,
  folder: string,
  options: readonly string[],
  env: Readonly<Record<string, string>>,
  marks: readonly string[],
): Promise<Outcome> {
  const file = path.join(folder, 'Dockerfile');
  // the frontend image cannot be pulled here; the engine's own stands in
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^# syntax=.*\n/, ''));
  servers.takeLogins();
  const words = ['buildx', 'build', ...options, '--progress=plain', '--network=host', '--no-cache', '--provenance=false', '-t', tag, '.'];
  const { status, log } = await new Promise<{ status: number | null; log: string }>((resolve) => {
    const child = spawn('docker', words, { cwd: folder, env: { ...process.env, ...env } });
    let all = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (all += chunk.toString()));
    child.on('close', (code) => resolve({ status: code, log: all }));
  });
  if (status !== 0) return { status, log, logins: servers.takeLogins(), leaks: false, out: '' };
  const out = [...log.matchAll(/^#\d+ \S+ OUT (.*)$/gm)].map((match) => match[1]).join('\n');
  return { status, log: '', logins: servers.takeLogins(), leaks: imageHolds(tag, folder, marks), out };
}

/** Whether a text is anywhere in the image: layers, history, configuration. The image is removed. */
function imageHolds(tag: string, folder: string, marks: readonly string[]): boolean {
  const tarball = path.join(folder, 'image.tar');
  if (marks.length > 0) spawnSync('docker', ['save', '-o', tarball, tag]);
  const holds = marks.length > 0 && marks.some((mark) => readFileSync(tarball).includes(mark));
  rmSync(tarball, { force: true });
  spawnSync('docker', ['rmi', '-f', tag]);
  return holds;
}
