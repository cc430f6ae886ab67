import path from 'node:path';

/** Shortens a path for messages: relative to the working directory, unless it is more than two levels above; with `/`. */
export function shownPath(cwd: string): (file: string) => string {
  return (file) => {
    const relative = path.posix.relative(cwd, file);
    return relative === '' ? '.' : relative.startsWith('../../../') ? file : relative;
  };
}

/** Converts a path of the operating system to dockerlint's form, with `/`. */
export function toSlashes(file: string): string {
  return path.sep === '\\' ? file.replaceAll('\\', '/') : file;
}

/** Whether a path is the folder itself or inside it. */
export function isInside(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
