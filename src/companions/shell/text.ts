import { encode, toFileRange } from '../../syntax/joined-text.ts';
import type { JoinedText, Segment } from '../../syntax/types.ts';
import type { Edit } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';

/** A shell text inside a document: a whole script, a `run:` of a workflow, a recipe line. Offsets of `joined.text` refer to the text as the shell gets it. */
export interface ShellText {
  readonly joined: JoinedText;
  /** Encodes a text for insertion into the document at this place. */
  write(text: string): string;
}

/** A text joined from several parts of a document. `spans`: the parts in order, without the text between them. */
export function textOfSpans(document: string, spans: readonly Range[]): JoinedText {
  let text = '';
  const segments: Segment[] = [];
  for (const { start, end } of spans) {
    if (end <= start) continue;
    segments.push({ joined: text.length, file: start, length: end - start, fileLength: end - start });
    text += document.slice(start, end);
  }
  return { text, segments, encoding: 'plain' };
}

/** A range of a document as shell text, `\r\n` read as `\n`. */
export function plainText(document: string, range: Range): ShellText {
  const spans: Range[] = [];
  let from = range.start;
  for (let at = document.indexOf('\r\n', from); at >= 0 && at < range.end; at = document.indexOf('\r\n', at + 2)) {
    spans.push({ start: from, end: at });
    from = at + 1;
  }
  spans.push({ start: from, end: range.end });
  const joined = textOfSpans(document, spans);
  return { joined, write: (text) => (spans.length > 1 ? text.replace(/\n/g, '\r\n') : text) };
}

/** A part of the text as it is read, with its length in the document. */
export interface Piece {
  readonly text: string;
  readonly fileLength: number;
}

/** The text of consecutive pieces of the document, from offset `start` on. A piece with an empty text is skipped. */
export function textOfPieces(start: number, pieces: readonly Piece[], encoding: JoinedText['encoding'] = 'plain'): JoinedText {
  let text = '';
  let file = start;
  const segments: Segment[] = [];
  for (const piece of pieces) {
    const last = segments.at(-1);
    if (piece.text !== '') {
      const same = piece.text.length === piece.fileLength;
      if (last && same && last.length === last.fileLength && last.file + last.length === file)
        segments[segments.length - 1] = { ...last, length: last.length + piece.text.length, fileLength: last.fileLength + piece.fileLength };
      else segments.push({ joined: text.length, file, length: piece.text.length, fileLength: piece.fileLength });
      text += piece.text;
    }
    file += piece.fileLength;
  }
  return { text, segments, encoding };
}

/** The text of a JSON string, or of a double-quoted YAML scalar on one line. `range` excludes the quotes. Undefined if it has an escape that JSON lacks. */
export function jsonText(document: string, range: Range): ShellText | undefined {
  const source = document.slice(range.start, range.end);
  const pieces: Piece[] = [];
  for (const match of source.matchAll(/\\u[0-9a-fA-F]{4}|\\[\s\S]|[^\\]+/g)) {
    const written = match[0];
    if (!written.startsWith('\\')) pieces.push({ text: written, fileLength: written.length });
    else if (!/^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})$/.test(written)) return undefined;
    else pieces.push({ text: String(JSON.parse(`"${written}"`)), fileLength: written.length });
  }
  const joined = textOfPieces(range.start, pieces, 'json');
  return { joined, write: (text) => encode(joined, text) };
}

/** A shell text with additional words before and after it that are not in the document, so no edit may touch them. */
export function withPrefix({ joined, write }: ShellText, prefix: string, suffix = ''): ShellText {
  const file = joined.segments[0]?.file ?? 0;
  const moved = joined.segments.map((segment) => ({ ...segment, joined: segment.joined + prefix.length }));
  const last = joined.segments.at(-1);
  const end = { joined: prefix.length + joined.text.length, file: last ? last.file + last.fileLength : file, length: suffix.length, fileLength: 0 };
  const segments = [{ joined: 0, file, length: prefix.length, fileLength: 0 }, ...moved, ...(suffix === '' ? [] : [end])];
  return { joined: { ...joined, text: prefix + joined.text + suffix, segments }, write };
}

/** The edits of a shell text as edits of its document. */
export function toDocumentEdits(shell: ShellText, edits: readonly Edit[]): readonly Edit[] {
  return edits.map((edit) => ({ range: toFileRange(shell.joined, edit.range), text: shell.write(edit.text) }));
}

/**
 * The value of a word (with masked templates) after expanding the templates that `expand` knows; the others stay masked. `written`: the word with its
 * templates.
 */
export function expandTemplates(value: string, written: string, template: RegExp, expand: (template: string) => string | undefined): string {
  const templates = [...written.matchAll(template)].map((match) => match[0]);
  let next = 0;
  return value.replace(/\uE000+/g, (run) => {
    let text = '';
    for (let left = run.length; left > 0; ) {
      const one = templates[next++];
      if (one === undefined) return run;
      left -= one.length;
      text += expand(one) ?? '\uE000'.repeat(one.length);
    }
    return text;
  });
}

/** Replaces every template in `text` by as many characters without a meaning for the shell, so that offsets stay valid. */
export function maskTemplates(text: string, template: RegExp | undefined): string {
  return template ? text.replace(template, (match) => '\uE000'.repeat(match.length)) : text;
}
