import { member } from '../../text/json.ts';
import { joined, own, say, type Visible, visible } from '../../text/visible.ts';
import { ranked } from './overview.ts';
import { countsOf, fileNames, findingsOf, type ReadReport } from './read-report.ts';

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

const MOST_RANKED = 20;

/** For people: the rules by the number of findings, the files with most of them, and the totals. */
export function mergedText(reports: readonly ReadReport[]): Visible {
  const left = findingsOf(reports).filter(({ fixed }) => !fixed);
  const nameOf = fileNames(left);
  const { files, errors, warnings, infos, fixed, fixable } = countsOf(reports);
  const table = (title: string, names: readonly string[]): readonly Visible[] =>
    names.length === 0
      ? []
      : [
          say`${visible(title, [])}\n`,
          ...ranked(names, (name) => name)
            .slice(0, MOST_RANKED)
            .map(([name, { length }]) => say`${visible(String(length).padStart(7), [])}  ${visible(name, [])}\n`),
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
    ...table('by file', left.map(nameOf)),
    say`${visible(totals.join(', '), [])} in ${files} files\n`,
  ]);
}

function jsonParts(reports: readonly ReadReport[]) {
  const some = reports.flatMap((report) => (report.kind === 'json' ? [report] : []));
  return {
    files: some.flatMap(({ files }) => files),
    companions: some.flatMap(({ companions }) => companions),
    published: some.flatMap(({ published }) => published),
  };
}
