import type { PreparedCommands } from '../../knowledge/tool-project.ts';
import { preparedBy } from '../../knowledge/tools/index.ts';
import type { Dockerfile, Run } from '../../syntax/types.ts';
import { invocationOf } from '../commands/invocation.ts';
import { invocationsIn } from './compiled-programs.ts';
import { runsBefore } from './container.ts';

/** Whether an earlier RUN has fetched everything that a command of a RUN asks for, so that the command needs no login: `go build` after `go mod download`. */
export type PreparedTest = (run: Run, words: readonly string[]) => boolean;

/**
 * Returns the test for a Dockerfile. `filesAt` lists the files of the build context, by their paths in it, that a RUN finds in its file system. A command is
 * not prepared if a file that may ask for more was copied after the earlier RUN, or if that RUN kept what it fetched in a cache mount.
 */
export function preparedTest(dockerfile: Dockerfile, filesAt: (run: Run) => Iterable<string>): PreparedTest {
  const isPrepared = (run: Run, program: string, row: PreparedCommands): boolean => {
    const last = runsBefore(dockerfile, run)
      .flatMap((earlier) => invocationsIn(earlier).map((one) => ({ earlier, program: one.program, text: one.args.join(' ') })))
      .findLast((one) => one.program === program && (row.by.test(one.text) || row.undoneBy?.test(one.text)));
    const fetching = last && row.by.test(last.text) ? last.earlier : undefined;
    if (!fetching || fetching.mounts.some(({ type }) => type === 'cache')) return false;
    const known = new Set(filesAt(fetching));
    return [...filesAt(run)].every((path) => !row.files.test(path) || known.has(path));
  };
  return (run, words) => {
    const { program, args } = invocationOf(words);
    return preparedBy(program, args.join(' ')).some((row) => isPrepared(run, program, row));
  };
}
