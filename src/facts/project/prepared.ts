import { preparedBy } from '../../knowledge/tools/index.ts';
import type { Dockerfile, Run } from '../../syntax/types.ts';
import { invocationOf } from '../commands/invocation.ts';
import { runsBefore } from '../stages/container.ts';
import type { Copied } from './copied-files.ts';

/** Whether an earlier RUN has fetched all that the words ask for, in the same file system, and no file that says more has come since. */
export function isPrepared(dockerfile: Dockerfile, run: Run, words: readonly string[], copiedOf: (run: Run) => Copied): boolean {
  const { program, args } = invocationOf(words);
  const row = preparedBy(program, args.join(' '));
  if (!row) return false;
  const fetching = runsBefore(dockerfile, run).findLast(({ script }) =>
    (script?.commands ?? []).some((command) => {
      const earlier = invocationOf(command.words.map((word) => word.value));
      return earlier.program === program && row.by.test(earlier.args.join(' '));
    }),
  );
  if (!fetching || fetching.mounts.some(({ type }) => type === 'cache')) return false;
  const known = new Set(copiedOf(fetching).files.values());
  return [...copiedOf(run).files.values()].every((path) => !row.files.test(path) || known.has(path));
}
