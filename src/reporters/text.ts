import type { CompanionCaveat } from '../companions/types.ts';
import { lineAt } from '../text/range.ts';
import { joined, own, say, type Visible, visible } from '../text/visible.ts';
import { displayWidth } from './display-width.ts';
import { hiddenRanges, type Mask, masker } from './masking.ts';
import { isByHand, publishedSecrets, type Report, type ReportCompanion, type ReportFile, type Summary, summarize } from './report.ts';
import { labelled, type Paint, padded, paintOf, spaces, type TerminalStyle } from './terminal.ts';
import { findingLines } from './text-finding.ts';

const LABEL_WIDTH = 9;

/** The report for people: findings with code, changed files, build commands, summary. */
export function reportText(report: Report, style: TerminalStyle): Visible {
  const paint = paintOf(style);
  const blocks = report.files.map((file) => fileBlock(file, report, style, paint)).filter((block) => block.length > 0);
  const tail = [...changeLines(report, style, paint), ...buildLines(report, style, paint), ...publishedLines(report, style, paint)];
  const lines = [...blocks.flatMap((block) => [...block, own('')]), ...(tail.length > 0 ? [...tail, own('')] : []), ...summaryLines(report, style, paint)];
  return joined(lines.map((line) => say`${line}\n`));
}

function fileBlock(file: ReportFile, report: Report, style: TerminalStyle, paint: Paint): readonly Visible[] {
  const mask = masker(file.lint);
  const { refusal } = file.lint;
  const isTold = file.findings.some(({ fix }) => fix?.caveats.some(({ reason }) => reason === refusal));
  const notes = [...(refusal === undefined || isTold ? [] : [`not fixed: ${refusal}`]), ...file.lint.dropped.map((reason) => `left alone: ${reason}`)].flatMap(
    (note) => labelled(own('  '), mask(note), style.width, (label) => label),
  );
  if (file.findings.length === 0 && notes.length === 0) return [];
  const view = { report, file, mask, hidden: hiddenRanges(file.lint, file.findings), style, paint };
  const findings = file.findings.flatMap((finding, index) => [
    ...(index > 0 ? [own('')] : []),
    ...findingLines(finding, { ...view, above: file.findings.slice(0, index) }),
  ]);
  return [paint.strong(visible(file.path, [])), ...findings, ...(notes.length > 0 && findings.length > 0 ? [own('')] : []), ...notes];
}

function changeLines(report: Report, style: TerminalStyle, paint: Paint): readonly Visible[] {
  const changed = [
    ...report.files.filter(({ lint }) => lint.output !== lint.document.text).map((file) => file.path),
    ...report.companions.filter(({ before, after }) => before !== after).map((companion) => companion.path),
  ];
  const mask = masker({ values: report.files.flatMap((file) => file.lint.values) });
  const word = padded(own(report.mode === 'diff' ? 'changes' : 'changed'), LABEL_WIDTH);
  return [
    ...(changed.length > 0 && report.mode !== 'lint' ? labelled(word, mask(changed.join(', ')), style.width, paint.good) : []),
    ...report.companions.flatMap((companion) => caveatLines(companion, mask, style, paint)),
  ];
}

/** The caveats about a caller; the same caveat at several places is printed once. */
function caveatLines({ path, before, caveats }: ReportCompanion, mask: Mask, style: TerminalStyle, paint: Paint): readonly Visible[] {
  const said = new Map<string, { readonly caveat: CompanionCaveat; readonly lines: number[] }>();
  for (const caveat of caveats) {
    const key = JSON.stringify([caveat.message, caveat.suggestion, isByHand(caveat)]);
    const known = said.get(key) ?? { caveat, lines: [] };
    said.set(key, known);
    if (caveat.range) known.lines.push(lineAt(before, caveat.range.start));
  }
  return [...said.values()].flatMap(({ caveat, lines }) => {
    const places = lines.length === 0 ? '' : `:${[...new Set(lines)].join(', ')}`;
    const label = padded(own(isByHand(caveat) ? 'by hand' : 'check'), LABEL_WIDTH);
    return [
      ...labelled(label, mask(`${path === '.' ? 'this folder' : path}${places}: ${caveat.message}`), style.width, paint.warning),
      ...(caveat.suggestion === undefined
        ? []
        : caveat.suggestion
            .trimEnd()
            .split('\n')
            .map((line) => say`${spaces(LABEL_WIDTH)}  ${mask(line)}`)),
    ];
  });
}

