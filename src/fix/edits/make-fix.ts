import { type CallerChange, NO_CALLER_CHANGE } from '../../caller-change.ts';
import type { Document } from '../../text/document.ts';
import type { Edit } from '../../text/edit.ts';
import type { Applicability, Caveat, Fix } from '../types.ts';

/** What a fix is made of; `makeFix` derives the rest. */
export interface FixParts extends Partial<CallerChange> {
  readonly title: string;
  readonly caveats: readonly Caveat[];
  readonly edits: readonly Edit[];
  readonly effects?: readonly string[];
}

/** A fix whose applicability is that of its weakest caveat, safe without any. Identical edits are kept once. */
export function makeFix(parts: FixParts): Fix {
  const edits = parts.edits.filter((edit, index) => parts.edits.findIndex((other) => isSame(edit, other)) === index);
  return { ...NO_CALLER_CHANGE, effects: [], ...parts, applicability: weakest(parts.caveats), edits };
}

function weakest(caveats: readonly Caveat[]): Applicability {
  if (caveats.some((caveat) => caveat.applicability === 'manual')) return 'manual';
  return caveats.length > 0 ? 'unsafe' : 'safe';
}

function isSame(a: Edit, b: Edit): boolean {
  return a.range.start === b.range.start && a.range.end === b.range.end && a.text === b.text;
}

/**
 * The edits with one blank line more taken out wherever neighbouring removals of whole lines, together, leave a blank line before and
 * after them.
 */
export function withoutDoubleBlanks(document: Document, edits: readonly Edit[]): Edit[] {
  const isWholeLines = ({ range, text }: Edit): boolean =>
    text === '' && range.end > range.start && startsLine(document, range.start) && startsLine(document, range.end);
  const removals = edits.filter(isWholeLines).sort((a, b) => a.range.start - b.range.start);
  const extended = new Map<Edit, Edit>();
  for (let first = 0; first < removals.length; ) {
    let last = first;
    while (removals[last + 1] && isBlank(document.text.slice(removals[last]?.range.end ?? 0, removals[last + 1]?.range.start ?? 0))) last++;
    const start = removals[first]?.range.start ?? 0;
    const end = removals[last]?.range.end ?? 0;
    const after = /^[ \t]*\r?\n/.exec(document.text.slice(end));
    const between = removals.slice(first, last).map((edit, index) => [edit, removals[first + index + 1]] as const);
    for (const [edit, next] of between) if (next) extended.set(edit, { range: { start: edit.range.start, end: next.range.start }, text: '' });
    const final = removals[last];
    const hasBlankBefore = start === 0 || /\n[ \t]*\r?\n$/.test(document.text.slice(0, start));
    if (final && last > first && after && hasBlankBefore) extended.set(final, { range: { start: final.range.start, end: end + after[0].length }, text: '' });
    first = last + 1;
  }
  return edits.map((edit) => extended.get(edit) ?? edit);
}

function startsLine(document: Document, at: number): boolean {
  return at === 0 || document.text[at - 1] === '\n';
}

function isBlank(text: string): boolean {
  return /^\s*$/.test(text);
}
