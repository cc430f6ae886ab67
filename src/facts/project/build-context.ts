/** The files that the build can copy, as far as they are readable. Paths are relative to the context's root, with `/`. */
export interface BuildContext {
  /** The text of a file; undefined if it is absent, excluded by .dockerignore, binary or too large. */
  read(path: string): string | undefined;
  /** The files that .dockerignore does not exclude, up to a maximum number. */
  files(): readonly string[];
  /** Whether the path is a folder of the context. */
  isFolder(path: string): boolean;
  /** Whether a fix may add lines to its .dockerignore. */
  readonly canIgnore: boolean;
  /** Whether a line of .dockerignore includes the file again by its own path (`!.env.ci`). */
  isTakenIn?(path: string): boolean;
  /** Whether .dockerignore would exclude a file at the path. */
  isLeftOut?(path: string): boolean;
}

/** The context after its .dockerignore excludes these files as well. */
export function withoutFiles(context: BuildContext, paths: readonly string[]): BuildContext {
  if (paths.length === 0) return context;
  const gone = new Set(paths);
  let left: readonly string[] | undefined;
  return {
    ...context,
    read: (path) => (gone.has(path) ? undefined : context.read(path)),
    files: () => {
      left ??= context.files().filter((path) => !gone.has(path));
      return left;
    },
  };
}

/** Returns the files that .gitignore lists by their names, and that .dockerignore lets in: they may be created before the build. */
export function keptOutOfGit(context: BuildContext): readonly string[] {
  return (context.read('.gitignore') ?? '')
    .split(/\r?\n/)
    .filter((line) => !/^[#!]/.test(line))
    .map((line) =>
      line
        .trim()
        .replace(/^(?:\*\*)?\/|\*+$/g, '')
        .replace(/^\*(?=\.)/, ''),
    )
    .filter((path) => path !== '' && context.isLeftOut?.(path) !== true);
}
