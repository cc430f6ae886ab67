/** The files that the build can copy, as far as they can be read. Paths are relative to the context's root, with `/`. */
export interface BuildContext {
  /** The text of a file; undefined where it is absent, kept out by .dockerignore, binary or large. */
  read(path: string): string | undefined;
  /** The files below the root that .dockerignore lets through, up to a bound. */
  files(): readonly string[];
  /** Whether the path is a folder of the context. */
  isFolder(path: string): boolean;
}
