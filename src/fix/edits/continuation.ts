import type { Dockerfile, Run } from '../../syntax/types.ts';

/** How to continue a line of this RUN: with the escape character, the line ending and the indent of the next line. */
export function continuation(dockerfile: Dockerfile, run: Run): string {
  return `${dockerfile.escape}${dockerfile.document.eol}${indentOf(dockerfile, run)}`;
}

/** Whether the commands of a RUN span several lines. */
export function isMultiLine(dockerfile: Dockerfile, run: Run): boolean {
  return continuationIndent(dockerfile, run) !== undefined;
}

/**
 * The text between two commands of a RUN that are joined by `&&` on two lines. The `&&` begins the second line if the RUN, or else most of the file, has it
 * there; otherwise it ends the first line.
 */
export function joinedByAnd(dockerfile: Dockerfile, run: Run): string {
  const newLine = continuation(dockerfile, run);
  const leads = leadingAnds(dockerfile.document.slice(run.range)) || leadingAnds(dockerfile.document.text);
  return leads > 0 ? ` ${newLine}&& ` : ` && ${newLine}`;
}

/** The lines of commands that run one after the other, joined by `&&` as far as they fit on a continuation line. In a heredoc, all are on one line. */
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

/** The number of lines that begin with `&&` minus the number that end with it. */
function leadingAnds(text: string): number {
  return [...text.matchAll(/^[ \t]*&&/gm)].length - [...text.matchAll(/&&[ \t]*[\\`]\r?$/gm)].length;
}

/** The maximum length of an edited line: that of the longest line of the file, but at least 120. */
export function longestLine(dockerfile: Dockerfile): number {
  const known = LONGEST.get(dockerfile);
  if (known !== undefined) return known;
  const longest = dockerfile.document.text.split(/\r?\n/).reduce((most, line) => Math.max(most, line.length), USUAL_LENGTH);
  LONGEST.set(dockerfile, longest);
  return longest;
}

const USUAL_LENGTH = 120;

/** Cached, because every edited RUN needs it. */
const LONGEST = new WeakMap<Dockerfile, number>();
const USUAL = new WeakMap<Dockerfile, string>();

/** The indent of continuation lines: that of this RUN, else the most frequent one of the file, else four spaces. */
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
  // the sort is stable: among equally frequent ones, the first in the file wins
  const usual = [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '    ';
  USUAL.set(dockerfile, usual);
  return usual;
}

/**
 * The smallest indent of the continuation lines: deeper lines are inside an `if` or a list. Lines without an indent are ignored (a continued text, or a
 * mistake), unless all lines have none: then the result is ''. Undefined if no line is continued.
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
