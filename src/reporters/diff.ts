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
  const from = before === undefined ? '/dev/null' : `a/${path}`;
  const options = { context: CONTEXT_LINES, maxEditLength: MOST_EDITS };
  const patch = structuredPatch(from, `b/${path}`, before ?? '', after, undefined, undefined, options) ?? wholePatch(from, `b/${path}`, before ?? '', after);
  return userText(formatPatch(patch, { includeIndex: false, includeUnderline: false, includeFileHeaders: true }));
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
