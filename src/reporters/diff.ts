import { formatPatch, type StructuredPatch, structuredPatch } from 'diff';
import { own, userText, type Visible } from '../text/visible.ts';

const CONTEXT_LINES = 3;
/** If more lines differ, the diff replaces the whole text. */
const MOST_EDITS = 1_000;

/**
 * Returns a unified diff for `git apply` or `patch -p1`; '' if nothing changed. `before` is undefined for a new file. Line endings and a missing final newline
 * are preserved. Source: https://git-scm.com/docs/diff-format
 */
export function unifiedDiff(path: string, before: string | undefined, after: string): Visible {
  if (before === after) return own('');
  return userText(patchOf(path, before, after, CONTEXT_LINES));
}

/** The text of a unified diff with so many lines around each change. It holds the user's own text, and is printed only by what masks it. */
export function patchOf(path: string, before: string | undefined, after: string, context: number): string {
  const from = before === undefined ? '/dev/null' : `a/${path}`;
  const options = { context, maxEditLength: MOST_EDITS };
  const patch = structuredPatch(from, `b/${path}`, before ?? '', after, undefined, undefined, options) ?? wholePatch(from, `b/${path}`, before ?? '', after);
  return formatPatch(patch, { includeIndex: false, includeUnderline: false, includeFileHeaders: true });
}

/** A patch that removes all lines and adds all lines. */
function wholePatch(from: string, to: string, before: string, after: string): StructuredPatch {
  const old = linesOf(before);
  const now = linesOf(after);
  const signed = (lines: readonly string[], sign: string): string[] =>
    lines.flatMap((line) => (line.endsWith('\n') ? [`${sign}${line.slice(0, -1)}`] : [`${sign}${line}`, '\\ No newline at end of file']));
  const hunk = { oldStart: 1, oldLines: old.length, newStart: 1, newLines: now.length, lines: [...signed(old, '-'), ...signed(now, '+')] };
  return { oldFileName: from, newFileName: to, oldHeader: undefined, newHeader: undefined, hunks: [hunk] };
}

function linesOf(text: string): readonly string[] {
  return text.split(/(?<=\n)/).filter((line) => line !== '');
}
