import type { Finding } from '../linter/index.ts';
import type { Severity } from '../rule.ts';
import { joined, reshaped, say, type Visible, visible } from '../text/visible.ts';
import { masker } from './masking.ts';
import { placeOf } from './places.ts';
import type { Reporter, ReportFile } from './report.ts';

const COMMANDS: { readonly [severity in Severity]: 'error' | 'warning' | 'notice' } = { error: 'error', warning: 'warning', info: 'notice' };

/** Workflow commands that annotate a run. Source: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions */
export const reportGithub: Reporter = (report) =>
  joined(report.files.flatMap((file) => file.findings.filter((finding) => !finding.fixed).map((finding) => say`${annotation(file, finding)}\n`)));

function annotation(file: ReportFile, finding: Finding): Visible {
  const { line, column, endLine, endColumn } = placeOf(file.lint.document, finding.range);
  const mask = masker(file.lint);
  // GitHub accepts columns only for an annotation on one line
  const columns = line === endLine ? { col: column, endColumn } : {};
  const properties = Object.entries({ file: file.path, line, endLine, ...columns, title: finding.rule }).map(
    ([name, value]) => say`${visible(name, [])}=${reshaped(mask(String(value)), escapeProperty)}`,
  );
  const text = mask([finding.message, ...finding.notes, ...(finding.remedy === undefined ? [] : [finding.remedy])].join('\n'));
  return say`::${COMMANDS[finding.severity]} ${joined(properties, ',')}::${reshaped(text, escapeData)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
