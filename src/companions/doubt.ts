/** What is said of a caller that may build the Dockerfile, in parts, so that it can be told once for several files or arguments. */
export interface Doubt {
  /** What the caller does, a clause. NAMES in any of the clauses stands for the names of the arguments. */
  readonly does: string;
  readonly names: readonly string[];
  /** The Dockerfiles that it may build; none if it certainly builds the one in question. */
  readonly dockerfiles: readonly string[];
  /** What to do then, a clause; undefined if the argument has no replacement. */
  readonly act: string | undefined;
  /** What else to know, a clause; empty for nothing. */
  readonly note: string;
}

/** The doubt with its message. */
export function doubtful(doubt: Doubt): { readonly message: string; readonly doubt: Doubt } {
  const act = doubt.act ?? `it no longer takes ${doubt.names.length > 1 ? 'those arguments' : 'that argument'}`;
  const files = doubt.dockerfiles.length === 0 ? '' : `if that builds ${listOf(doubt.dockerfiles)}, `;
  return { message: `${named(doubt.does, doubt)}: ${files}${named(act, doubt)}${noteOf(doubt)}`, doubt };
}

/** The message without what to do. */
export function withoutAct(doubt: Doubt): string {
  return `${named(doubt.does, doubt)}${noteOf(doubt)}`;
}

function noteOf(doubt: Doubt): string {
  return doubt.note === '' ? '' : `; ${named(doubt.note, doubt)}`;
}

function named(clause: string, { names }: Doubt): string {
  return clause.replace(/\bNAMES\b/g, () => names.join(', '));
}

function listOf(files: readonly string[]): string {
  return files.length < 2 ? files.join('') : `${files.slice(0, -1).join(', ')} or ${files.at(-1)}`;
}
