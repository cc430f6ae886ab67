/**
 * Reporters turn the result of a run into text, and decide nothing.
 *
 * Each format is a function of a `Report` (`reportJson`, `reportSarif`, …), in a module that is loaded when it is asked for; only `reportText`, for
 * people, is always there. No output contains a secret value: each function returns a `Visible`, which a text of a document becomes by `masker` alone, and the
 * code that is shown hides the values of the declarations as well. `unifiedDiff` alone shows the user's text as it is, because it must be possible to apply it.
 */
import type { CompanionCaveat } from '../companions/types.ts';
import { type Issuer, issuerOf } from '../knowledge/secrets/issuers.ts';
import type { Finding, LintResult } from '../linter/index.ts';
import type { BuildCommand } from '../project/types.ts';
import type { RuleMeta, Severity } from '../rule.ts';
import type { Visible } from '../text/visible.ts';

/** The input of a reporter. Paths are as they are printed (relative, with `/`); findings that a baseline or `--quiet` hides are not in it. */
export interface Report {
  readonly version: string;
  readonly files: readonly ReportFile[];
  readonly companions: readonly ReportCompanion[];
  readonly rules: readonly RuleMeta[];
  /** Whether the run only lints, shows a diff, or fixes. */
  readonly mode: 'lint' | 'diff' | 'fix';
  /** Whether unsafe fixes are included. */
  readonly unsafe: boolean;
  /** The path on the command line, as typed; absent if there is none or more than one. */
  readonly target?: string;
  /** The number of findings that the baseline hides; absent without a baseline. */
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

/** Turns a report into text with a final newline; '' for no output. */
export type Reporter = (report: Report) => Visible;

export interface Summary {
  readonly files: number;
  /** Findings that are not fixed, by level. */
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly fixed: number;
  /** Findings that are not fixed and that the included fixes would remove. */
  readonly fixable: number;
  /** Places in the files around that a person must change with the applied fixes. */
  readonly byHand: number;
}

/** A secret that images hold which were built before, and where it is replaced, if the issuer is known. */
export interface PublishedSecret {
  readonly name: string;
  readonly path: string;
  readonly issuer: Issuer | undefined;
}

/** The secrets that stand in images already, each once. What is a placeholder, and known to everybody, is none. */
export function publishedSecrets({ files, rules }: Pick<Report, 'files' | 'rules'>): readonly PublishedSecret[] {
  const names = new Set(rules.flatMap(({ name, published }) => (published ? [name] : [])));
  const found = files.flatMap(({ path, findings }) =>
    findings
      .filter(({ rule, severity, verdict }) => names.has(rule) && severity !== 'info' && verdict !== undefined)
      .map(({ name }): PublishedSecret => ({ name, path, issuer: issuerOf(name) })),
  );
  return found.filter((one, index) => found.findIndex((other) => other.name === one.name && other.path === one.path) === index);
}

/** Whether a person must make a change, where nothing else is wrong than that it is not made by itself. */
export function isByHand({ breaks, misses }: CompanionCaveat): boolean {
  return breaks !== undefined || misses !== undefined;
}

/** The places that a person must change, and that are read by programs: documentation builds nothing. */
export function buildsLeft({ companions }: Pick<Report, 'companions'>): number {
  return companions.filter(({ kind }) => kind !== 'markdown').reduce((sum, { caveats }) => sum + caveats.filter(isByHand).length, 0);
}

/** Counts the findings, and what the fixes left to a person. */
export function summarize(report: Pick<Report, 'files' | 'companions' | 'unsafe'>): Summary {
  const findings = report.files.flatMap((file) => file.findings);
  const left = findings.filter((finding) => !finding.fixed);
  const count = (severity: Severity): number => left.filter((finding) => finding.severity === severity).length;
  return {
    files: report.files.length,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    fixed: findings.length - left.length,
    fixable: left.filter(({ fix, goesWith }) => goesWith !== undefined || fix?.applicability === 'safe' || (report.unsafe && fix?.applicability === 'unsafe'))
      .length,
    byHand: report.companions.reduce((sum, { caveats }) => sum + caveats.filter(isByHand).length, 0),
  };
}
