import type { Arg, Copy, Env, Instruction } from '../../syntax/types.ts';
import type { Document } from '../../text/document.ts';
import type { Edit } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';

/** Edits that remove entries (by index) from an ARG or ENV, or the whole instruction if none is left. */
export function removeEntries(document: Document, instruction: Arg | Env, removed: ReadonlySet<number>): Edit[] {
  return removeParts(
    document,
    instruction,
    instruction.entries.map((entry) => entry.range),
    removed,
  );
}

/** Edits that remove sources (by index) from a COPY or ADD, or the whole instruction if none is left. */
export function removeSources(document: Document, copy: Copy, removed: ReadonlySet<number>): Edit[] {
  if (removed.size >= copy.sources.length && copy.heredocs.length === 0) return [removeInstruction(document, copy)];
  const ranges = [...copy.sources, ...(copy.destination ? [copy.destination] : [])].map((word) => word.range);
  return removeParts(document, copy, ranges, removed);
}

/** The edit that deletes the lines of an instruction. `withoutTraces` also deletes its comments. */
export function removeInstruction(document: Document, instruction: Instruction): Edit {
  const { start, end } = document.linesAround(instruction.range);
  // keeps a byte order mark at the start of the file
  return { range: { start: start === 0 && document.text.startsWith('\ufeff') ? 1 : start, end }, text: '' };
}

function removeParts(document: Document, instruction: Instruction, parts: readonly Range[], removed: ReadonlySet<number>): Edit[] {
  if (removed.size >= parts.length) return [removeInstruction(document, instruction)];
  const edits: Edit[] = [];
  parts.forEach((part, index) => {
    if (!removed.has(index)) return;
    const previous = parts[index - 1];
    const next = parts[index + 1];
    const hasKeptBefore = parts.slice(0, index).some((_, before) => !removed.has(before));
    if (hasKeptBefore && previous) edits.push({ range: { start: previous.end, end: part.end }, text: '' });
    else if (next) edits.push({ range: { start: part.start, end: startOfNext(document, part, next) }, text: '' });
  });
  return edits;
}

/** The start of the next part, or the end of the line if a comment line stands between the two. */
function startOfNext(document: Document, part: Range, next: Range): number {
  const between = document.text.slice(part.end, next.start);
  return /^[ \t]*#/m.test(between) ? part.end + (/^[ \t]*/.exec(between)?.[0].length ?? 0) : next.start;
}
