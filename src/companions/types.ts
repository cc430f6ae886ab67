import type { BuildSecret, CallerChange } from '../caller-change.ts';
import type { Document } from '../text/document.ts';
import type { Edit } from '../text/edit.ts';
import { hasName } from '../text/pattern.ts';
import type { Range } from '../text/range.ts';
import type { Doubt } from './doubt.ts';

/** The changes that the fixes of one Dockerfile require of its callers. */
export interface BuildChange extends CallerChange {
  /** Path of the Dockerfile; all paths are absolute, with `/`. */
  readonly dockerfile: string;
  /** The folder assumed as build context. */
  readonly context: string;
  /** Whether the Dockerfile is called `dockerfile` and a file `Dockerfile` stands beside it. */
  readonly isShadowed?: boolean | undefined;
  /** For each removed argument, the files that may pass it to a build of Compose; undefined if nobody looked for them. */
  readonly passedToCompose?: ReadonlyMap<string, readonly ComposePassing[]> | undefined;
  /** Who must be able to build the secret mounts of the Dockerfile, by `--engine`; undefined if that is not known. */
  readonly builtBy?: 'docker' | 'buildah' | undefined;
  /** The build arguments that the fixes of this run remove from each Dockerfile, by its path; undefined if only this Dockerfile is fixed. */
  readonly removedFrom?: ReadonlyMap<string, CallerChange['removedArgs']> | undefined;
  /** Whether a build of `target` (default: the last stage) runs a RUN that mounts the secret; undefined if every build counts as one. */
  readonly reaches?: ((id: string, target: string | undefined) => boolean) | undefined;
}

/** A file that may pass a build argument to a build of Compose. `services`: the only services that get it; undefined if any may. */
export interface ComposePassing {
  readonly file: string;
  readonly services: ReadonlySet<string> | undefined;
}

/** Whether a build of the target needs the secret although it passed no argument for it. */
export function isMissed({ reaches }: BuildChange, { id, required }: Pick<BuildSecret, 'id' | 'required'>, target: string | undefined): boolean {
  return required && (reaches?.(id, target) ?? true);
}

/** A change that must be made by hand, or a warning about a change that was made. */
export interface CompanionCaveat {
  /** Range in the companion before the edits; undefined for the whole file. */
  readonly range: Range | undefined;
  readonly message: string;
  /** The parts of the message, if the caller only may build the Dockerfile. */
  readonly doubt?: Doubt | undefined;
  /** Text to paste; undefined if there is none. */
  readonly suggestion: string | undefined;
  readonly breaks?: Breakage | undefined;
  /** Why it is uncertain that the Dockerfile is built; a clause, shown to people. */
  readonly unsure?: string | undefined;
  /** The argument that it is about, if the caveat no longer holds once that argument is removed as well. */
  readonly until?: string | undefined;
  /** Set if the build takes the names of its arguments from elsewhere: a caveat at the place of a name says more. */
  readonly unnamed?: true | undefined;
  /** Set if the doubts of neighbouring lines that differ only in the argument can be told as one. */
  readonly joins?: true | undefined;
  /** Set if the suggestion is added to what stands there, and replaces nothing. */
  readonly adds?: true | undefined;
  /** Set if the companion may do what it says after the changes for other Dockerfiles, and then takes it back. */
  readonly again?: true | undefined;
  /** Required secrets that this caller does not pass, although it certainly builds the Dockerfile. */
  readonly misses?: readonly string[] | undefined;
  /** Required secrets that the edits add to this caller, which never passed them, from variables that may be unset. */
  readonly unproven?: readonly string[] | undefined;
  /** Required secrets without a build argument in this caller, which certainly builds the Dockerfile: until now it builds without their values. */
  readonly lacks?: readonly string[] | undefined;
}

/** The consequence for a caller that is not changed: its build fails, or runs without the secret. */
export interface Breakage {
  /** Build arguments or ids of secrets. */
  readonly names: readonly string[];
  /** False if the caller may build something else. */
  readonly certain: boolean;
  /** Set if the Dockerfile that it builds is known only at run time. */
  readonly unplaced?: true;
  /** Set if no build fails or loses a secret: the caller passes an argument in vain, or nothing runs it any more. */
  readonly harmless?: true;
}

