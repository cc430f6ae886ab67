import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { BASE, makeBase } from './engine.ts';

/** Projects that are proved with the real engine, in a folder that is removed at the end. */
export interface Projects {
  /** Makes a project of stubs, its files and its Dockerfile, where `BASE` becomes the base image; returns its folder. */
  project(name: string, dockerfile: string, files?: Readonly<Record<string, string | Uint8Array>>): string;
  /** The folder of all projects. */
  readonly scratch: string;
}

/** Builds the command line and the base image before the tests of a file. */
export function proveProjects(): Projects {
  const scratch = mkdtempSync(path.join(tmpdir(), 'dockerlint-e2e-prove-'));
  beforeAll(() => {
    const built = spawnSync(process.execPath, ['scripts/build.mjs', '--no-types'], { encoding: 'utf8' });
    if (built.status !== 0) throw new Error(built.stderr);
    makeBase();
  });
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));
  return {
    scratch,
    project(name, dockerfile, files = {}) {
      const folder = path.join(scratch, name);
      cpSync('test/e2e/harness', folder, { recursive: true });
      for (const [file, text] of Object.entries({ ...files, Dockerfile: dockerfile.replaceAll('BASE', BASE) })) {
        mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        writeFileSync(path.join(folder, file), text);
      }
      return folder;
    },
  };
}

export interface ProveRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command line that was built. */
const CLI = path.resolve('dist/cli.cjs');
/** The engine here has no network, and no frontend to pull. */
export const ENGINE = ['--engine', 'docker-27.3'] as const;
export const NO_NETWORK = ['--', '--network=none'] as const;

/** Runs prove as people do, and gives its JSON. */
export function prove(folder: string, ...words: readonly string[]): ProveRun {
  return dockerlint(folder, ['prove', ...ENGINE, '--format', 'json', ...words, '.', ...NO_NETWORK]);
}

export function dockerlint(folder: string, words: readonly string[], env: { readonly [name: string]: string } = {}): ProveRun {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...words], { cwd: folder, env: { ...process.env, ...env }, encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** Images, folders and the notes of build records that a run of prove may leave. */
export function leavings(): readonly string[] {
  const images = spawnSync('docker', ['images', '-q', 'dockerlint-prove-*'], { encoding: 'utf8' }).stdout;
  const notes = spawnSync('grep', ['-rl', 'dockerlint-prove-', path.join(process.env['DOCKER_CONFIG'] ?? '', 'buildx/refs')], { encoding: 'utf8' }).stdout;
  return [images, notes, ...readdirSync(tmpdir()).filter((name) => name.startsWith('dockerlint-prove-'))];
}

export const placesOf = (image: { readonly traces: readonly { readonly place: string }[] }): readonly string[] => image.traces.map(({ place }) => place);
