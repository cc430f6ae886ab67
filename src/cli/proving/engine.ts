import type { Sought, Trace } from '../../prove/types.ts';
import type { Argv } from '../io/command.ts';
import type { Io } from '../io/io.ts';

/** What builds the images of one run of prove, and where. */
export interface Engine {
  readonly io: Io;
  /** The temporary folder of the run. */
  readonly folder: string;
  readonly program: BuildProgram;
}

/** A program that builds images, with what differs between docker, buildah and podman. */
export interface BuildProgram {
  readonly name: 'docker' | 'buildah' | 'podman';
  /** The start of a build command, up to its options. */
  readonly build: Argv;
  /** The folder in which a container finds the scripts of its RUNs: the files there never become part of a layer. */
  readonly witnessFolder: string;
  /** Options that every build has. `tag`: the name of the image; undefined if none is needed. `ignoreFile`: undefined if there is none. */
  options(build: { readonly tag: string | undefined; readonly ignoreFile: string | undefined }): readonly string[];
  /** Checks that the program works, and notes what it holds before the first build. Throws a UserError. */
  start(signal: AbortSignal): Promise<void>;
  /** Reads an image as an archive of the form that `docker image save` writes. Throws a UserError, and any error of `read`. */
  read<Result>(tag: string, signal: AbortSignal, read: (archive: AsyncIterable<Uint8Array>) => Promise<Result>): Promise<Result>;
  /** The records that the engine keeps of builds of this run, by name; undefined for an engine that keeps none. */
  records(): readonly string[] | undefined;
  /** Searches records and their attachments. */
  searchRecords(records: readonly string[], sought: readonly Sought[], signal: AbortSignal): Promise<readonly Trace[]>;
  /** The step that failed, from the last lines of a log; undefined if they name none. */
  failedStep(tail: readonly string[]): string | undefined;
  /** Removes the images and all else that the builds left. Returns one line for each thing that remains, shown to people. Never throws. */
  remove(tags: readonly string[]): Promise<readonly string[]>;
}

/** Removes things one after the other, also if one fails. Returns those that remain. Never throws. */
export async function attempts(things: readonly { readonly what: string; remove(): Promise<boolean> }[]): Promise<readonly string[]> {
  const left: string[] = [];
  for (const { what, remove } of things) if (!(await remove().catch(() => false))) left.push(what);
  return left;
}
