import { member } from '../../text/json.ts';
import type { Summary } from '../report.ts';

/** A report that was read: its members as they stand there. `name`: the file that it stood in. */
export type ReadReport = { readonly name: string } & (
  | { readonly kind: 'json'; readonly files: readonly unknown[]; readonly companions: readonly unknown[]; readonly published: readonly unknown[] }
  | { readonly kind: 'sarif'; readonly rules: readonly unknown[]; readonly results: readonly unknown[]; readonly run: unknown }
);

/** The counts of several reports. Without places in callers, which not every format tells. */
export type MergedCounts = Omit<Summary, 'byHand'>;

/** A finding of a report. SARIF tells no remedy and no notes. */
export interface ReadFinding {
  readonly report: string;
  readonly path: string;
  readonly line: number | undefined;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly notes: readonly string[];
  readonly remedy: string | undefined;
  readonly fix: ReadFix | undefined;
  readonly fixed: boolean;
}

export interface ReadFix {
  readonly title: string;
  readonly applicability: string;
  readonly caveats: readonly string[];
}

/** Reads a report in the formats json, ndjson or sarif of dockerlint; undefined if the text is none of them. */
export function readReport(name: string, text: string): ReadReport | undefined {
  const whole = parsed(text);
  const runs = member(whole, 'runs');
  if (Array.isArray(runs)) return readSarif(name, runs);
  if (member(whole, 'version') === 1 && Array.isArray(member(whole, 'files')))
    return { name, kind: 'json', files: listOf(whole, 'files'), companions: listOf(whole, 'companions'), published: listOf(whole, 'published') };
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const values = lines.map(parsed);
  // a stream that was cut off has no last line, and is no report
  if (member(values.at(-1), 'type') !== 'summary' || values.includes(undefined)) return undefined;
  const ofType = (type: string): readonly unknown[] => values.filter((value) => member(value, 'type') === type).map(withoutType);
  return { name, kind: 'json', files: ofType('file'), companions: ofType('companion'), published: ofType('published') };
}

function readSarif(name: string, runs: readonly unknown[]): ReadReport | undefined {
  const drivers = runs.map((run) => member(member(run, 'tool'), 'driver'));
  if (runs.length === 0 || drivers.some((driver) => member(driver, 'name') !== 'dockerlint')) return undefined;
  const results = runs.flatMap((run) => listOf(run, 'results'));
  return { name, kind: 'sarif', rules: drivers.flatMap((driver) => listOf(driver, 'rules')), results, run: runs[0] };
}

/** All findings of the reports, in their order. */
export function findingsOf(reports: readonly ReadReport[]): readonly ReadFinding[] {
  return reports.flatMap((report) =>
    report.kind === 'sarif'
      ? report.results.map((result) => resultOf(report.name, result))
      : report.files.flatMap((file) => listOf(file, 'findings').map((finding) => findingOf(report.name, String(member(file, 'path')), finding))),
  );
}

function findingOf(report: string, path: string, finding: unknown): ReadFinding {
  const fix = member(finding, 'fix');
  return {
    report,
    path,
    line: numberOf(finding, 'line'),
    rule: String(member(finding, 'rule')),
    severity: String(member(finding, 'severity')),
    message: textOf(finding, 'message') ?? '',
    notes: listOf(finding, 'notes').map(String),
    remedy: textOf(finding, 'remedy'),
    fix:
      fix === undefined
        ? undefined
        : {
            title: textOf(fix, 'title') ?? '',
            applicability: textOf(fix, 'applicability') ?? '',
            caveats: listOf(fix, 'caveats').map((caveat) => textOf(caveat, 'reason') ?? ''),
          },
    fixed: member(finding, 'fixed') === true,
  };
}

function resultOf(report: string, result: unknown): ReadFinding {
  const [fix] = listOf(result, 'fixes');
  return {
    report,
    path: uriOf(result),
    line: numberOf(member(member(listOf(result, 'locations')[0], 'physicalLocation'), 'region'), 'startLine'),
    rule: String(member(result, 'ruleId')),
    severity: ['error', 'warning'].find((level) => level === member(result, 'level')) ?? 'info',
    message: textOf(member(result, 'message'), 'text') ?? '',
    notes: [],
    remedy: undefined,
    // a fix of the format does not tell whether it is safe: it is a proposal
    fix: fix === undefined ? undefined : { title: textOf(member(fix, 'description'), 'text') ?? '', applicability: 'safe', caveats: [] },
    fixed: false,
  };
}

/** Counts the findings of all reports. */
export function countsOf(reports: readonly ReadReport[]): MergedCounts {
  const findings = findingsOf(reports);
  const left = findings.filter(({ fixed }) => !fixed);
  const count = (severity: string): number => left.filter((finding) => finding.severity === severity).length;
  return {
    files: reports.reduce((sum, report) => sum + (report.kind === 'json' ? report.files.length : new Set(report.results.map(uriOf)).size), 0),
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    fixed: findings.length - left.length,
    fixable: left.filter(({ fix }) => fix?.applicability === 'safe').length,
  };
}

/** A file as a report names it. */
export type Place = Pick<ReadFinding, 'path' | 'report'>;

/** Names files for people: reports of many repositories have the same paths, and then the name of the report tells them apart. */
export function fileNames(places: readonly Place[]): (place: Place) => string {
  const reports = new Map<string, string>();
  const shared = new Set<string>();
  for (const { path, report } of places) {
    if ((reports.get(path) ?? report) !== report) shared.add(path);
    reports.set(path, report);
  }
  return ({ path, report }) => (shared.has(path) ? `${path} (${report})` : path);
}

/** The elements of a member; none if it is no list. */
export function listOf(value: unknown, key: string): readonly unknown[] {
  const list = member(value, key);
  return Array.isArray(list) ? list : [];
}

/** A member that is a text; undefined if it is none. */
export function textOf(value: unknown, key: string): string | undefined {
  const text = member(value, key);
  return typeof text === 'string' ? text : undefined;
}

/** A member that is a whole number; undefined if it is none. */
export function numberOf(value: unknown, key: string): number | undefined {
  const number = member(value, key);
  return typeof number === 'number' && Number.isInteger(number) ? number : undefined;
}

function uriOf(result: unknown): string {
  return String(member(member(member(listOf(result, 'locations')[0], 'physicalLocation'), 'artifactLocation'), 'uri'));
}

function withoutType(value: unknown): unknown {
  const { type: _, ...others } = Object(value);
  return others;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
