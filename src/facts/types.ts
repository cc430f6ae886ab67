import type { Engine } from '../knowledge/engines.ts';
import type { Arg, Copy, Dockerfile, Env, Instruction, Run, ShellCommand, Word } from '../syntax/types.ts';
import type { Range } from '../text/range.ts';
import type { Redacted } from '../text/redacted.ts';
import type { AddressCredential } from './address-credentials.ts';
import type { Lookup } from './history.ts';
import type { MountFault } from './mount-faults.ts';
import type { Persisted } from './persistence.ts';
import type { FileJudgement, VariableJudgement } from './sensitivity-types.ts';

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
  readonly env: Lookup<string>;
}

/** Where a variable gets its value: an entry of an ARG or ENV. */
export interface Declaration {
  readonly instruction: Arg | Env;
  /** Index into the instruction's entries. */
  readonly entry: number;
  readonly name: string;
  /** Of the name. */
  readonly range: Range;
  /**
   * argument: the build argument of that name (with or without a default). copy: another variable, unchanged.
   * composed: text around at least one variable. literal: plain text.
   */
  readonly value: 'argument' | 'copy' | 'composed' | 'literal';
  /** What it is made of, for `copy` and `composed`: the variables in it, by name. */
  readonly uses: readonly string[];
  readonly onbuild: boolean;
}

/** A RUN in whose environment (or file system) the secret is, and what is known about its commands. */
export interface Sink {
  readonly run: Run;
  /** The variable, or the absolute path of the file. */
  readonly name: string;
  /**
   * reads: names it, or runs a program known to read it. may-read: runs something whose reads cannot be seen. keeps: runs tools that read it only where
   * settings or plugins make them. cannot-read: provably does not.
   */
  readonly certainty: 'reads' | 'may-read' | 'keeps' | 'cannot-read';
  /** Whether `$NAME` stands in the RUN. */
  readonly named: boolean;
  /** Who reads it, for people: `npm ci`, `./build.sh`; for cannot-read the commands that do not. */
  readonly reader: string;
  /** The first of the commands that certainly read it, where it can be told. */
  readonly place?: Range;
  /** Why, for people. */
  readonly reason: string;
}

/** An instruction other than RUN that uses the secret. Mounts exist only in RUN, so such a use keeps the declaration. */
export interface OtherUse {
  readonly instruction: Instruction;
  readonly range: Range;
  /** build: while building (COPY, LABEL, FROM, …). runtime: in the container (CMD, ENTRYPOINT, HEALTHCHECK). */
  readonly when: 'build' | 'runtime';
  readonly name: string;
}

/** Something that we cannot see and that may read the secret or change what a rewrite means. */
export interface BlindSpot {
  readonly range: Range;
  readonly reason: string;
}

/** One secret variable: the build argument or literal it comes from, every variable that gets its value, and every use of those. */
export interface VariableFlow {
  readonly name: string;
  readonly verdict: Verdict;
  readonly judgement: VariableJudgement;
  /** Where it enters: every ARG of that name, or the ENV that holds the literal. */
  readonly sources: readonly Declaration[];
  /** Those of the sources that repeat an ARG which a stage has already declared. */
  readonly declaredAgain: readonly Declaration[];
  /** ENV and ARG that take the value over, in order. */
  readonly copies: readonly Declaration[];
  readonly sinks: readonly Sink[];
  readonly otherUses: readonly OtherUse[];
  readonly blindSpots: readonly BlindSpot[];
  /** The default of the ARG, where it has one; a reference of the ARG to itself is resolved. */
  readonly default: Word | undefined;
  /** Whether an ENV with the value stands in a stage that the last stage is built on. */
  readonly inFinalImage: boolean;
  /** Some stage declares it (a global ARG that no stage declares reaches no RUN). */
  readonly reachesStage: boolean;
}

/** A command that does something to the file other than reading it. */
export interface FileTouch {
  readonly run: Run;
  readonly command: ShellCommand;
  /** delete: rm. permissions: chmod, chown. write: edits it, appends to it. copy: cp, mv, ln of it. */
  readonly effect: 'delete' | 'permissions' | 'write' | 'copy';
  /** Indexes of the command's words that are this path. */
  readonly words: readonly number[];
  /** Whether the command has other targets, which must stay. */
  readonly others: boolean;
}

/** A credential file that COPY or ADD takes from the build context. */
export interface FileFlow {
  /** As written. */
  readonly name: string;
  readonly copy: Copy;
  /** Index into `copy.sources`. */
  readonly source: number;
  readonly judgement: FileJudgement;
  readonly verdict: Verdict;
  /** Absolute path in the image, undefined where it cannot be known. For a folder: of the credential file in it. */
  readonly target: string | undefined;
  /** Whether a whole folder is copied. */
  readonly isFolder: boolean;
  /** RUNs in which the file is there, with what they do with it. */
  readonly sinks: readonly Sink[];
  readonly touches: readonly FileTouch[];
  readonly otherUses: readonly OtherUse[];
  readonly blindSpots: readonly BlindSpot[];
  readonly inFinalImage: boolean;
}

/** A secret that stands, or stays, where it should not, with no flow to repair: a literal, a file that a RUN writes, a whole context. */
export interface Exposure {
  readonly range: Range;
  readonly instruction: Instruction;
  /** The variable, or the file where it ends up. */
  readonly name: string;
  readonly message: string;
  readonly verdict: Verdict;
  readonly severity: 'error' | 'warning' | 'info';
  readonly evidence: readonly string[];
  /** What a person can do. */
  readonly remedy: string;
}

/** A place that belongs to a problem, e.g. where the secret is read. */
export interface Related {
  readonly range: Range;
  readonly message: string;
}

export interface Facts {
  readonly dockerfile: Dockerfile;
  readonly engine: Engine;
  readonly context: BuildContext | undefined;
  readonly settings: DetectionSettings;
  /** Whether build arguments stay, for callers that cannot give secrets yet. */
  readonly keepArguments: boolean;
  /** Whether private keys stay with the agent of whoever builds where all that reads them can ask it. */
  readonly sshAgent: boolean;
  readonly states: ReadonlyMap<Instruction, StageState>;
  readonly variableFlows: readonly VariableFlow[];
  readonly fileFlows: readonly FileFlow[];
  /** What RUNs write down and leave in their layers. */
  readonly persisted: ReadonlyMap<Run, readonly Persisted[]>;
  /** Secret mounts that do not do what they are there for. */
  readonly mountFaults: readonly MountFault[];
  /** Logins in the addresses of ADD. */
  readonly addressCredentials: readonly AddressCredential[];
  /** COPY and ADD: credential files of other stages, whole contexts, credentials in addresses. */
  readonly copyExposures: readonly Exposure[];
  /** RUN: literal credentials, and secrets that it leaves in a layer. */
  readonly runExposures: readonly Exposure[];
  /** LABEL, CMD, ENTRYPOINT, HEALTHCHECK: literal credentials. */
  readonly metadataExposures: readonly Exposure[];
  /** Every literal secret value seen, so that no output shows one. */
  readonly values: readonly Redacted[];
}
