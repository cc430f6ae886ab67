import { groupBy } from '../../text/groups.ts';
import { member } from '../../text/json.ts';
import { countsOf, fileNames, findingsOf, listOf, type MergedCounts, numberOf, type Place, type ReadFinding, type ReadReport, textOf } from './read-report.ts';

/** Many reports as people look at them: what there is most of stands first. */
export interface Overview {
  readonly counts: MergedCounts;
  readonly rules: readonly RuleRow[];
  readonly files: readonly FileRow[];
  /** What a person must change in the files that run builds. */
  readonly byHand: readonly ByHandRow[];
  readonly published: readonly PublishedRow[];
}

export interface RuleRow {
  readonly rule: string;
  readonly findings: number;
  readonly files: number;
  readonly fixable: number;
  readonly fixed: number;
}

/** A file with findings. */
export interface FileRow {
  readonly name: string;
  readonly findings: readonly ReadFinding[];
  /** The build command, after the lines that have to run before it. */
  readonly build: readonly string[];
}

export interface ByHandRow {
  readonly where: string;
  readonly message: string;
}

/** A secret that is part of published images. */
export interface PublishedRow {
  readonly name: string;
  readonly paths: readonly string[];
  readonly issuer: string | undefined;
  readonly url: string | undefined;
}

/** A member of a report, with the file that it is about. */
interface Part extends Place {
  readonly value: unknown;
}

/** Orders what the reports say. */
export function overviewOf(reports: readonly ReadReport[]): Overview {
  const findings = findingsOf(reports);
  const parts = reports.flatMap((report) => (report.kind === 'json' ? [report] : []));
  const placesOf = (key: 'files' | 'companions' | 'published'): readonly Part[] =>
    parts.flatMap((report) => report[key].map((value) => ({ value, report: report.name, path: textOf(value, 'path') ?? '' })));
  const callers = placesOf('companions');
  const nameOf = fileNames([...findings, ...callers]);
  const builds = new Map(placesOf('files').map((file) => [nameOf(file), buildOf(file.value)]));
  return {
    counts: countsOf(reports),
    rules: ranked(findings, ({ rule }) => rule).map(([rule, some]) => ({
      rule,
      findings: some.length,
      files: new Set(some.map(nameOf)).size,
      fixable: some.filter(({ fix, fixed }) => !fixed && fix?.applicability === 'safe').length,
      fixed: some.filter(({ fixed }) => fixed).length,
    })),
    files: ranked(findings, nameOf).map(([name, some]) => ({ name, findings: some, build: builds.get(name) ?? [] })),
    byHand: callers.flatMap((caller) => byHandOf(caller.value, nameOf(caller))),
    published: publishedOf(placesOf('published'), nameOf),
  };
}

/** Groups values by a name, the largest group first, then by name. */
export function ranked<Value>(values: readonly Value[], nameOf: (value: Value) => string): readonly (readonly [string, readonly Value[]])[] {
  return [...groupBy(values, nameOf)].sort(([a, first], [b, second]) => second.length - first.length || (a < b ? -1 : 1));
}

/** What to do about a finding, as a line with code spans. */
export function adviceOf({ fixed, fix, remedy }: ReadFinding): string {
  const title = fix?.title ?? '';
  if (fixed) return fix === undefined ? 'fixed with another finding' : `fixed: ${title}`;
  if (fix?.applicability === 'safe') return `\`dockerlint --fix\`: ${title}`;
  if (remedy !== undefined) return remedy;
  const caveats = fix?.caveats.join('; ') ?? '';
  return fix?.applicability === 'unsafe' ? `\`dockerlint --fix --unsafe-fixes\`: ${title}; ${caveats}` : caveats;
}

function buildOf(file: unknown): readonly string[] {
  const build = member(file, 'build');
  const command = textOf(build, 'command');
  return command === undefined ? [] : [...listOf(build, 'guards').map(String), command];
}

function byHandOf(companion: unknown, name: string): readonly ByHandRow[] {
  return listOf(companion, 'caveats')
    .filter((caveat) => member(caveat, 'byHand') === true)
    .map((caveat) => {
      const line = numberOf(caveat, 'line');
      return { where: line === undefined ? name : `${name}, line ${line}`, message: textOf(caveat, 'message') ?? '' };
    });
}

function publishedOf(secrets: readonly Part[], nameOf: (place: Place) => string): readonly PublishedRow[] {
  return ranked(secrets, ({ value }) => textOf(value, 'name') ?? '').map(([name, some]) => {
    const known = some.find(({ value }) => textOf(value, 'url') !== undefined)?.value;
    return { name, paths: some.map(nameOf), issuer: textOf(known, 'issuer'), url: textOf(known, 'url') };
  });
}
