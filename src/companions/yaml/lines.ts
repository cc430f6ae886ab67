import type { Range } from '../../text/range.ts';
import type { YamlItem, YamlMap, YamlPair, YamlSeq } from './tree.ts';

/** A mapping or a list. */
export type YamlCollection = YamlMap | YamlSeq;

/** What a collection holds, in order. */
export function childrenOf(parent: YamlCollection): readonly (YamlPair | YamlItem)[] {
  return parent.kind === 'map' ? parent.pairs : parent.items;
}

/** The offset of the first unit of the line that holds `offset`. */
export function lineStart(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  // a byte order mark takes no place on its line
  return start === 0 && text.startsWith('\ufeff') ? 1 : start;
}

/** The column (from 0) of an offset. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** The offset behind the ending of the line that holds `offset`. */
export function nextLine(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  return at < 0 ? text.length : at + 1;
}

/** Before the ending of the line that holds `offset`. */
export function lineEnd(text: string, offset: number): number {
  const next = nextLine(text, offset);
  if (text[next - 1] !== '\n') return next;
  return text[next - 2] === '\r' ? next - 2 : next - 1;
}

/** Whether nothing but spaces stands before it on its line. */
export function isOwnLine(text: string, offset: number): boolean {
  return /^ *$/.test(text.slice(lineStart(text, offset), offset));
}

/** Whether nothing but a comment follows on the line. */
export function endsLine(text: string, offset: number): boolean {
  return /^[ \t]*(?:#.*)?$/.test(text.slice(offset, lineEnd(text, offset)));
}

/** The empty range where something is put in. */
export function at(offset: number): Range {
  return { start: offset, end: offset };
}
