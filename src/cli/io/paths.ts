import path from 'node:path';

/** A path for people: relative to the working directory where it lies near, with `/`. */
export function shownPath(cwd: string): (file: string) => string {
  return (file) => {
    const relative = path.posix.relative(cwd, file);
    return relative === '' ? '.' : relative.startsWith('../../../') ? file : relative;
  };
}

/** A path of the system as dockerlint counts paths: with `/`. */
export function toSlashes(file: string): string {
  return path.sep === '\\' ? file.replaceAll('\\', '/') : file;
}
