import type { Engine } from '../knowledge/engines.ts';
import type { Instruction, Run, Dockerfile } from '../syntax/types.ts';
import type { Range } from '../text/range.ts';
import type { Redacted } from '../text/redacted.ts';

/** What a secret is for, which decides the remedy: a mount, run-time configuration, or rotating a value that stands in the file. */
export type Verdict = 'build' | 'runtime' | 'literal';

/** The files that the build can copy, as far as they can be read. Paths are relative to the context's root, with `/`. */
export interface BuildContext {
  /** The text of a file; undefined where it is absent, kept out by .dockerignore, binary or large. */
  read(path: string): string | undefined;
  /** The files below the root that .dockerignore lets through, up to a bound. */
  files(): readonly string[];
  /** Whether the path is a folder of the context. */
  isFolder(path: string): boolean;
}

/** What the user's configuration adds to detection. */
export interface DetectionSettings {
  readonly secretNames: readonly string[];
  readonly ignoredNames: readonly string[];
  readonly secretFiles: readonly string[];
  readonly ignoredFiles: readonly string[];
}

/** What is in force where an instruction stands. */
export interface StageState {
  /** USER as written with known variables expanded; undefined where the image decides. */
  readonly user: string | undefined;
  readonly privilege: 'root' | 'non-root' | 'unknown';
  /** The numeric user id where USER is a number. */
  readonly uid: number | undefined;
  /** Absolute, or undefined where it cannot be known. */
  readonly workdir: string | undefined;
  /** Values of ENV (and ARG defaults) that are plain text. */
  readonly env: ReadonlyMap<string, string>;
}

/** A place where the secret gets or keeps its name: an entry of ARG or ENV. */
export interface Declaration {
  readonly instruction: Instruction;
  /** Index into the instruction's entries. */
  readonly entry: number;
  readonly name: string;
  readonly range: Range;
  /** How it comes by its value: from the build argument, from another declaration unchanged, or built around one. */
  readonly value: 'argument' | 'copy' | 'composed' | 'literal';
}

/** A RUN that reads the secret. */
export interface Sink {
  readonly run: Run;
  readonly range: Range;
  /** Under which variable, or at which path. */
  readonly name: string;
  readonly how: 'variable' | 'environment' | 'file';
  /** Who reads it, for people: `npm ci`, `./build.sh`. */
  readonly reader: string;
}

export interface Leak {
  readonly where: 'history' | 'image-config' | 'layer' | 'log' | 'provenance';
  readonly range: Range;
  readonly reason: string;
}

/** Something that we cannot see and that may read the secret or change what a rewrite means. */
export interface BlindSpot {
  readonly range: Range;
  readonly reason: string;
}

export interface Facts {
  readonly dockerfile: Dockerfile;
  readonly engine: Engine;
  readonly context: BuildContext | undefined;
  readonly settings: DetectionSettings;
  readonly states: ReadonlyMap<Instruction, StageState>;
  /** Every literal secret value seen, so that no output shows one. */
  readonly values: readonly Redacted[];
}
