import type { ProjectResult } from '../../project/types.ts';
import { masker } from '../../reporters/masking.ts';
import { complain, type Io } from '../io/io.ts';

/** Says which rules threw, a bug of ours each, in a line without any value; where they did only with DOCKERLINT_DEBUG. Returns whether one did. */
export function complainOfFailures(result: ProjectResult, io: Io, shown: (file: string) => string): boolean {
  for (const { path: file, lint } of result.files) {
    const mask = masker(lint);
    for (const { rule, message, stack } of lint.failures) {
      complain(
        io,
        `${shown(file)}: internal error in ${rule ?? 'the reading of the file'}: ${mask(message)}. This is a bug in dockerlint; the other findings stand`,
      );
      if (io.env['DOCKERLINT_DEBUG']) io.stderr.write(`${mask(stack ?? '')}\n`);
    }
  }
  return result.files.some(({ lint }) => lint.failures.length > 0);
}
