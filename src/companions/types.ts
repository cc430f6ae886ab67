import type { BuildSecret, CallerChange } from '../caller-change.ts';
import type { Document } from '../text/document.ts';
import type { Edit } from '../text/edit.ts';
import type { Range } from '../text/range.ts';

/** What the fixes of one Dockerfile mean for its callers. */
export interface BuildChange extends CallerChange {
  /** Path of the Dockerfile; all paths are absolute, with `/`. */
  readonly dockerfile: string;
  /** The folder that was taken for the build context. */
  readonly context: string;
  /** For each removed argument the files that may pass it to a build of Compose; undefined where that was not looked for. */
  readonly passedToCompose?: ReadonlyMap<string, readonly string[]> | undefined;
  /** Whether a build of this target, by default the last stage, comes to a RUN that mounts the secret; undefined where every build counts. */
  readonly reaches?: ((id: string, target: string | undefined) => boolean) | undefined;
}

/** Whether a build of the target must be given the secret if it was passed no argument for it. */
export function isMissed({ reaches }: BuildChange, { id, required }: Pick<BuildSecret, 'id' | 'required'>, target: string | undefined): boolean {
  return required && (reaches?.(id, target) ?? true);
}

/** A change that was not made by itself, or a warning about one that was. */
export interface CompanionCaveat {
  /** Place in the companion before the edits; undefined for the whole file. */
  readonly range: Range | undefined;
  readonly message: string;
  /** The text to use, ready to paste, where there is one. */
  readonly suggestion: string | undefined;
  readonly breaks?: Breakage | undefined;
  /** Why nothing says for certain that the Dockerfile is built, as a clause for people. */
  readonly unsure?: string | undefined;
  /** Required secrets that this caller, which builds the Dockerfile for certain, does not give. */
  readonly misses?: readonly string[] | undefined;
  /** Required secrets that the edits give to this caller, which never passed them, from variables that may not be set. */
  readonly unproven?: readonly string[] | undefined;
  /** Required secrets whose build argument this caller, which builds the Dockerfile for certain, passes in no way: so far it builds without their values. */
  readonly lacks?: readonly string[] | undefined;
}

/** What a caller that stays as it is would lose by the change of the Dockerfile: its build would fail, or run without the secret. */
export interface Breakage {
  /** Build arguments or ids of secrets. */
  readonly names: readonly string[];
  /** False if the caller may as well build something else. */
  readonly certain: boolean;
  /** Whether only a run would tell which Dockerfile it builds. */
  readonly unplaced?: true;
}

/** What a companion tells about how the Dockerfile is built. */
export interface BuildInvocation {
  /** Absolute folder of the context, undefined where it is not a plain local path. */
  readonly context: string | undefined;
  readonly target: string | undefined;
  /** For Compose: the service, so that `docker compose build SERVICE` can be printed. */
  readonly service: string | undefined;
  /** The secrets that it gives to the build, by id, with the client's variable; undefined for another source. Left out if another file may give them. */
  readonly variables?: ReadonlyMap<string, string | undefined> | undefined;
  /** Variables that Compose finds by itself, in the `.env` beside the file. */
  readonly found?: ReadonlySet<string> | undefined;
}

export interface CompanionResult {
  readonly edits: readonly Edit[];
  readonly caveats: readonly CompanionCaveat[];
  /** The builds of this Dockerfile that the file describes. Empty: the file has nothing to do with it. */
  readonly invocations: readonly BuildInvocation[];
}

/** The breakage of a caller that builds the Dockerfile and cannot give any secret. */
export function breaksAll({ removedArgs, secrets }: CallerChange): Breakage {
  return { names: [...removedArgs.keys(), ...secrets.map(({ id }) => id)], certain: true };
}

/** The breakage of a caller that passes build arguments: of those, and of the secrets that no argument brought before. */
export function breaksPassed({ removedArgs, secrets }: CallerChange, passed: readonly string[]): Breakage {
  return { names: [...passed.filter((name) => removedArgs.has(name)), ...secrets.flatMap(({ id, from }) => ('env' in from ? [] : id))], certain: true };
}

/** The file has nothing to do with the change. */
export const UNRELATED: CompanionResult = { edits: [], caveats: [], invocations: [] };

/** What a companion may look at besides its own document. */
export interface CompanionFiles {
  /** The text of another file, undefined where it is absent, unreadable or outside the project. */
  read(path: string): string | undefined;
  exists(path: string): boolean;
  /** The project's root, absolute. */
  readonly root: string;
}

/** One kind of file that says how images are built, or what the build context holds. Edits its own kind only; never reads a Dockerfile. */
export interface Companion {
  readonly kind: string;
  /** Whether a file (path relative to the project's root) is of this kind, by its name alone. */
  matches(path: string): boolean;
  /** Whether a text can be of any use. For kinds of which there may be thousands of files: it is asked once for each, and only so many are read. */
  concerns?(text: string): boolean;
  /** The edits that `change` needs in `document`, whose path is absolute. Never throws on malformed input: that is a caveat. */
  rewrite(document: Document, change: BuildChange, files: CompanionFiles): CompanionResult;
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
  /** `docker compose build SERVICE` lines for the services that build it; Compose notices the absence of no variable, so each starts with guards. */
  readonly compose: readonly string[];
  /** Lines that set each variable without its value landing in the shell's history. */
  readonly hints: readonly string[];
}