/** One build of the Dockerfile that a companion describes. */
export interface BuildInvocation {
  /** Absolute path of the context; undefined if it is not a plain local path. */
  readonly context: string | undefined;
  readonly target: string | undefined;
  /** The Compose service, for `docker compose build SERVICE`. */
  readonly service: string | undefined;
  /** The secrets passed to the build: id, and the client's variable or undefined for another source. Omitted if another file may pass them. */
  readonly variables?: ReadonlyMap<string, string | undefined> | undefined;
  /** Variables that Compose reads from the `.env` beside the file. */
  readonly found?: ReadonlySet<string> | undefined;
  /** The values that a command writes out. Omitted if the build is no command. */
  readonly written?: WrittenValues | undefined;
}

/** What a build command gives without expansions: its tags if all of them are such, and build arguments by name. */
export interface WrittenValues {
  readonly tags: readonly string[];
  readonly arguments: ReadonlyMap<string, string>;
}

export interface CompanionResult {
  readonly edits: readonly Edit[];
  readonly caveats: readonly CompanionCaveat[];
  /** The builds of this Dockerfile that the file describes. Empty if the file is unrelated. */
  readonly invocations: readonly BuildInvocation[];
}

/** The breakage of a caller that builds the Dockerfile and cannot give any secret. */
export function breaksAll({ removedArgs, secrets }: CallerChange): Breakage {
  return { names: [...removedArgs.keys(), ...secrets.map(({ id }) => id)], certain: true };
}

/** The breakage of a caller that passes build arguments: those arguments, and secrets that no argument can replace. */
export function breaksPassed({ removedArgs, secrets }: CallerChange, passed: readonly string[]): Breakage {
  return { names: [...passed.filter((name) => removedArgs.has(name)), ...secrets.flatMap(({ id, from }) => ('env' in from ? [] : id))], certain: true };
}

/** The breakage of a file that cannot be read: it may pass the removed build arguments that its text names. Undefined if it names none. */
export function breaksNamed({ removedArgs }: CallerChange, text: string): Breakage | undefined {
  const names = [...removedArgs.keys()].filter((name) => hasName(text, name));
  return names.length > 0 ? { names, certain: false } : undefined;
}

/** The file has nothing to do with the change. */
export const UNRELATED: CompanionResult = { edits: [], caveats: [], invocations: [] };

/** The files that a companion may read besides its own document. */
export interface CompanionFiles {
  /** The text of another file; undefined if it is absent, unreadable or outside the project. */
  read(path: string): string | undefined;
  exists(path: string): boolean;
  /** The project's root, absolute. */
  readonly root: string;
}

/** A kind of file that says how images are built or what the build context contains. It edits only its own kind, and never reads a Dockerfile. */
export interface Companion {
  readonly kind: string;
  /** Whether a file (path relative to the project root) is of this kind, by its name alone. */
  matches(path: string): boolean;
  /**
   * Whether a text may be relevant. For kinds with possibly thousands of files: it is called once for each file, and only a limited number of relevant files is
   * rewritten.
   */
  concerns?(text: string): boolean;
  /** Returns the edits that `change` requires in `document`, whose path is absolute. Never throws: malformed input gives a caveat. */
  rewrite(document: Document, change: BuildChange, files: CompanionFiles): CompanionResult;
}

/** The command that builds the fixed Dockerfile. */
export interface BuildCommand {
  /** Can be run unchanged in the working directory. */
  readonly argv: readonly string[];
  /** The same as a quoted shell command. */
  readonly command: string;
  /** `: "${NPM_TOKEN:?…}"` lines for variables that the command would accept unset. */
  readonly guards: readonly string[];
  readonly secrets: readonly BuildSecret[];
  readonly ssh: readonly string[];
  /** `docker compose build SERVICE` lines for the services that build the Dockerfile. Compose accepts unset variables, so each starts with guards. */
  readonly compose: readonly string[];
  /** Lines that set each variable without leaving its value in the shell's history. */
  readonly hints: readonly string[];
}
