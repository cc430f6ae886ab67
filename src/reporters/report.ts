/**
 * Reporters turn the result of a run into text, and decide nothing.
 *
 * Each format is a function of a `Report` (`reportJson`, `reportSarif`, …) in a module that is loaded on demand; only `reportText`, for people, is always
 * loaded. No output contains a secret value. Each function returns a `Visible`: only `masker` turns a text of a document into one, and code frames also hide the
 * values of declarations. The only exception is `unifiedDiff`, which shows the user's text unchanged, because it must be possible to apply it.
 */
import type { CompanionCaveat } from '../companions/types.ts';
import { type Issuer, issuerNamed, issuerOf } from '../knowledge/secrets/issuers.ts';
import type { Finding, LintResult } from '../linter/index.ts';
import type { BuildCommand } from '../project/types.ts';
import type { RuleMeta, Severity } from '../rule.ts';
import type { Visible } from '../text/visible.ts';

/** The input of a reporter. Paths are as printed (relative, with `/`). Findings hidden by a baseline or by `--quiet` are left out. */
export interface Report {
  readonly version: string;
  readonly files: readonly ReportFile[];
  readonly companions: readonly ReportCompanion[];
  readonly rules: readonly RuleMeta[];
  /** Whether the run only lints, shows a diff, or fixes. */
  readonly mode: 'lint' | 'diff' | 'fix';
  /** Whether unsafe fixes are included. */
  readonly unsafe: boolean;
  /** With --changed-since: the lines of each changed file, by its path, that a review can be attached to. */
  readonly changed?: ReadonlyMap<string, readonly LineRange[]>;
  /** The path on the command line, as typed; absent if there is none or more than one. */
  readonly target?: string;
  /** The number of findings that the baseline hides; absent without a baseline. */
  readonly known?: number;
  /** The address of the page about replacing secrets. */
  readonly rotationPage: string;
  /** The address of a rule's page. */
  pageOf(rule: string): string;
}

/** Lines of a file, from 1, both included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
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

/** Renders a report as text with a final newline; '' for no output. */
export type Reporter = (report: Report) => Visible;

export interface Summary {
  readonly files: number;
  /** Findings that are not fixed, by level. */
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly fixed: number;
  /** Findings that are not fixed, but that the included fixes would remove. */
  readonly fixable: number;
  /** Places in callers that a person must change for the applied fixes. */
  readonly byHand: number;
}

/** A secret that is part of images built earlier, with the page about replacing it if the issuer is known. */
export interface PublishedSecret {
  readonly name: string;
  readonly path: string;
  readonly issuer: Issuer | undefined;
}

/**
 * Returns each secret that is part of images built earlier once. Placeholders and well-known passwords are left out. A token of a known
 * issuer counts for every rule.
 */
export function publishedSecrets({ files, rules }: Pick<Report, 'files' | 'rules'>): readonly PublishedSecret[] {
  const names = new Set(rules.flatMap(({ name, published }) => (published ? [name] : [])));
  const found = files.flatMap(({ path, findings }) =>
    findings
      .filter(
        ({ rule, severity, verdict, name, issuer, published }) =>
          (names.has(rule) || published !== undefined || issuerNamed(issuer ?? '') !== undefined) &&
          severity !== 'info' &&
          verdict !== undefined &&
          // a whole build context has no name of its own
          !/^[./]*$/.test(name),
      )
      .map(({ name, issuer, published = name }): PublishedSecret => ({ name: published, path, issuer: issuerNamed(issuer ?? '') ?? issuerOf(published) })),
  );
  return found.filter((one, index) => found.findIndex((other) => other.name === one.name && other.path === one.path) === index);
}

/** Whether a person must make this change, which is not made automatically. */
export function isByHand({ breaks, misses }: CompanionCaveat): boolean {
  return breaks !== undefined || misses !== undefined;
}

/** The number of places that a person must change in files read by programs; documentation does not count. */
export function buildsLeft({ companions }: Pick<Report, 'companions'>): number {
  return companions.filter(({ kind }) => kind !== 'markdown').reduce((sum, { caveats }) => sum + caveats.filter(isByHand).length, 0);
}

/** Counts the findings, and the changes left to a person. */
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
