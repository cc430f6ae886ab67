import type { Edit } from '../text/edit.ts';

/** safe: the build keeps its behaviour. unsafe: what may change is said in a caveat. manual: a person must do it. */
export type Applicability = 'safe' | 'unsafe' | 'manual';

/** Why a fix is weaker than safe. */
export interface Caveat {
  readonly applicability: 'unsafe' | 'manual';
  readonly reason: string;
}

/**
 * "The build must now be given this secret": all that the files around a Dockerfile and the build command need to know.
 * `env`: from this variable of the client; `made`: the shell word that makes its value where that is not the secret itself. `file`: from this path, relative to the build context unless it starts with `~/`.
 * `ssh`: from the agent, by its id.
 */
export interface BuildSecret {
  readonly id: string;
  readonly from: { readonly env: string; readonly made?: string } | { readonly file: string } | { readonly ssh: string };
  /** Whether the build fails without it. */
  readonly required: boolean;
}

/** One atomic repair: all of its edits are applied, or none. */
export interface Fix {
  readonly title: string;
  /** Derived from the caveats by `makeFix`. */
  readonly applicability: Applicability;
  readonly caveats: readonly Caveat[];
  readonly edits: readonly Edit[];
  readonly secrets: readonly BuildSecret[];
  /** Build arguments that the build no longer takes, with the secret (by id) that replaces each; undefined where nothing does. */
  readonly removedArgs: ReadonlyMap<string, string | undefined>;
  /** Variables that containers of the image no longer have by themselves, with the build argument that was the whole of each; undefined where it had other text too. */
  readonly containerEnv: ReadonlyMap<string, string | undefined>;
  /** Files, relative to the context, that the build no longer copies and .dockerignore should keep out. */
  readonly excluded: readonly string[];
  /** Lines for the report: what was mounted where, which RUNs no longer see it. */
  readonly effects: readonly string[];
}
