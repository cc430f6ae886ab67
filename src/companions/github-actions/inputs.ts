import { SECRET_TALK } from '../../knowledge/docker/comment-words.ts';
import { toFileRange } from '../../syntax/joined-text.ts';
import { applyEdits, type Edit } from '../../text/edit.ts';
import { hasName } from '../../text/pattern.ts';
import type { Range } from '../../text/range.ts';
import { scalarText } from '../shell/yaml-shell.ts';
import type { YamlEditor } from '../yaml/edit.ts';
import type { YamlPath } from '../yaml/tree.ts';
import { textAt } from './steps.ts';

/** One `NAME=value` of a list input. The range refers to the input's text, and spans the line without its ending. */
export interface InputEntry {
  readonly name: string;
  /** Undefined for a bare name. */
  readonly value: string | undefined;
  readonly line: Range;
  /** The record after CSV unquoting. */
  readonly record: string;
}

/** The records of an input that the actions toolkit reads as a list: one CSV record a line. https://github.com/docker/actions-toolkit/blob/main/src/util.ts */
export function readEntries(text: string): readonly InputEntry[] {
  const entries: InputEntry[] = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    const quoted = /^\s*"((?:[^"]|"")*)"\s*$/.exec(match[0])?.[1]?.replaceAll('""', '"');
    const record = quoted ?? match[0].trim();
    if (record === '' || record.startsWith('#')) continue;
    const equals = record.indexOf('=');
    entries.push({
      name: (equals < 0 ? record : record.slice(0, equals)).trim(),
      value: equals < 0 ? undefined : record.slice(equals + 1),
      line: { start: match.index, end: match.index + match[0].length },
      record,
    });
  }
  return entries;
}

/**
 * Returns the parts of `NAME: value` in a list of `NAME=value` items: the action takes all of it as a name, so the build never gets the value. Undefined for
 * any other entry.
 */
export function slipOf({ record }: InputEntry): { readonly name: string; readonly value: string } | undefined {
  const match = /^(\w+):[ \t]+(\S.*)$/.exec(record);
  return match ? { name: match[1] ?? '', value: match[2] ?? '' } : undefined;
}

/** The range of an entry in the original document, for a caveat. */
export function entryRange(editor: YamlEditor, path: YamlPath, entry: InputEntry): Range | undefined {
  const node = editor.get(path);
  const shell = scalarText(editor.text, node);
  const range = shell ? toFileRange(shell.joined, entry.line) : node?.range;
  return range && { start: editor.originalOffset(range.start), end: editor.originalOffset(range.end) };
}

/** Removes lines from a list input. If none is left, removes the key, and then `with` if it is empty. Returns false if that is not possible. */
export function removeEntries(editor: YamlEditor, path: YamlPath, gone: readonly InputEntry[]): boolean {
  const text = textAt(editor, path) ?? '';
  const all = readEntries(text);
  if (all.every((entry) => gone.some((one) => one.line.start === entry.line.start))) return editor.remove(path, path.length - 2);
  const shell = scalarText(editor.text, editor.get(path));
  if (!shell) return false;
  const merged = removalsOf(text, gone);
  return editor.spliceScalar(
    path,
    merged.map((edit) => ({ ...edit, range: lineSafe(editor.text, toFileRange(shell.joined, edit.range)) })),
    applyEdits(text, merged),
  );
}

/**
 * The edits that remove lines, adjacent lines as one. A group before other lines is removed with its last line ending, a group at the end with the blank lines
 * before it.
 */
function removalsOf(text: string, gone: readonly InputEntry[]): readonly Edit[] {
  const runs: { start: number; end: number }[] = [];
  for (const { name, line } of [...gone].sort((a, b) => a.line.start - b.line.start)) {
    const last = runs.at(-1);
    const start = commentStart(text, line.start, name);
    if (last && text.slice(last.end, start).trim() === '') last.end = line.end;
    else runs.push({ start, end: line.end });
  }
  return runs.map(({ start, end }): Edit => {
    if (text.slice(end).trim() !== '') {
      // removes one blank line if two would meet, or if one would come first
      const isApart = /(?:^|\n)\s*\n$/.test(text.slice(0, start)) || text.slice(0, start).trim() === '';
      const blank = isApart ? (/^[ \t]*\n/.exec(text.slice(end + 1))?.[0].length ?? 0) : 0;
      return { range: { start, end: end + 1 + blank }, text: '' };
    }
    return { range: { start: text.slice(0, start).trimEnd().length, end }, text: '' };
  });
}

/** Where the comment lines directly above an entry start if they speak of it: of its name, or of a secret. Otherwise where the entry starts. */
function commentStart(text: string, start: number, name: string): number {
  const above = /(?:(?:^|\n)[ \t]*#[^\n]*)+\n[ \t]*$/.exec(text.slice(0, start))?.[0];
  if (above === undefined) return start;
  const words = (above.toLowerCase().match(/[a-z][a-z_-]*/g) ?? []).map((word) => word.replace(/s$/, ''));
  const isOfEntry = hasName(above, name) || words.some((word) => SECRET_TALK.has(word));
  const lead = /^\n/.test(above) ? 1 : 0;
  return isOfEntry ? start - above.length + lead + (/^[ \t]*/.exec(above.slice(lead))?.[0].length ?? 0) : start;
}

/** Extends the range of a deleted first line, which starts after its indent, over the indent of the next line: only one of the two indents may stay. */
function lineSafe(text: string, range: Range): Range {
  if (text[range.end - 1] !== '\n') return range;
  const indent = /^[ \t]*/.exec(text.slice(range.end))?.[0].length ?? 0;
  const lineStart = text.lastIndexOf('\n', range.start - 1) + 1;
  // a blank line that follows has no indent
  if (/^[ \t]*\r?\n/.test(text.slice(range.end)) && text.slice(lineStart, range.start).trim() === '') return { start: lineStart, end: range.end };
  return /^[ \t]*$/.test(text.slice(lineStart, range.start)) ? { start: range.start, end: range.end + Math.min(indent, range.start - lineStart) } : range;
}

/** Adds lines to a list input. A missing input is created after `after`. */
export function addEntries(editor: YamlEditor, inputs: YamlPath, key: string, lines: readonly string[], after: string): boolean {
  if (lines.length === 0) return true;
  const path = [...inputs, key];
  const node = editor.get(path);
  const block = `${lines.join('\n')}\n`;
  if (node === undefined) return editor.insertPair(inputs, key, block, { after });
  const text = textAt(editor, path);
  if (text === undefined) return editor.replacePair(path, key, block);
  if (node.kind === 'scalar' && node.style === 'literal') {
    const indent = /\n([ \t]+)\S[^\n]*$/.exec(node.source.trimEnd())?.[1];
    if (indent === undefined) return false;
    const end = node.range.start + node.source.trimEnd().length;
    const eol = node.source.includes('\r\n') ? '\r\n' : '\n';
    const trail = text.slice(text.trimEnd().length);
    return editor.spliceScalar(
      path,
      [{ range: { start: end, end }, text: lines.map((line) => `${eol}${indent}${line}`).join('') }],
      `${text.trimEnd()}\n${lines.join('\n')}${trail}`,
    );
  }
  return node.kind === 'scalar' && !text.includes('\n') ? editor.replacePair(path, key, `${text}\n${block}`) : false;
}
