import type { LintResult } from '../linter/index.ts';
import type { Range } from '../text/range.ts';
import { joined, own, reshaped, type Visible } from '../text/visible.ts';
import { displayWidth } from './display-width.ts';
import type { Mask } from './masking.ts';

/** One line of the document as printed, with the position of its mark in terminal cells. */
export interface CodeFrame {
  readonly line: number;
  readonly text: Visible;
  readonly markStart: number;
  readonly markWidth: number;
}

const TAB = '    ';
const MASK = '***';

/**
 * The first line of `range`, cut to `width` cells. Hidden ranges (in order) are replaced by `***` and known values masked by `mask`, both before the cut, so
 * that no part of a value remains.
 */
export function codeFrame({ document }: LintResult, range: Range, hidden: readonly Range[], mask: Mask, width: number): CodeFrame {
  const { line } = document.positionAt(range.start);
  const whole = document.lineRange(line);
  const marked = { start: Math.max(range.start, whole.start), end: Math.min(Math.max(range.end, range.start), whole.end) };
  const piece = (start: number, end: number): Visible => shown(mask(hide(document.text, start, end, hidden)));
  // masks the whole line, because a value may extend beyond the mark
  const masked = shown(mask(hide(document.text, whole.start, whole.end, hidden)));
  const parts: readonly [Visible, Visible, Visible] = [piece(whole.start, marked.start), piece(marked.start, marked.end), piece(marked.end, whole.end)];
  const [before, inner, after] = joined(parts) === masked ? parts : [piece(whole.start, marked.start), own(MASK), own('')];
  return fitLine({ line, before, inner, after }, width);
}

function hide(text: string, start: number, end: number, hidden: readonly Range[]): string {
  let result = '';
  let at = start;
  for (const range of hidden) {
    const from = Math.max(range.start, at);
    const to = Math.min(range.end, end);
    if (from >= to) continue;
    result += text.slice(at, from) + MASK;
    at = to;
  }
  return result + text.slice(at, end);
}

/** One line of text with spaces for tabs and without a byte order mark. */
function shown(text: Visible): Visible {
  return reshaped(text, (line) => line.replaceAll('\t', TAB).replaceAll('\ufeff', '').replaceAll('\n', '·'));
}

/** Shortens a long line around the mark, with an ellipsis at each cut. */
function fitLine({ line, before, inner, after }: { line: number; before: Visible; inner: Visible; after: Visible }, width: number): CodeFrame {
  if (displayWidth(joined([before, inner, after])) <= width)
    return { line, text: joined([before, inner, after]), markStart: displayWidth(before), markWidth: Math.max(1, displayWidth(inner)) };
  const room = Math.max(8, width - Math.min(displayWidth(inner), width - 16) - 2);
  const left = cutStart(before, Math.min(displayWidth(before), Math.max(Math.floor(room / 2), room - displayWidth(after))));
  const middle = cutEnd(inner, width - displayWidth(left) - 1);
  const right = cutEnd(after, width - displayWidth(left) - displayWidth(middle));
  return { line, text: joined([left, middle, right]), markStart: displayWidth(left), markWidth: Math.max(1, displayWidth(middle)) };
}

function cutStart(text: Visible, width: number): Visible {
  if (displayWidth(text) <= width) return text;
  let rest = [...text];
  while (rest.length > 0 && displayWidth(rest.join('')) > width - 1) rest = rest.slice(1);
  return reshaped(text, () => `…${rest.join('')}`);
}

function cutEnd(text: Visible, width: number): Visible {
  if (displayWidth(text) <= width) return text;
  let rest = [...text];
  while (rest.length > 0 && displayWidth(rest.join('')) > width - 1) rest = rest.slice(0, -1);
  return reshaped(text, () => `${rest.join('')}…`);
}
