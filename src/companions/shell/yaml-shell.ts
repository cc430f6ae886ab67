import { toFileRange } from '../../syntax/joined-text.ts';
import { applyEdits, type Edit } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { BuildChange, BuildInvocation, CompanionCaveat, CompanionFiles } from '../types.ts';
import type { YamlEditor } from '../yaml/edit.ts';
import type { YamlNode, YamlPath, YamlScalar } from '../yaml/tree.ts';
import { asReport } from './host.ts';
import { type JudgedCall, rewriteShell } from './rewrite.ts';
import type { ShellSite } from './site.ts';
import { jsonText, type Piece, type ShellText, textOfPieces } from './text.ts';

/** The lines of a literal or folded block, without header and indent. */
function blockText(node: YamlScalar): ShellText {
  const header = /^[^\n]*\n?/.exec(node.source)?.[0] ?? '';
  const lines = node.source.slice(header.length).match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const explicit = /^[|>][+-]?([1-9])/.exec(header)?.[1];
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const indent = explicit === undefined || indents.length === 0 ? (indents[0] ?? 0) : indents.reduce((least, one) => Math.min(least, one));
  const pieces: Piece[] = [];
  for (const [index, line] of lines.entries()) {
    const ending = /\r?\n$/.exec(line)?.[0] ?? '';
    const body = line.slice(0, line.length - ending.length);
    const lead = Math.min(indent, /^ */.exec(body)?.[0].length ?? 0);
    pieces.push({ text: '', fileLength: lead }, { text: body.slice(lead), fileLength: body.length - lead });
    if (ending) pieces.push({ text: node.style === 'folded' && index < lines.length - 1 ? ' ' : '\n', fileLength: ending.length });
  }
  return { joined: textOfPieces(node.range.start + header.length, pieces), write: (text) => text };
}

/** A plain or single-quoted scalar; line breaks inside are folded. */
function flowText(node: YamlScalar): ShellText {
  const quote = node.style === 'single' ? 1 : 0;
  const inner = node.source.slice(quote, node.source.length - quote);
  const pieces: Piece[] = [];
  for (const match of inner.matchAll(/''|[ \t]*\r?\n[ \t]*|[^'\s]+|[\s\S]/g)) {
    const written = match[0];
    if (written === "''" && quote) pieces.push({ text: "'", fileLength: 2 });
    else if (written.includes('\n')) pieces.push({ text: ' ', fileLength: written.length });
    else pieces.push({ text: written, fileLength: written.length });
  }
  return { joined: textOfPieces(node.range.start + quote, pieces), write: (text) => (quote ? text.replaceAll("'", "''") : text) };
}

/** A scalar as a shell text mapped to the file. Undefined if no exact mapping is possible (folding rules, tags). */
export function scalarText(document: string, node: YamlNode | undefined): ShellText | undefined {
  if (node?.kind !== 'scalar' || typeof node.value !== 'string') return undefined;
  const block = node.style === 'literal' || node.style === 'folded';
  const shell = block
    ? blockText(node)
    : node.style === 'double'
      ? jsonText(document, { start: node.range.start + 1, end: node.range.end - 1 })
      : flowText(node);
  return shell && shell.joined.text.trimEnd() === node.value.trimEnd() && node.value.startsWith(shell.joined.text.trimEnd()) ? shell : undefined;
}

/** A script of a YAML or JSON file. Its parts run one after the other in the same shell. */
export interface YamlScript extends Omit<ShellSite, 'text'> {
  readonly parts: readonly YamlPath[];
  readonly reportOnly?: boolean;
  /** What a POSIX shell would read in place of the text, with the same length; omitted if that is the text itself. */
  readonly read?: (text: string) => string;
  /** Converts a new text to the language of the script; omitted if that is a POSIX shell. */
  readonly write?: (text: string) => string;
}

export interface YamlScriptResult {
  /** Ranges in the original document. */
  readonly caveats: readonly CompanionCaveat[];
  readonly invocations: readonly BuildInvocation[];
  readonly calls: readonly JudgedCall[];
}

interface Part {
  readonly path: YamlPath;
  readonly value: string;
  readonly shell: ShellText | undefined;
  readonly node: YamlNode;
  readonly start: number;
}

/** Rewrites one script in place. This changes the editor's text; after a failed edit the editor is `failed`. */
export function rewriteYamlScript(editor: YamlEditor, script: YamlScript, change: BuildChange, files: CompanionFiles): YamlScriptResult {
  const { parts: paths, reportOnly, read, write = (written) => written, ...site } = script;
  const parts: Part[] = [];
  let text = '';
  for (const path of paths) {
    const node = editor.get(path);
    if (node?.kind !== 'scalar' || node.value === null) continue;
    const value = String(node.value);
    parts.push({ path, value, shell: scalarText(editor.text, node), node, start: text.length });
    text += `${value}\n`;
  }
  const found = rewriteShell({ ...site, text: read?.(text) ?? text }, change, files);
  const result = { ...found, edits: found.edits.map((edit) => ({ ...edit, text: write(edit.text) })) };
  const place = (range: Range | undefined): Range | undefined => {
    const part = range && parts.findLast((one) => one.start <= range.start);
    if (!range || !part) return undefined;
    const inside = { start: range.start - part.start, end: Math.min(range.end - part.start, part.value.length) };
    const there = part.shell ? toFileRange(part.shell.joined, inside) : part.node.range;
    const start = editor.originalOffset(there.start);
    return { start, end: Math.max(start, editor.originalOffset(there.end)) };
  };
  const editable =
    !reportOnly &&
    parts.every((part) => part.shell || !result.edits.some((edit) => edit.range.start >= part.start && edit.range.end <= part.start + part.value.length));
  const told = editable ? result.caveats : asReport(result, text, change);
  const caveats = told.map((caveat) => ({ ...caveat, range: place(caveat.range) }));
  if (editable) for (const part of parts.toReversed()) splicePart(editor, part, result.edits);
  return { caveats, invocations: result.invocations, calls: result.calls };
}

function splicePart(editor: YamlEditor, part: Part, edits: readonly Edit[]): void {
  const own = edits
    .filter((edit) => edit.range.start >= part.start && edit.range.end <= part.start + part.value.length)
    .map((edit) => ({ text: edit.text, range: { start: edit.range.start - part.start, end: edit.range.end - part.start } }));
  if (own.length === 0 || !part.shell) return;
  const { shell } = part;
  editor.spliceScalar(
    part.path,
    own.map((edit) => ({ range: toFileRange(shell.joined, edit.range), text: shell.write(edit.text) })),
    applyEdits(part.value, own),
  );
}
