import type { CompanionCaveat } from '../companions/types.ts';
import type { Finding, LintResult } from '../linter/types.ts';
import type { BuildCommand } from '../project/types.ts';
import type { RuleMeta, Severity } from '../rule.ts';

/** What a reporter turns into text: paths as they are to be shown (relative, with `/`), and findings without those that do not count. */
export interface Report {
  readonly version: string;
  readonly files: readonly ReportFile[];
  readonly companions: readonly ReportCompanion[];
  readonly rules: readonly RuleMeta[];
  /** What was asked: only look, look and show a diff, or fix. */
  readonly mode: 'lint' | 'diff' | 'fix';
  /** Whether unsafe fixes were asked for as well. */
  readonly unsafe: boolean;
  /** The one path that was asked for, as it is typed; absent where there are none or many. */
  readonly target?: string;
  /** How many findings a baseline lists, so that they are not in `files`; absent without a baseline. */
  readonly known?: number;
  /** The address of a rule's page. */
  pageOf(rule: string): string;
}

export interface ReportFile {
  readonly path: string;
  readonly findings: readonly Finding[];
  readonly lint: LintResult;
  readonly build: BuildCommand | undefined;
}

export interface ReportCompanion {
  readonly path: string;
  readonly kind: string;
  readonly before: string;
  readonly after: string;
  readonly caveats: readonly CompanionCaveat[];
}

/** A reporter turns a report into the text of a file or of a stream, with its final newline; '' says nothing. */
export type Reporter = (report: Report) => string;

export interface Summary {
  readonly files: number;
  /** Findings that are left, by level. */
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly fixed: number;
  /** Findings that are left and that the fixes asked for (safe ones, where none were) would remove. */
  readonly fixable: number;
}

/** How many findings there are of what kind. */
export function summarize(report: Pick<Report, 'files' | 'unsafe'>): Summary {
  const findings = report.files.flatMap((file) => file.findings);
  const left = findings.filter((finding) => !finding.fixed);
  const count = (severity: Severity): number => left.filter((finding) => finding.severity === severity).length;
  return {
    files: report.files.length,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    fixed: findings.length - left.length,
    fixable: left.filter(({ fix }) => fix?.applicability === 'safe' || (report.unsafe && fix?.applicability === 'unsafe')).length,
  };
}
