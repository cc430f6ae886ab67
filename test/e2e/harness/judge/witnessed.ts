/** What stands for the keys of an agent whose socket a command has. */
export const AGENT = 'ssh-agent';

/** What one command of a build had in its sight. A secret is the name in its canary. */
export interface Witnessed {
  /** Program and words, `<NAME>` for each canary. */
  readonly command: string;
  readonly words: ReadonlySet<string>;
  readonly variables: readonly { readonly name: string; readonly secret: string }[];
  readonly files: ReadonlySet<string>;
}

/** The lines of the witness in the log of a build. */
export function witnessedIn(log: string): readonly Witnessed[] {
  return [...log.matchAll(/@@WITNESS ([^|\n]*)\|([^|\n]*)\|([^|\n]*)\|([^|\n]*)/g)].map(([, command = '', words = '', variables = '', files = '']) => ({
    command: command.trim(),
    words: secretsIn(words),
    variables: [...variables.matchAll(/(\w+)=<([\w.-]+)>/g)].map(([, name = '', secret = '']) => ({ name, secret })),
    files: secretsIn(files),
  }));
}

/** All secrets in its sight. */
export function inSight({ words, variables, files }: Witnessed): ReadonlySet<string> {
  return new Set([...words, ...variables.map(({ secret }) => secret), ...files]);
}

function secretsIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/<([\w.-]+)>/g)].map(([, name]) => name ?? ''));
}
