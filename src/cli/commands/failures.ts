import type { ProjectResult } from '../../project/types.ts';
import { masker } from '../../reporters/masking.ts';
import { say } from '../../text/visible.ts';
import { complain, type Io } from '../io/io.ts';

/** Reports the rules that threw, one line each without secret values; with DOCKERLINT_DEBUG also the stack. Returns whether any rule threw. */
export function complainOfFailures(result: ProjectResult, io: Io, shown: (file: string) => string): boolean {
  for (const { path: file, lint } of result.files) {
    const mask = masker(lint);
    for (const { rule, message, stack } of lint.failures) {
      complain(
        io,
        `${shown(file)}: internal error in ${rule ?? 'reading the file'}: ${mask(message)}. This is a bug in dockerlint; the other findings are not affected`,
      );
      if (io.env['DOCKERLINT_DEBUG']) io.stderr.write(say`${mask(stack ?? '')}\n`);
    }
  }
  return result.files.some(({ lint }) => lint.failures.length > 0);
}
