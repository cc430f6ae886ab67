import type { ProjectFiles } from './types.ts';

/** Enough for the Dockerfiles and callers of a large project. What is read beyond is read again when it is asked for. */
const MOST_UNITS = 8 * 1024 * 1024;

/**
 * The files as they are when they are first asked for: each folder is listed once and each text read once, however many Dockerfiles ask. For one
 * look at a project, in which nothing is written.
 */
export function rememberedFiles(files: ProjectFiles): ProjectFiles {
  let size = 0;
  return {
    rootOf: (path) => files.rootOf(path),
    realOf: remembered((path) => files.realOf(path)),
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

/** The function, with its answers kept by path; those that are not `worthKeeping` are asked for anew. */
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
