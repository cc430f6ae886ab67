/**
 * "The build must now be given this secret."
 * `env`: from this variable of the client. `made` is the shell word that makes the variable's value, where that is not the secret itself.
 * `file`: from this path, relative to the build context unless it starts with `~/`. `ssh`: from the agent, by its id.
 */
export interface BuildSecret {
  readonly id: string;
  readonly from: { readonly env: string; readonly made?: string } | { readonly file: string } | { readonly ssh: string };
  /** Whether the build fails without it. */
  readonly required: boolean;
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

/** Callers may stay as they are. */
export const NO_CALLER_CHANGE: CallerChange = { secrets: [], removedArgs: new Map(), containerEnv: new Map(), excluded: [] };

/** All of the changes as one. A secret that several ask for is in it once, required if one of them requires it; of two sources the last counts. */
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

/** The change alone, of a value that holds more. */
export function callerChangeOf({ secrets, removedArgs, containerEnv, excluded }: CallerChange): CallerChange {
  return { secrets, removedArgs, containerEnv, excluded };
}

/** The secret that takes the place of a build argument; undefined if nothing does. */
export function replacementOf(change: CallerChange, argument: string): BuildSecret | undefined {
  const id = change.removedArgs.get(argument);
  return id === undefined ? undefined : change.secrets.find((secret) => secret.id === id);
}

/** Whether a caller must do anything else than before. */
export function asksCallers({ secrets, removedArgs, excluded }: CallerChange): boolean {
  return secrets.length > 0 || removedArgs.size > 0 || excluded.length > 0;
}

/** What a secret is known by: a secret and an ssh agent may have the same id. */
export function secretKey(secret: BuildSecret): string {
  return 'ssh' in secret.from ? `ssh ${secret.from.ssh}` : `secret ${secret.id}`;
}