/** The build commands. Their lines are not wrapped, so that they can be copied. */
function buildLines(report: Report, _style: TerminalStyle, paint: Paint): readonly Visible[] {
  // only for Dockerfiles with findings
  const builds = report.files.flatMap(({ path, build, findings }) => (build && findings.length > 0 ? [{ path, build }] : []));
  const hints = new Set(builds.flatMap(({ build }) => build.hints));
  const mask = masker({ values: report.files.flatMap((file) => file.lint.values) });
  const line = (label: 'set' | 'guard' | 'build' | 'or', text: string): Visible => say`${paint.strong(padded(own(label), LABEL_WIDTH))}${mask(text)}`;
  // joined into one command for pasting: no line is then read as the input of an earlier one
  return [
    ...[...hints].map((hint) => line('set', `${hint} &&`)),
    ...builds.flatMap(({ build }) => [
      ...build.guards.map((guard) => line('guard', `${guard} &&`)),
      line('build', build.command),
      ...build.compose.map((each) => line('or', each)),
    ]),
  ];
}

/** One line about all secrets that are part of images built earlier, a line for each page of an issuer, and one for ours. */
function publishedLines(report: Report, style: TerminalStyle, paint: Paint): readonly Visible[] {
  const secrets = publishedSecrets(report);
  if (secrets.length === 0) return [];
  const mask = masker({ values: report.files.flatMap((file) => file.lint.values) });
  const names = [...new Set(secrets.map(({ name }) => name))];
  const shown = names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more` : names.join(', ');
  const what = own(names.length > 1 ? 'these values' : 'the value');
  const label = padded(own('rotate'), LABEL_WIDTH);
  const pages = new Map(secrets.flatMap(({ issuer }) => (issuer ? [[issuer.issuer, issuer.page] as const] : [])));
  return [
    ...labelled(label, say`${mask(shown)}: images built before still contain ${what}`, style.width, paint.strong),
    ...[...pages].map(([issuer, page]) => say`${spaces(LABEL_WIDTH)}  ${visible(issuer, [])}: ${visible(page, [])}`),
    say`${spaces(LABEL_WIDTH)}  what to do: ${visible(report.rotationPage, [])}`,
  ];
}

const MOST_NAMES = 6;

/** The number of findings, and the next command, on one line if they fit. */
function summaryLines(report: Report, style: TerminalStyle, paint: Paint): readonly Visible[] {
  const summary = summarize(report);
  const counted = countText(report, summary, paint);
  const next = invitation(report, summary);
  if (counted === '') return [];
  if (next === '') return [counted];
  const width = displayWidth(say`${countText(report, summary, paintOf({ ...style, color: false }))}; ${next}`);
  return width <= style.width ? [say`${counted}; ${next}`] : [counted, next];
}

function countText(report: Report, summary: Summary, paint: Paint): Visible {
  const hands =
    summary.byHand === 0 || report.mode === 'lint' ? [] : count(summary.byHand, 'place', paint.warning).map((text) => say`${text} to change by hand`);
  const left = joined(
    [
      ...count(summary.errors, 'error', paint.error),
      ...count(summary.warnings, 'warning', paint.warning),
      ...(summary.infos > 0 ? [say`${summary.infos} info`] : []),
    ],
    ', ',
  );
  const fixed = summary.fixed > 0 ? [paint.good(say`${summary.fixed} ${report.mode === 'diff' ? 'would be fixed' : 'fixed'}`)] : [];
  const known = report.known === undefined || report.known === 0 ? own('') : say`, and ${report.known} in the baseline`;
  if (left === '' && summary.files === 0) return own('');
  if (left === '' && fixed.length > 0) return say`${joined([...fixed, ...hands], ', ')}${known}`;
  if (left === '') return say`${paint.good(say`no ${known === '' ? '' : 'new '}problems in ${summary.files} file${summary.files === 1 ? '' : 's'}`)}${known}`;
  return say`${joined([...fixed, say`${left}${report.mode === 'lint' ? '' : ' left'}`, ...hands], ', ')}${known}`;
}

function count(number: number, word: 'place' | 'error' | 'warning', paint: (text: Visible) => Visible): readonly Visible[] {
  return number === 0 ? [] : [paint(say`${number} ${word}${number === 1 ? '' : 's'}`)];
}

/** The command to run next; '' if there is none. */
function invitation(report: Report, { fixable }: Summary): Visible {
  const left = report.files.flatMap(({ findings }) => findings.filter(({ fixed }) => !fixed));
  const where = report.target === undefined ? own('') : visible(` ${report.target}`, []);
  if (fixable > 0 && report.mode === 'lint') return say`${fixable} can be fixed: dockerlint --fix${where} (--diff shows how)`;
  const isUnsafe = left.some(({ fix }) => fix?.applicability === 'unsafe');
  if (isUnsafe && !report.unsafe) return say`to see what unsafe fixes would do: dockerlint --diff --unsafe-fixes${where}`;
  const [first] = ['error', 'warning'].flatMap((level) => left.filter(({ severity, remedy }) => severity === level && remedy === undefined));
  // the report already says why a file was not fixed, and that must be solved first
  const isRefused = report.files.some(({ lint }) => lint.refusal !== undefined);
  return first === undefined || isRefused || report.mode === 'diff' ? own('') : say`what to do by hand: dockerlint explain ${visible(first.rule, [])}`;
}
