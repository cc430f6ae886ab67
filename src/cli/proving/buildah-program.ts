import { createReadStream, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path/posix';
import { member } from '../../text/json.ts';
import { type Argv, type CommandCall, runCommand } from '../io/command.ts';
import { type Io, UserError } from '../io/io.ts';
import { attempts, type BuildProgram } from './engine.ts';
import { isInstalled } from './installed.ts';

/** Interchangeable programs: podman builds with the code of buildah. Source: https://github.com/containers/buildah#buildah-and-podman-relationship */
const PROGRAMS = ['buildah', 'podman'] as const;

/** The one of buildah and podman that is installed; undefined if neither is. */
export function installedBuildah(env: Io['env']): 'buildah' | 'podman' | undefined {
  return PROGRAMS.find((program) => isInstalled(program, env));
}

/**
 * Writes an image to a file, as an archive of the form that `docker image save` writes. `program`: buildah or podman, with its options. Throws a UserError.
 * Source: https://github.com/containers/image/blob/main/docs/containers-transports.5.md, https://docs.podman.io/en/latest/markdown/podman-save.1.html
 */
export async function saveImage(program: Argv, image: string, file: string, call: CommandCall): Promise<void> {
  const [name] = program;
  const words = name === 'podman' ? ['save', '--quiet', '--format', 'docker-archive', '-o', file, image] : ['push', '--quiet', image, `docker-archive:${file}`];
  const { ok, tail } = await runCommand([...program, ...words], call);
  if (!ok) throw new UserError(`${name} ${words[0]} failed: ${tail.at(-1)}`);
}

/**
 * Builds with buildah, or with podman where only that is installed. Images and containers go to a store in the folder of the run, which finds the base images
 * of the user in the user's own store: all is removed with the folder. Throws a UserError if neither is installed.
 * Source: https://github.com/containers/storage/blob/main/docs/containers-storage.conf.5.md (additionalimagestores)
 */
export async function buildahProgram(io: Io, folder: string, signal: AbortSignal): Promise<BuildProgram> {
  const name = installedBuildah(io.env);
  if (name === undefined) throw new UserError('neither buildah nor podman is installed, and the engine is buildah: `--engine docker-28.3` proves with docker');
  const call = { cwd: io.cwd, env: { ...io.env } };
  const store = path.join(folder, 'store');
  const own = await storeOf(name, io, signal);
  mkdirSync(store);
  const places = ['--root', path.join(store, 'root'), '--runroot', path.join(store, 'run')];
  const program: Argv = [name, ...places, '--storage-driver', own.driver, '--storage-opt', `${own.driver}.imagestore=${own.folder}`];
  const saved = path.join(folder, 'image.tar');
  return {
    name,
    build: [...program, 'build'],
    // containers have a mount of their own there, for all secrets
    witnessFolder: '/run/secrets/.dockerlint',
    options: ({ tag, ignoreFile }) => ['-t', tag ?? 'dockerlint-prove-absent', ...(ignoreFile === undefined ? [] : ['--ignorefile', ignoreFile])],
    async start() {},
    async read(tag, signal, read) {
      rmSync(saved, { force: true });
      await saveImage(program, tag, saved, { ...call, signal });
      return await read(createReadStream(saved));
    },
    records: () => undefined,
    searchRecords: async () => [],
    failedStep,
    remove: () => attempts([{ what: `the folder ${store}`, remove: () => removeStore(name, store, io) }]),
  };
}

/** Where the program keeps its images: `{"store": {"GraphDriverName": "overlay", "GraphRoot": "/var/lib/…"}}`, of podman with a small first letter. */
async function storeOf(name: string, io: Io, signal: AbortSignal): Promise<{ readonly driver: string; readonly folder: string }> {
  let said = '';
  const { ok, tail } = await runCommand([name, 'info', ...(name === 'podman' ? ['--format', 'json'] : [])], {
    cwd: io.cwd,
    env: { ...io.env },
    signal,
    listen: (chunk) => {
      said += Buffer.from(chunk).toString('utf8');
    },
  });
  const store = ok ? member(parsed(said.slice(said.indexOf('{'))), 'store') : undefined;
  const [driver, folder] = ['raphDriverName', 'raphRoot'].map((key) => member(store, `G${key}`) ?? member(store, `g${key}`));
  if (typeof driver === 'string' && typeof folder === 'string') return { driver, folder };
  throw new UserError(`${name} does not work here (${name} info: ${tail.findLast((line) => line.trim() !== '') ?? 'failed'})`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Removes the store. podman leaves its folder mounted on itself, which root can undo; of other users the files belong to ids of a user namespace. Source:
 * https://github.com/containers/buildah/blob/main/docs/buildah-unshare.1.md
 */
async function removeStore(name: string, store: string, { cwd, env }: Io): Promise<boolean> {
  try {
    rmSync(store, { recursive: true, force: true });
    return true;
  } catch {
    const call = { cwd, env: { ...env } };
    for (const overlay of ['overlay', 'vfs']) await runCommand(['umount', path.join(store, 'root', overlay)], call).catch(() => undefined);
    const { ok } = await runCommand([name, 'unshare', 'rm', '-rf', store], call);
    if (!ok) rmSync(store, { recursive: true, force: true });
    return true;
  }
}

/** The failed step: `Error: building at STEP "RUN npm ci": while running runtime: exit status 1`. */
function failedStep(tail: readonly string[]): string | undefined {
  for (const line of tail) {
    const [, step] = /\bbuilding at STEP "(.*?)": /.exec(line) ?? [];
    if (step !== undefined) return step;
  }
  return undefined;
}
