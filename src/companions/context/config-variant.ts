import { posix } from 'node:path';
import type { ConfigVariant } from '../../knowledge/tool.ts';
import { configVariants } from '../../knowledge/tools/index.ts';
import type { Document } from '../../text/document.ts';
import { applyEdits, type Edit } from '../../text/edit.ts';
import { type BuildChange, type Companion, type CompanionResult, UNRELATED } from '../types.ts';

/**
 * Config files whose tool expands variables. They are never edited, because they hold the owner's own login. For a file that the build now takes as a secret or
 * no longer copies, a caveat shows the lines that may be committed.
 */
export const configFile: Companion = { kind: 'config', matches: (path) => variantKind(path) !== undefined, rewrite };

function rewrite(document: Document, change: BuildChange): CompanionResult {
  const named = [...change.excluded, ...change.secrets.flatMap(({ from }) => ('file' in from && !from.file.startsWith('~') ? [from.file] : []))];
  const variant = configVariants().find((one) => one.path.test(document.path));
  if (!variant || !named.some((file) => posix.resolve(change.context, file) === document.path)) return UNRELATED;
  const edits = referenceVariant(variant.kind, document, variant.variable);
  const [first] = edits ?? [];
  if (!edits || !first) return UNRELATED;
  const message = `with this reference instead of its secret, ${posix.basename(document.path)} can be committed and copied again; the build then needs ${variant.variable} as a secret`;
  return { ...UNRELATED, caveats: [{ range: first.range, message, suggestion: changedLines(document, edits) }] };
}

/** Only the changed lines, after the edits: other lines may contain secrets. */
function changedLines(document: Document, edits: readonly Edit[]): string {
  const ranges = new Map(edits.map((edit) => [document.linesAround(edit.range).start, document.linesAround(edit.range)]));
  return [...ranges.values()]
    .map((line) => {
      const own = edits.filter((edit) => line.start <= edit.range.start && edit.range.end <= line.end);
      const shifted = own.map((edit) => ({ ...edit, range: { start: edit.range.start - line.start, end: edit.range.end - line.start } }));
      return applyEdits(document.slice(line), shifted).trim();
    })
    .join('\n');
}

/** The kind of config file that a path may be, by its name; undefined if its tool expands no variables. */
export function variantKind(path: string): ConfigVariant['kind'] | undefined {
  return configVariants().find((variant) => variant.path.test(path))?.kind;
}

/** A value that is a reference in any tool's syntax, or a blank to fill in. */
const REFERENCE = /\$\{|\$[A-Za-z_]|%\w+%|^<.*>$|^\{\{/;

/**
 * Returns the edits that replace the secret of the file by a reference to `variable`, so that the file can be committed. Undefined if the file has no secret,
 * or several different ones: one variable cannot hold two values.
 */
export function referenceVariant(kind: ConfigVariant['kind'], document: Document, variable: string): readonly Edit[] | undefined {
  const variant = configVariants().find((one) => one.kind === kind);
  if (!variant) return undefined;
  const found = new Map<number, { readonly edit: Edit; readonly value: string }>();
  for (const pattern of variant.values) {
    for (const match of document.text.matchAll(pattern)) {
      const value = match.groups?.['value'];
      const [start, end] = match.indices?.groups?.['value'] ?? [];
      if (value === undefined || start === undefined || end === undefined || REFERENCE.test(value) || found.has(start)) continue;
      found.set(start, { edit: { range: { start, end }, text: variant.reference.replace('NAME', () => variable) }, value });
    }
  }
  const hits = [...found.values()];
  return new Set(hits.map((hit) => hit.value)).size === 1 ? hits.map((hit) => hit.edit) : undefined;
}
