import { member } from '../text/json.ts';
import { joined, own, say, type Visible, visible } from '../text/visible.ts';
import type { Summary } from './report.ts';

/** A report that was read: its members as they stand there. */
export type ReadReport =
  | { readonly kind: 'json'; readonly files: readonly unknown[]; readonly companions: readonly unknown[]; readonly published: readonly unknown[] }
  | { readonly kind: 'sarif'; readonly rules: readonly unknown[]; readonly results: readonly unknown[]; readonly run: unknown };

/** The counts of several reports. Without places in callers, which not every format tells. */
export type MergedCounts = Omit<Summary, 'byHand'>;

/** Reads a report in the formats json, ndjson or sarif of dockerlint; undefined if the text is none of them. */
export function readReport(text: string): ReadReport | undefined {
  const whole = parsed(text);
  const runs = member(whole, 'runs');
  if (Array.isArray(runs)) return readSarif(runs);
  if (member(whole, 'version') === 1 && Array.isArray(member(whole, 'files')))
    return { kind: 'json', files: listOf(whole, 'files'), companions: listOf(whole, 'companions'), published: listOf(whole, 'published') };
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const values = lines.map(parsed);
  // a stream that was cut off has no last line, and is no report
  if (member(values.at(-1), 'type') !== 'summary' || values.includes(undefined)) return undefined;
  const ofType = (type: string): readonly unknown[] => values.filter((value) => member(value, 'type') === type).map(withoutType);
  return { kind: 'json', files: ofType('file'), companions: ofType('companion'), published: ofType('published') };
}

function readSarif(runs: readonly unknown[]): ReadReport | undefined {
  const drivers = runs.map((run) => member(member(run, 'tool'), 'driver'));
  if (runs.length === 0 || drivers.some((driver) => member(driver, 'name') !== 'dockerlint')) return undefined;
  return { kind: 'sarif', rules: drivers.flatMap((driver) => listOf(driver, 'rules')), results: runs.flatMap((run) => listOf(run, 'results')), run: runs[0] };
}

/** One report in the format json. */
export function mergedJson(reports: readonly ReadReport[]): Visible {
  const all = jsonParts(reports);
  const { published, ...others } = all;
  const value = { version: 1, ...others, ...(published.length > 0 ? { published } : {}), summary: countsOf(reports) };
  return say`${visible(JSON.stringify(value, undefined, 2), [])}\n`;
}

/** One stream of lines. */
export function mergedLines(reports: readonly ReadReport[]): Visible {
  const { files, companions, published } = jsonParts(reports);
  const typed = (type: string, values: readonly unknown[]): readonly object[] => values.map((value) => ({ type, ...Object(value) }));
  const lines = [...typed('file', files), ...typed('companion', companions), ...typed('published', published)];
  return joined([...lines, { type: 'summary', version: 1, ...countsOf(reports) }].map((line) => say`${visible(JSON.stringify(line), [])}\n`));
}

/** One SARIF log with one run: GitHub takes a single one for each category. */
export function mergedSarif(reports: readonly ReadReport[]): Visible {
  const logs = reports.flatMap((report) => (report.kind === 'sarif' ? [report] : []));
  const rules = new Map(logs.flatMap((log) => log.rules.map((rule) => [member(rule, 'id'), rule] as const)));
  const ids = [...rules.keys()];
  const results = logs.flatMap((log) => log.results).map((result) => ({ ...Object(result), ruleIndex: ids.indexOf(member(result, 'ruleId')) }));
  const run = logs[0]?.run;
  const tool = { driver: { ...Object(member(member(run, 'tool'), 'driver')), rules: [...rules.values()] } };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [{ ...Object(run), tool, results }] };
  return say`${visible(JSON.stringify(log, undefined, 2), [])}\n`;
}

/** For people: the rules by the number of findings, the files with most of them, and the totals. */
export function mergedText(reports: readonly ReadReport[]): Visible {
  const left = findingsOf(reports).filter(({ fixed }) => !fixed);
  const { files, errors, warnings, infos, fixed, fixable } = countsOf(reports);
  const table = (title: string, names: readonly string[]): readonly Visible[] =>
    names.length === 0
      ? []
      : [
          say`${visible(title, [])}\n`,
          ...ranked(names).map(([name, count]) => say`${visible(String(count).padStart(7), [])}  ${visible(name, [])}\n`),
          own('\n'),
        ];
  const totals = [
    `${errors} errors`,
    `${warnings} warnings`,
    `${infos} infos`,
    ...(fixed > 0 ? [`${fixed} fixed`] : []),
    ...(fixable > 0 ? [`${fixable} can be fixed`] : []),
  ];
  return joined([
    ...table(
      'by rule',
      left.map(({ rule }) => rule),
    ),
    ...table(
      'by file',
      left.map(({ path }) => path),
    ),
    say`${visible(totals.join(', '), [])} in ${files} files\n`,
  ]);
}

/** Counts the findings of all reports. */
export function countsOf(reports: readonly ReadReport[]): MergedCounts {
  const findings = findingsOf(reports);
  const left = findings.filter(({ fixed }) => !fixed);
  const count = (severity: string): number => left.filter((finding) => finding.severity === severity).length;
  return {
    files: reports.reduce((sum, report) => sum + (report.kind === 'json' ? report.files.length : new Set(report.results.map(pathOf)).size), 0),
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    fixed: findings.length - left.length,
    fixable: left.filter(({ isFixable }) => isFixable).length,
  };
}

interface ReadFinding {
  readonly path: string;
  readonly rule: string;
  readonly severity: string;
  readonly fixed: boolean;
  readonly isFixable: boolean;
}

function findingsOf(reports: readonly ReadReport[]): readonly ReadFinding[] {
  return reports.flatMap((report) =>
    report.kind === 'sarif'
      ? report.results.map((result) => ({
          path: pathOf(result),
          rule: String(member(result, 'ruleId')),
          severity: { error: 'error', warning: 'warning' }[String(member(result, 'level'))] ?? 'info',
          fixed: false,
          isFixable: listOf(result, 'fixes').length > 0,
        }))
      : report.files.flatMap((file) =>
          listOf(file, 'findings').map((finding) => ({
            path: String(member(file, 'path')),
            rule: String(member(finding, 'rule')),
            severity: String(member(finding, 'severity')),
            fixed: member(finding, 'fixed') === true,
            isFixable: member(member(finding, 'fix'), 'applicability') === 'safe',
          })),
        ),
  );
}

function pathOf(result: unknown): string {
  return String(member(member(member(listOf(result, 'locations')[0], 'physicalLocation'), 'artifactLocation'), 'uri'));
}

const MOST_RANKED = 20;

/** The most frequent names with their numbers. */
function ranked(names: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1)).slice(0, MOST_RANKED);
}

function jsonParts(reports: readonly ReadReport[]) {
  const some = reports.flatMap((report) => (report.kind === 'json' ? [report] : []));
  return {
    files: some.flatMap(({ files }) => files),
    companions: some.flatMap(({ companions }) => companions),
    published: some.flatMap(({ published }) => published),
  };
}

function listOf(value: unknown, key: string): readonly unknown[] {
  const list = member(value, key);
  return Array.isArray(list) ? list : [];
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
