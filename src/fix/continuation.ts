import type { Dockerfile, Run } from '../syntax/types.ts';

/** How lines of this RUN are continued: the escape character, the line ending and the white space that the next line starts with. */
export function continuation(dockerfile: Dockerfile, run: Run): string {
  return `${dockerfile.escape}${dockerfile.document.eol}${indentOf(dockerfile, run)}`;
}

/** Whether the commands of a RUN stand on more than one line. */
export function isMultiLine(dockerfile: Dockerfile, run: Run): boolean {
  return continuationIndent(dockerfile, run) !== undefined;
}

/** The white space that continuation lines of this RUN start with, else those of the file's first multi-line RUN, else four spaces. */
function indentOf(dockerfile: Dockerfile, run: Run): string {
  const own = continuationIndent(dockerfile, run);
  if (own !== undefined) return own;
  for (const other of dockerfile.instructions) {
    if (other.keyword !== 'RUN') continue;
    const indent = continuationIndent(dockerfile, other);
    if (indent !== undefined) return indent;
  }
  return '    ';
}

function continuationIndent(dockerfile: Dockerfile, run: Run): string | undefined {
  const { document } = dockerfile;
  const end = run.heredocs[0]?.wordRange.end ?? run.range.end;
  const lines = document.text
    .slice(run.range.start, end)
    .split('\n')
    .slice(1)
    .filter((line) => /\S/.test(line) && !/^\s*#/.test(line));
  const first = lines[0];
  return first === undefined ? undefined : (/^[ \t]*/.exec(first)?.[0] ?? '');
}
