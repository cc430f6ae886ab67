import type { BuildCommand, CompanionCaveat } from '../companions/types.ts';
import type { DetectionSettings } from '../facts/index.ts';
import type { Engine } from '../knowledge/docker/engines.ts';
import type { LintOptions, LintResult, OnError } from '../linter/types.ts';

export type { BuildCommand } from '../companions/types.ts';

/** The files of a project: from disk in the CLI, with unsaved buffers on top in an editor. Paths are absolute, with `/`. */
export interface ProjectFiles {
  /** The text of a file; undefined if it is absent, unreadable, binary, too large, or reached by a link that leaves the root. */
  read(path: string): string | undefined;
  /** The entries of a folder; undefined if it is no folder. A link to a file or folder of the project is listed as that kind, with `link`. */
  list(path: string): readonly FolderEntry[] | undefined;
  /** The root of the project that contains a file: its git root, else the nearest folder that looks like a project. */
  rootOf(path: string): string;
  /** The path of a file of the project without links; the path itself if its links cannot be resolved. */
  realOf(path: string): string;
  /** Whether a folder stands in its project, and no link on its path leads out: only there a file may be created. */
  isInside(folder: string): boolean;
}

export interface FolderEntry {
  readonly name: string;
  /** `outside`: a link that leads out of the project. */
  readonly kind: 'file' | 'folder' | 'outside';
  readonly link?: true;
}

export interface CompanionChange {
  readonly path: string;
  readonly kind: string;
  /** Text before and after; equal if nothing was changed. */
  readonly before: string;
  readonly after: string;
  readonly caveats: readonly CompanionCaveat[];
}

export interface FileResult {
  readonly path: string;
  readonly lint: LintResult;
  /** The folder assumed as build context. */
  readonly context: string;
  /** Set if the Dockerfile, after any fix, takes secrets or ssh. */
  readonly build: BuildCommand | undefined;
}

export interface ProjectResult {
  readonly files: readonly FileResult[];
  readonly companions: readonly CompanionChange[];
  /** The callers that do not match their Dockerfile, and the callers given on the command line. Their rewritten texts are in `companions`. */
  readonly callers: readonly FileResult[];
}

/** The configuration of one Dockerfile. */
export interface FileSettings {
  readonly engine: Engine;
  readonly levels: LintOptions['levels'];
  readonly settings: DetectionSettings;
  /** Absolute path of the build context; undefined if a compose file or the Dockerfile's folder decides. */
  readonly context: string | undefined;
  /** Whether fixes also change the files around the Dockerfile. */
  readonly companions: boolean;
  /** Whether fixes keep build arguments as a fallback; default false. */
  readonly keepArguments?: boolean | undefined;
  /** Whether fixes use an ssh agent for private keys if possible; default false. */
  readonly sshAgent?: boolean | undefined;
  /** Mounts that commands must have; default none. */
  readonly requiredMounts?: LintOptions['requiredMounts'];
  /** Whether our own ignore comments count only with a reason; default false. */
  readonly requireReason?: boolean | undefined;
}

export interface ProjectOptions {
  readonly fix: LintOptions['fix'];
  readonly secondParser?: LintOptions['secondParser'];
  readonly onError?: OnError | undefined;
  /** Absolute path of the folder in which the build command will be run. */
  readonly cwd: string;
  /** Set if only the Dockerfile can be written, as by a formatter. */
  readonly isAlone?: boolean | undefined;
  /** The result for the same files without companions: a Dockerfile whose build context is the same is not linted again. */
  readonly earlier?: ProjectResult | undefined;
  /** Whether callers that do not match their Dockerfile are reported as findings; default true. */
  readonly staleCallers?: boolean | undefined;
  /** Whether a lint without fixes looks for callers that its safe fixes would break; default true. */
  readonly foresee?: boolean | undefined;
  /** Absolute paths of callers to check against every Dockerfile of their project. */
  readonly callers?: readonly string[] | undefined;
  /** Whether the configuration excludes a file; omitted if it excludes none. */
  isExcluded?(path: string): boolean;
  /** The user's home folder, for secrets from `~/…`. */
  readonly home: string | undefined;
  settingsOf(path: string): FileSettings;
}
