import type { Dockerfile, Run } from '../../syntax/types.ts';

/** How lines of this RUN are continued: the escape character, the line ending and the white space that the next line starts with. */
export function continuation(dockerfile: Dockerfile, run: Run): string {
  return `${dockerfile.escape}${dockerfile.document.eol}${indentOf(dockerfile, run)}`;
}

/** Whether the commands of a RUN stand on more than one line. */
export function isMultiLine(dockerfile: Dockerfile, run: Run): boolean {
  return continuationIndent(dockerfile, run) !== undefined;
}

/** The white space that continuation lines of this RUN start with, else that of most RUNs of the file, else four spaces. */
function indentOf(dockerfile: Dockerfile, run: Run): string {
  return continuationIndent(dockerfile, run) ?? usualIndent(dockerfile);
}

/** Every RUN that gets a mount asks for it. */
const USUAL = new WeakMap<Dockerfile, string>();

function usualIndent(dockerfile: Dockerfile): string {
  const known = USUAL.get(dockerfile);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  for (const other of dockerfile.instructions) {
    const indent = other.keyword === 'RUN' ? continuationIndent(dockerfile, other) : undefined;
    if (indent !== undefined) counts.set(indent, (counts.get(indent) ?? 0) + 1);
  }
  // the sort is stable: of equals the first in the file counts
  const usual = [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '    ';
  USUAL.set(dockerfile, usual);
  return usual;
}

/** The shallowest: what stands deeper is inside an `if` or a list. */
function continuationIndent(dockerfile: Dockerfile, run: Run): string | undefined {
  const { document } = dockerfile;
  const end = run.heredocs[0]?.wordRange.end ?? run.range.end;
  const lines = document.text
    .slice(run.range.start, end)
    .split('\n')
    .slice(1)
    .filter((line) => /\S/.test(line) && !/^\s*#/.test(line));
  const indents = lines.map((line) => /^[ \t]*/.exec(line)?.[0] ?? '');
  return indents.reduce<string | undefined>((least, indent) => (least === undefined || indent.length < least.length ? indent : least), undefined);
}
