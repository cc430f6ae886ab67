import type { ProjectFiles } from './types.ts';

/** Enough for the Dockerfiles and callers of a large project, in UTF-16 units. Further texts are read again at each use. */
const MOST_UNITS = 8 * 1024 * 1024;

/**
 * A snapshot of the files: each folder is listed once and each text is read once, whichever Dockerfile needs them. Precondition: nothing is written while it is
 * in use.
 */
export function rememberedFiles(files: ProjectFiles): ProjectFiles {
  let size = 0;
  return {
    rootOf: (path) => files.rootOf(path),
    realOf: remembered((path) => files.realOf(path)),
    isInside: remembered((folder) => files.isInside(folder)),
    list: remembered((path) => files.list(path)),
    read: remembered(
      (path) => files.read(path),
      (text) => {
        size += text?.length ?? 0;
        return size <= MOST_UNITS;
      },
    ),
  };
}

/** Caches the answers of a function by path, except for those that are not `worthKeeping`. */
function remembered<Answer>(ask: (path: string) => Answer, worthKeeping: (answer: Answer) => boolean = () => true): (path: string) => Answer {
  const answers = new Map<string, { readonly answer: Answer }>();
  return (path) => {
    const known = answers.get(path);
    if (known) return known.answer;
    const answer = ask(path);
    if (worthKeeping(answer)) answers.set(path, { answer });
    return answer;
  };
}
