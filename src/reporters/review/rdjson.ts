import type { Finding } from '../../linter/index.ts';
import type { Severity } from '../../rule.ts';
import type { Document } from '../../text/document.ts';
import { applyEdits } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import { json, own, say, visible } from '../../text/visible.ts';
import { masker } from '../masking.ts';
import { isByHand, type Report, type Reporter, type ReportFile } from '../report.ts';
import { hiddenWords, possibleValues } from './possible-values.ts';

const SEVERITIES: { readonly [severity in Severity]: 'ERROR' | 'WARNING' | 'INFO' } = { error: 'ERROR', warning: 'WARNING', info: 'INFO' };

/**
 * reviewdog's JSON. Columns count bytes of UTF-8, from 1, and an end is exclusive. A suggestion is the whole fix of a finding as one replacement; none if other
 * files must change with it, because reviewdog posts each suggestion for itself. Source:
 * https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
 */
export const reportRdjson: Reporter = (report) => {
  const isAlone = report.companions.every(({ before, after, caveats }) => before === after && !caveats.some(isByHand));
  const value = {
    source: { name: own('dockerlint'), url: visible(report.pageOf(''), []) },
    diagnostics: report.files.flatMap((file) =>
      file.findings.filter(({ fixed }) => !fixed || report.mode !== 'fix').map((finding) => diagnosticOf(report, file, finding, isAlone)),
    ),
  };
  return say`${json(value)}\n`;
};

function diagnosticOf(report: Report, file: ReportFile, finding: Finding, isAlone: boolean) {
  const mask = masker(file.lint);
  const text = [finding.message, ...finding.notes, ...(finding.remedy === undefined ? [] : [finding.remedy])].join('\n');
  const suggestion = isAlone && finding.fixed ? suggestionOf(file, finding) : undefined;
  return {
    message: mask(text),
    location: { path: visible(file.path, []), range: rangeOf(file.lint.document, finding.range) },
    severity: SEVERITIES[finding.severity],
    code: { value: visible(finding.rule, []), url: visible(report.pageOf(finding.rule), []) },
    ...(suggestion ? { suggestions: [{ range: rangeOf(file.lint.document, suggestion.range), text: mask(suggestion.text) }] } : {}),
  };
}

/** The lines from the first edit of the fix to the last, as they are after it. Undefined if they hold a secret, or a word that may be one. */
function suggestionOf(file: ReportFile, { fix, instruction }: Finding): { readonly range: Range; readonly text: string } | undefined {
  if (!fix || fix.edits.length === 0) return undefined;
  const { document } = file.lint;
  const start = Math.min(...fix.edits.map(({ range }) => range.start));
  const end = Math.max(...fix.edits.map(({ range }) => range.end));
  const range = { start: document.lineRange(document.positionAt(start).line).start, end: document.lineRange(document.positionAt(end).line).end };
  const moved = fix.edits.map((edit) => ({ ...edit, range: { start: edit.range.start - range.start, end: edit.range.end - range.start } }));
  const text = applyEdits(document.slice(range), moved);
  const values = [...hiddenWords(file), ...possibleValues(document.slice(range).split('\n'), instruction === undefined ? 'caller' : 'dockerfile')];
  const isShown = masker(file.lint)(text) === text && !values.some((value) => text.includes(value));
  return isShown && !text.includes('\r') ? { range, text } : undefined;
}

function rangeOf(document: Document, { start, end }: Range) {
  return { start: byteColumn(document, start), end: byteColumn(document, end) };
}

function byteColumn(document: Document, offset: number) {
  const { line } = document.positionAt(offset);
  return { line, column: new TextEncoder().encode(document.text.slice(document.lineRange(line).start, offset)).length + 1 };
}
