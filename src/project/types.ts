import type { BuildCommand, CompanionCaveat } from '../companions/types.ts';
import type { DetectionSettings } from '../facts/index.ts';
import type { Engine } from '../knowledge/docker/engines.ts';
import type { LintOptions, LintResult, OnError } from '../linter/types.ts';

export type { BuildCommand } from '../companions/types.ts';

/** The files of a project as the caller sees them: from disk in the CLI, with unsaved buffers on top in an editor. Paths are absolute, with `/`. */
export interface ProjectFiles {
  /** The text of a file; undefined where it is absent, unreadable, binary, too large, or reached by a link that leaves the root. */
  read(path: string): string | undefined;
  /** What a folder holds; undefined if it is none. A link that leads to a file or folder of the project is listed as that, with `link`. */
  list(path: string): readonly FolderEntry[] | undefined;
  /** The root of the project that a file belongs to: its git root, else the nearest folder that looks like a project. */
  rootOf(path: string): string;
  /** The path without links, of a file in the project; the path itself if it cannot be followed. */
  realOf(path: string): string;
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
  /** The folder that was taken for the build context. */
  readonly context: string;
  /** Present when the Dockerfile, after any fix, takes secrets or ssh. */
  readonly build: BuildCommand | undefined;
}

export interface ProjectResult {
  readonly files: readonly FileResult[];
  readonly companions: readonly CompanionChange[];
  /** Files that build a Dockerfile and do not fit it, and those that were asked about. What becomes of them stands in `companions`. */
  readonly callers: readonly FileResult[];
}

/** What the configuration says for one Dockerfile. */
export interface FileSettings {
  readonly engine: Engine;
  readonly levels: LintOptions['levels'];
  readonly settings: DetectionSettings;
  /** Absolute path of the build context; undefined where a compose file or the Dockerfile's folder decides. */
  readonly context: string | undefined;
  /** Whether the files around the Dockerfile are changed with it. */
  readonly companions: boolean;
  /** Whether build arguments stay as a fallback; not without being asked. */
  readonly keepArguments?: boolean | undefined;
  /** Whether private keys come from an ssh agent where they can; not without being asked. */
  readonly sshAgent?: boolean | undefined;
}

export interface ProjectOptions {
  readonly fix: LintOptions['fix'];
  readonly secondParser?: LintOptions['secondParser'];
  readonly onError?: OnError | undefined;
  /** Absolute: where the build command will be typed. */
  readonly cwd: string;
  /** Whether nothing but the Dockerfile can be written, as by a formatter. */
  readonly isAlone?: boolean | undefined;
  /** What the same files gave without companions: a Dockerfile whose build context stays the same is not linted again. */
  readonly earlier?: ProjectResult | undefined;
  /** Whether the files that build a Dockerfile are findings where they do not fit it; they are if it is left out. */
  readonly staleCallers?: boolean | undefined;
  /** Whether a lint that fixes nothing looks for callers which its safe fixes would break; it does if this is left out. */
  readonly foresee?: boolean | undefined;
  /** Files that build images, absolute: asked about for every Dockerfile of their project. */
  readonly callers?: readonly string[] | undefined;
  /** Whether the configuration leaves a file out; none if it is left out. */
  isExcluded?(path: string): boolean;
  /** The user's home folder, for secrets that come from `~/…`. */
  readonly home: string | undefined;
  settingsOf(path: string): FileSettings;
}
