/**
 * A secret that the build must now be given.
 * `env`: from this variable of the client. `made`: shell word that computes the value of the variable, if that is not the secret itself.
 * `file`: from this path, relative to the build context unless it starts with `~/`. `ssh`: from the agent with this id.
 */
export interface BuildSecret {
  readonly id: string;
  readonly from: { readonly env: string; readonly made?: string } | { readonly file: string } | { readonly ssh: string };
  /** Whether the build fails without it. */
  readonly required: boolean;
  /** Set if its file is not there: a build that was told to pass it would fail. */
  readonly absent?: true;
}

/** What fixes of a Dockerfile ask of its callers: all that companions and the build command know about a fix. */
export interface CallerChange {
  /** Secrets that the build must now be given. */
  readonly secrets: readonly BuildSecret[];
  /** Build arguments that the Dockerfile no longer takes. Value: the id of the secret that replaces the argument, or undefined if nothing does. */
  readonly removedArgs: ReadonlyMap<string, string | undefined>;
  /** ENV variables removed from the image. Value: the build argument whose exact value the ENV had, or undefined if it was combined with other text. */
  readonly containerEnv: ReadonlyMap<string, string | undefined>;
  /** Files, relative to the context, that the build no longer copies and .dockerignore should keep out. */
  readonly excluded: readonly string[];
}

/** No caller has to change. */
export const NO_CALLER_CHANGE: CallerChange = { secrets: [], removedArgs: new Map(), containerEnv: new Map(), excluded: [] };

/** Merges changes. A secret that several changes require is in the result once, required if one of them requires it; of several sources the last one counts. */
export function mergeCallerChanges(changes: readonly CallerChange[]): CallerChange {
  const secrets = new Map<string, BuildSecret>();
  for (const secret of changes.flatMap((change) => change.secrets))
    secrets.set(secretKey(secret), { ...secret, required: secret.required || secrets.get(secretKey(secret))?.required === true });
  return {
    secrets: [...secrets.values()],
    removedArgs: new Map(changes.flatMap((change) => [...change.removedArgs])),
    containerEnv: new Map(changes.flatMap((change) => [...change.containerEnv])),
    excluded: [...new Set(changes.flatMap((change) => change.excluded))],
  };
}

/** Returns only the fields of a `CallerChange`, without the other fields of the object, and without secrets that nobody here has. */
export function callerChangeOf({ secrets, removedArgs, containerEnv, excluded }: CallerChange): CallerChange {
  return { secrets: secrets.filter(({ absent }) => !absent), removedArgs, containerEnv, excluded };
}

/** Returns the secret that replaces a build argument; undefined if none does. */
export function replacementOf(change: CallerChange, argument: string): BuildSecret | undefined {
  const id = change.removedArgs.get(argument);
  return id === undefined ? undefined : change.secrets.find((secret) => secret.id === id);
}

/** Whether any caller must change. */
export function asksCallers({ secrets, removedArgs, excluded }: CallerChange): boolean {
  return secrets.length > 0 || removedArgs.size > 0 || excluded.length > 0;
}

/** The key of a secret. A secret and an ssh agent may have the same id. */
export function secretKey(secret: BuildSecret): string {
  return 'ssh' in secret.from ? `ssh ${secret.from.ssh}` : `secret ${secret.id}`;
}
