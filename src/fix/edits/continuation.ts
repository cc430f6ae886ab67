import type { Dockerfile, Run } from '../../syntax/types.ts';

/** How lines of this RUN are continued: the escape character, the line ending and the white space that the next line starts with. */
export function continuation(dockerfile: Dockerfile, run: Run): string {
  return `${dockerfile.escape}${dockerfile.document.eol}${indentOf(dockerfile, run)}`;
}

/** Whether the commands of a RUN stand on more than one line. */
export function isMultiLine(dockerfile: Dockerfile, run: Run): boolean {
  return continuationIndent(dockerfile, run) !== undefined;
}

/**
 * Two commands of a RUN on two lines, joined by `&&`: what stands between them. The `&&` begins the second line where the RUN, else most of the
 * file, has it so, and ends the first elsewhere.
 */
export function joinedByAnd(dockerfile: Dockerfile, run: Run): string {
  const newLine = continuation(dockerfile, run);
  const leads = leadingAnds(dockerfile.document.slice(run.range)) || leadingAnds(dockerfile.document.text);
  return leads > 0 ? ` ${newLine}&& ` : ` && ${newLine}`;
}

/** Commands that run one after the other, joined by `&&` as far as they fit on one continuation line. Those of a heredoc are one line. */
export function linesOf(dockerfile: Dockerfile, run: Run, statements: readonly string[]): readonly string[] {
  const most = longestLine(dockerfile) - indentOf(dockerfile, run).length - ' && \\'.length;
  const lines: string[] = [];
  for (const statement of statements) {
    const last = lines.at(-1);
    if (last === undefined || (run.form === 'shell' && last.length + ' && '.length + statement.length > most)) lines.push(statement);
    else lines[lines.length - 1] = `${last} && ${statement}`;
  }
  return lines;
}

/** How many more lines begin with `&&` than end with it. */
function leadingAnds(text: string): number {
  return [...text.matchAll(/^[ \t]*&&/gm)].length - [...text.matchAll(/&&[ \t]*[\\`]\r?$/gm)].length;
}

/** The longest that a line may become by an edit: the longest of the file, and 120 at least. */
export function longestLine(dockerfile: Dockerfile): number {
  const known = LONGEST.get(dockerfile);
  if (known !== undefined) return known;
  const longest = dockerfile.document.text.split(/\r?\n/).reduce((most, line) => Math.max(most, line.length), USUAL_LENGTH);
  LONGEST.set(dockerfile, longest);
  return longest;
}

const USUAL_LENGTH = 120;

/** Every RUN that gets a mount or a statement asks for these. */
const LONGEST = new WeakMap<Dockerfile, number>();
const USUAL = new WeakMap<Dockerfile, string>();

/** The white space that continuation lines of this RUN start with, else that of most RUNs of the file, else four spaces. */
function indentOf(dockerfile: Dockerfile, run: Run): string {
  return continuationIndent(dockerfile, run) || usualIndent(dockerfile);
}

function usualIndent(dockerfile: Dockerfile): string {
  const known = USUAL.get(dockerfile);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  for (const other of dockerfile.instructions) {
    const indent = other.keyword === 'RUN' ? continuationIndent(dockerfile, other) : undefined;
    if (indent) counts.set(indent, (counts.get(indent) ?? 0) + 1);
  }
  // the sort is stable: of equals the first in the file counts
  const usual = [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '    ';
  USUAL.set(dockerfile, usual);
  return usual;
}

/**
 * The shallowest: what stands deeper is inside an `if` or a list. A line without any is a text that goes on, or a slip, unless all are such: then it
 * is '', and undefined where nothing is continued.
 */
function continuationIndent(dockerfile: Dockerfile, run: Run): string | undefined {
  const { document } = dockerfile;
  const end = run.heredocs[0]?.wordRange.end ?? run.range.end;
  const lines = document.text
    .slice(run.range.start, end)
    .split('\n')
    .slice(1)
    .filter((line) => /\S/.test(line) && !/^\s*#/.test(line));
  const indents = lines.map((line) => /^[ \t]*/.exec(line)?.[0] ?? '');
  return indents.reduce<string | undefined>((least, indent) => (!least || (indent !== '' && indent.length < least.length) ? indent : least), undefined);
}
