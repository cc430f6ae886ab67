import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path/posix';
import type { Finding } from '../../linter/index.ts';
import type { ProjectResult } from '../../project/types.ts';
import { buildsLeft, type Report, type ReportFile, summarize } from '../../reporters/report.ts';
import type { Visible } from '../../text/visible.ts';
import type { LintArguments } from '../arguments/options.ts';
import { complain, type Io, UserError } from '../io/io.ts';
import { describeSystemError } from '../io/read-input.ts';
import { isForeseeing } from './lint-run.ts';

/** The report on some files, with the exit status. */
export interface LintOutcome {
  readonly report: Report;
  readonly status: number;
}

/** Returns the report without the findings that the baseline and --quiet hide. With --update-baseline the baseline is written first. */
export async function countedReport(report: Report, result: ProjectResult, options: LintArguments, io: Io): Promise<Report> {
  const { files, ...known } = options.baseline === undefined ? report : await newFindings(report, result, { ...options, baseline: options.baseline }, io);
  return { ...report, ...known, files: options.quiet ? files.map((file) => ({ ...file, findings: errorsOf(file.findings, options) })) : files };
}

/** The findings that --quiet leaves. */
function errorsOf(findings: readonly Finding[], options: LintArguments): readonly Finding[] {
  return findings.filter(({ severity, fixed }) => severity === 'error' && (!fixed || isForeseeing(options)));
}

async function newFindings(
  report: Report,
  result: ProjectResult,
  options: LintArguments & { readonly baseline: string },
  io: Io,
): Promise<Pick<Report, 'files' | 'known'>> {
  const { readBaseline, withoutBaseline, writeBaseline } = await import('./baseline.ts');
  const file = path.resolve(io.cwd, options.baseline);
  const folder = path.dirname(file);
  // what is only foreseen is not fixed
  const isFixed = ({ fixed }: Finding): boolean => fixed && !isForeseeing(options);
  const linted = [...result.files, ...result.callers];
  if (options.updateBaseline) {
    const all = linted.map((one) => ({
      path: one.path,
      values: one.lint.values,
      findings: one.lint.findings.map((finding) => ({ ...finding, fixed: isFixed(finding) })),
    }));
    writeOutput(file, writeBaseline(folder, all));
  }
  if (!existsSync(file)) complain(io, `${options.baseline}: no such baseline; --update-baseline writes it`);
  const baseline = readBaseline(file);
  const files = report.files.map(
    (shown, index): ReportFile => ({
      ...shown,
      findings: withoutBaseline(baseline, folder, { path: linted[index]?.path ?? shown.path, values: shown.lint.values }, shown.findings, isFixed),
    }),
  );
  const counted = (some: readonly ReportFile[]): number => some.reduce((sum, { findings }) => sum + findings.length, 0);
  return { files, known: counted(report.files) - counted(files) };
}

/** Writes a file for the user. Throws a UserError if that fails. */
export function writeOutput(file: string, text: Visible): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UserError(`${file}: cannot be written: ${describeSystemError(error)}`);
  }
}

/**
 * Returns the exit status: 1 if findings remain that count as failure by --fail-on or --max-warnings, or if a build must be changed by hand after the fixes.
 */
export function statusOf(report: Report, options: LintArguments): number {
  const { failOn, maxWarnings } = options;
  const { errors, warnings, infos } = summarize(isForeseeing(options) ? withoutFixes(report) : report);
  const failing = { error: errors, warning: errors + warnings, info: errors + warnings + infos, none: 0 }[failOn];
  const left = report.mode === 'fix' && failOn !== 'none' ? buildsLeft(report) : 0;
  return Number(failing > 0 || left > 0 || (maxWarnings !== undefined && warnings > maxWarnings));
}

/** The report as if nothing was fixed. */
function withoutFixes(report: Report): Report {
  return { ...report, files: report.files.map((file) => ({ ...file, findings: file.findings.map((finding) => ({ ...finding, fixed: false })) })) };
}
