import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path/posix';
import { credentialsIn, judgeFile, NO_SETTINGS } from '../../facts/sensitivity/index.ts';
import { issuerOf } from '../../knowledge/secrets/issuers.ts';
import { partsOf } from '../../prove/canaries.ts';
import { archiveFiles } from '../../prove/images/archive-files.ts';
import type { ArchiveFile } from '../../prove/images/blobs.ts';
import { type ArchiveSearch, searchArchive } from '../../prove/images/image-archive.ts';
import { masked } from '../../prove/masking.ts';
import { LEAST_BYTES, needlesOf } from '../../prove/needles.ts';
import type { Sought } from '../../prove/types.ts';
import { type LeakReport, leakRows } from '../../reporters/proof/leak.ts';
import { rowsAsMarkdown, rowsAsText } from '../../reporters/proof/render.ts';
import { visible } from '../../text/visible.ts';
import type { LintArguments } from '../arguments/options.ts';
import { type CommandCall, commandOutput } from '../io/command.ts';
import { untilSignal } from '../io/interruption.ts';
import { complain, type Io, isUserError, UserError } from '../io/io.ts';
import { toSlashes } from '../io/paths.ts';
import { codeOf, describeSystemError, readRegularFile, reasonOf } from '../io/read-input.ts';
import { styleOf } from '../io/style.ts';
import { installedBuildah, saveImage } from '../proving/buildah-program.ts';
import { isInstalled } from '../proving/installed.ts';
import { fileBytes, isLayout, layoutFiles } from '../proving/layout-files.ts';

/** An image, with the names of the secrets in `options.paths`. */
interface ImageArguments {
  readonly image: string;
  readonly options: LintArguments;
  readonly markdown: boolean;
}

const STATUS = { clean: 0, leaks: 1, 'nothing-proved': 3 } as const;

/**
 * `dockerlint prove --image IMAGE NAME...`: searches an image that exists for secrets that exist. IMAGE is an archive, an OCI folder, or what docker knows, else buildah or podman;
 * a NAME is a variable that is set, or a file. Builds and changes nothing. Returns the exit status: 1 if one is found, 3 if files could not be searched.
 */
export async function searchImageCommand({ image, options, markdown }: ImageArguments, io: Io): Promise<number> {
  if (options.paths.length === 0)
    throw new UserError('--image needs the secrets to search for: names of set variables, or files (dockerlint prove --image app:1.2 NPM_TOKEN .npmrc)');
  const sought = options.paths.map((name) => soughtOf(name, io));
  const onSignal = (first: boolean): void => complain(io, first ? 'stopping …' : 'still stopping …');
  return untilSignal(onSignal, async (signal) => {
    const report = reportOf(image, await searchOf(image, sought, io, signal), sought);
    const title = `${image}: ${report.verdict === 'leaks' ? 'holds a secret' : report.verdict === 'clean' ? 'no secret found' : 'not all could be searched'}`;
    if (options.format === 'json') io.stdout.write(visible(`${JSON.stringify(report, undefined, 2)}\n`, []));
    else if (markdown) io.stdout.write(rowsAsMarkdown(title, leakRows(report), []));
    else io.stdout.write(rowsAsText(title, leakRows(report), styleOf(io, io.stdout, options.color)));
    return STATUS[report.verdict];
  });
}

/** The value of a variable, or the credentials in a file. */
function soughtOf(name: string, { env, cwd }: Io): Sought {
  const value = env[name];
  const parts = value ? partsOf(value) : partsOfFile(name, path.resolve(toSlashes(cwd), toSlashes(name)));
  if (parts.length > 0) return { name, needles: parts.flatMap((part) => needlesOf(part)) };
  throw new UserError(`${name}: the value is shorter than ${LEAST_BYTES} bytes, so it may be in any image by chance`);
}

function partsOfFile(name: string, file: string): readonly string[] {
  if (!existsSync(file)) throw new UserError(`${name} is neither a set variable nor a file`);
  try {
    const text = readRegularFile(file).toString('utf8');
    const { kind } = judgeFile(file, file, NO_SETTINGS);
    const credentials = credentialsIn(kind, text);
    return (credentials.length > 0 ? credentials : [text]).flatMap(partsOf);
  } catch (error) {
    throw new UserError(`${name}: ${reasonOf(error)}`);
  }
}

async function searchOf(image: string, sought: readonly Sought[], io: Io, signal: AbortSignal): Promise<ArchiveSearch> {
  const at = path.resolve(toSlashes(io.cwd), toSlashes(image));
  try {
    const search = (files: AsyncIterable<ArchiveFile>): Promise<ArchiveSearch> => searchArchive(files, sought, false);
    if (isLayout(at)) return await search(layoutFiles(at, signal));
    if (existsSync(at) && statSync(at).isFile()) return await search(archiveFiles(fileBytes(at, signal)));
    const other = isInstalled('docker', io.env) ? undefined : installedBuildah(io.env);
    if (other !== undefined)
      return await withSaved(other, image, { cwd: io.cwd, env: { ...io.env }, signal }, (file) => search(archiveFiles(fileBytes(file, signal))));
    return await commandOutput(['docker', 'image', 'save', image], { cwd: io.cwd, env: { ...io.env }, signal }, (archive) => search(archiveFiles(archive)));
  } catch (error) {
    signal.throwIfAborted();
    if (isUserError(error)) throw error;
    if (error instanceof Error && error.name === 'ArchiveError') throw new UserError(`${image}: ${error.message}`);
    throw codeOf(error) === undefined ? error : new UserError(`${image}: ${describeSystemError(error)}`);
  }
}

/** Has buildah or podman write its image to a temporary file, and reads that. */
async function withSaved<Result>(program: 'buildah' | 'podman', image: string, call: CommandCall, read: (file: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(path.join(toSlashes(tmpdir()), 'dockerlint-prove-'));
  try {
    const file = path.join(folder, 'image.tar');
    await saveImage([program], image, file, call);
    return await read(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function reportOf(image: string, { images, attached, missing }: ArchiveSearch, sought: readonly Sought[]): LeakReport {
  const found = new Set([...images.flatMap(({ search }) => search.traces), ...attached].map(({ name }) => name));
  const unread = images.flatMap(({ search }) => search.unread).map(({ place, why }) => ({ place, why }));
  return {
    version: 1,
    image,
    verdict: found.size > 0 ? 'leaks' : unread.length + missing.length > 0 ? 'nothing-proved' : 'clean',
    secrets: sought.map(({ name }) => ({ name, found: found.has(name), issuer: issuerOf(name) })),
    images: images.map(({ name, search }) => ({
      name: masked(name, sought),
      id: search.id,
      layers: search.layers,
      files: [...search.tree.values()].filter(({ type }) => type !== 'directory').length,
      traces: search.traces,
    })),
    attached,
    unread,
    missing: missing.map((name) => masked(name, sought)),
  };
}
