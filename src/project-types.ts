import type { BuildSecret } from './fix/types.ts';
import type { CompanionCaveat } from './companions/types.ts';
import type { LintResult } from './linter/types.ts';

/** The files of a project as the caller sees them: from disk in the CLI, with unsaved buffers on top in an editor. Paths are absolute, with `/`. */
export interface ProjectFiles {
  /** The text of a file; undefined where it is absent, unreadable, binary, too large, or reached by a link that leaves the root. */
  read(path: string): string | undefined;
  /** What a folder holds; undefined where it is none. Links are left out. */
  list(path: string): readonly { readonly name: string; readonly kind: 'file' | 'folder' }[] | undefined;
  /** The root of the project that a file belongs to (its git root, else its folder). */
  rootOf(path: string): string;
}

/** The command that builds the Dockerfile as it now is. */
export interface BuildCommand {
  /** Runs as it is from the working directory. */
  readonly argv: readonly string[];
  /** The same for a shell, quoted. */
  readonly command: string;
  /** `: "${NPM_TOKEN:?…}"` lines for variables whose absence the command would not notice. */
  readonly guards: readonly string[];
  readonly secrets: readonly BuildSecret[];
  readonly ssh: readonly string[];
}

export interface CompanionChange {
  readonly path: string;
  readonly kind: string;
  /** Text before and after; the same where nothing was changed. */
  readonly before: string;
  readonly after: string;
  readonly caveats: readonly CompanionCaveat[];
}

export interface FileResult {
  readonly path: string;
  readonly lint: LintResult;
  /** Present when the Dockerfile, after any fix, takes secrets or ssh. */
  readonly build: BuildCommand | undefined;
}

export interface ProjectResult {
  readonly files: readonly FileResult[];
  readonly companions: readonly CompanionChange[];
}
