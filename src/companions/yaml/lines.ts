import type { Range } from '../../text/range.ts';
import type { YamlItem, YamlMap, YamlPair, YamlSeq } from './tree.ts';

/** A mapping or a list. */
export type YamlCollection = YamlMap | YamlSeq;

/** The children of a collection, in order. */
export function childrenOf(parent: YamlCollection): readonly (YamlPair | YamlItem)[] {
  return parent.kind === 'map' ? parent.pairs : parent.items;
}

/** The offset of the first unit of the line that holds `offset`. */
export function lineStart(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  // a byte order mark does not count as part of its line
  return start === 0 && text.startsWith('\ufeff') ? 1 : start;
}

/** The column (from 0) of an offset. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** The offset after the line ending of the line that holds `offset`. */
export function nextLine(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  return at < 0 ? text.length : at + 1;
}

/** The offset before the line ending of the line that holds `offset`. */
export function lineEnd(text: string, offset: number): number {
  const next = nextLine(text, offset);
  if (text[next - 1] !== '\n') return next;
  return text[next - 2] === '\r' ? next - 2 : next - 1;
}

/** Whether only spaces precede it on its line. */
export function isOwnLine(text: string, offset: number): boolean {
  return /^ *$/.test(text.slice(lineStart(text, offset), offset));
}

/** Whether only a comment follows on its line. */
export function endsLine(text: string, offset: number): boolean {
  return /^[ \t]*(?:#.*)?$/.test(text.slice(offset, lineEnd(text, offset)));
}

/** The empty range at an offset, for an insertion. */
export function at(offset: number): Range {
  return { start: offset, end: offset };
}
