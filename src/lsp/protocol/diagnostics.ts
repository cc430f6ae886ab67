import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, LintResult } from '../../linter/index.ts';
import { UNUSED_SUPPRESSION } from '../../linter/unused-suppressions.ts';
import type { Severity } from '../../rule.ts';
import type { Range } from '../../text/range.ts';
import { say, visible } from '../../text/visible.ts';
import { describeRemedy } from './describe-finding.ts';
import type { ShownDiagnostic } from './editor-connection.ts';

/** The `source` of every diagnostic. */
export const SOURCE = 'dockerlint';

const SEVERITIES: { readonly [severity in Severity]: DiagnosticSeverity } = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** Converts a range from offsets to the protocol's positions. */
export function protocolRange(document: TextDocument, range: Range): Diagnostic['range'] {
  return { start: document.positionAt(range.start), end: document.positionAt(range.end) };
}

/** The findings of a document as diagnostics, in the same order. `pageOf`: returns the address of a rule's page. No message contains a secret value. */
export function diagnosticsOf(document: TextDocument, result: LintResult, pageOf: (rule: string) => string): ShownDiagnostic[] {
  return result.findings.map((finding) => diagnosticOf(document, result, finding, pageOf));
}

/** One finding as a diagnostic. */
export function diagnosticOf(document: TextDocument, result: LintResult, finding: Finding, pageOf: (rule: string) => string): ShownDiagnostic {
  const remedy = describeRemedy(finding);
  return {
    range: protocolRange(document, finding.range),
    severity: SEVERITIES[finding.severity],
    code: finding.rule,
    codeDescription: { href: pageOf(finding.rule) },
    source: SOURCE,
    // editors show unnecessary code faded
    ...(finding.rule === UNUSED_SUPPRESSION ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    message: visible(remedy === undefined ? finding.message : `${finding.message}\n${remedy}`, result.values),
    relatedInformation: finding.related.map((related) => ({
      location: { uri: document.uri, range: protocolRange(document, related.range) },
      message: visible(related.message, result.values),
    })),
  };
}

/** A diagnostic at the start of a document that was not linted, with the reason. */
export function problemDiagnostic(problem: string): ShownDiagnostic {
  const start = { line: 0, character: 0 };
  return { range: { start, end: start }, severity: DiagnosticSeverity.Warning, source: SOURCE, message: say`Not linted: ${visible(problem, [])}` };
}
