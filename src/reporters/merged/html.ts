import { joinedLines } from '../../companions/build-command.ts';
import { joined, own, say, type Visible, visible } from '../../text/visible.ts';
import { htmlLine, htmlLink, htmlPage, htmlText, htmlTitle } from '../review/html-text.ts';
import { adviceOf, type FileRow, type Overview, overviewOf } from './overview.ts';
import type { ReadFinding, ReadReport } from './read-report.ts';

/** Where the pages of the project stand. */
export interface Pages {
  readonly version: string;
  /** The address of the page about replacing secrets. */
  readonly rotationPage: string;
  /** The address of a rule's page. */
  pageOf(rule: string): string;
}

/** Beyond these, findings and rows are counted: a page with more is slow to open, and nobody reads it. */
const MOST_FINDINGS = 2_000;
const MOST_ROWS = 500;
const MOST_PATHS = 5;
/** So few files are all unfolded. */
const UNFOLDED = 10;

/** One page for people out of many reports, without scripts and without anything to load: the rules, the files with most findings, what to change and to replace. */
export function mergedHtml(reports: readonly ReadReport[], pages: Pages): Visible {
  const overview = overviewOf(reports);
  const sections = [title(overview), rules(overview, pages), ...files(overview, pages), byHand(overview), published(overview, pages)];
  return htmlPage(sections, pages.version);
}

function title({ counts: { files: count, errors, warnings, infos, fixable, fixed } }: Overview): Visible {
  return htmlTitle(count, [
    [errors, own('error'), own('errors')],
    [warnings, own('warning'), own('warnings')],
    [infos, own('info'), own('to know')],
    [fixable, own('fixed'), own('that --fix repairs')],
    [fixed, own('fixed'), own('fixed')],
  ]);
}

function rules({ rules: rows }: Overview, pages: Pages): Visible {
  if (rows.length === 0) return own('');
  const cells = rows.map(
    ({ rule, findings, files: count, fixable, fixed }) =>
      say`<tr><td>${ruleLink(rule, pages)}</td><td class="number">${findings}</td><td class="number">${count}</td><td class="number">${fixable}</td><td class="number">${fixed}</td></tr>\n`,
  );
  const head = own('<tr><th>rule</th><th>findings</th><th>files</th><th>that --fix repairs</th><th>fixed</th></tr>\n');
  return say`<section>\n<h2>By rule</h2>\n<table>\n${head}${joined(cells)}</table>\n</section>\n`;
}

function files({ files: rows }: Overview, pages: Pages): readonly Visible[] {
  let room = MOST_FINDINGS;
  const parts = rows.flatMap((file) => {
    const shown = file.findings.slice(0, Math.max(0, room));
    room -= file.findings.length;
    return shown.length === 0 ? [] : [fileSection({ ...file, findings: shown }, rows.length <= UNFOLDED, pages)];
  });
  const more = room < 0 ? [say`<p>${-room} more findings are not shown.</p>\n`] : [];
  return parts.length === 0 ? [] : [own('<h2>By file</h2>\n'), ...parts, ...more];
}

function fileSection({ name, findings, build }: FileRow, isOpen: boolean, pages: Pages): Visible {
  const command = build.length === 0 ? own('') : say`<pre>${htmlText(visible(joinedLines(build).join('\n'), []))}</pre>\n`;
  const heading = say`<summary><b>${htmlText(visible(name, []))}</b> ${findings.length}</summary>\n`;
  return say`<details${isOpen ? own(' open') : own('')}>\n${heading}${joined(findings.map((finding) => card(finding, pages)))}${command}</details>\n`;
}

function card(finding: ReadFinding, pages: Pages): Visible {
  const { line, message, notes, rule } = finding;
  const kind = severityOf(finding);
  const place = line === undefined ? own('') : say`line ${line}: `;
  const advice = adviceOf(finding);
  const items = notes.map((note) => say`<li>${htmlLine(visible(note, []))}</li>\n`);
  return joined([
    say`<article class="${finding.fixed ? own('fixed') : kind}">\n<h3><span class="${kind}">${kind}</span> ${place}${htmlLine(visible(message, []))}</h3>\n`,
    ...(items.length > 0 ? [say`<ul>\n${joined(items)}</ul>\n`] : []),
    ...(advice === '' ? [] : [say`<p>${htmlLine(visible(advice, []))}</p>\n`]),
    say`<p class="rule">${ruleLink(rule, pages)}</p>\n</article>\n`,
  ]);
}

/** A report is read from a file: its levels are words that anybody can have written. */
function severityOf({ severity }: ReadFinding): Visible {
  return severity === 'error' ? own('error') : severity === 'warning' ? own('warning') : own('info');
}

function ruleLink(rule: string, { pageOf }: Pages): Visible {
  return /^[a-z-]+$/.test(rule) ? htmlLink(visible(pageOf(rule), []), visible(rule, [])) : htmlText(visible(rule, []));
}

function byHand({ byHand: rows }: Overview): Visible {
  if (rows.length === 0) return own('');
  const items = rows
    .slice(0, MOST_ROWS)
    .map(({ where, message }) => say`<li><code>${htmlText(visible(where, []))}</code>: ${htmlLine(visible(message, []))}</li>\n`);
  return say`<section>\n<h2>To change by hand</h2>\n<ul>\n${joined(items)}</ul>\n${rest(rows)}</section>\n`;
}

function published({ published: rows }: Overview, { rotationPage }: Pages): Visible {
  if (rows.length === 0) return own('');
  const cells = rows.slice(0, MOST_ROWS).map(({ name, paths, issuer, url }) => {
    const more = paths.length > MOST_PATHS ? say` and ${paths.length - MOST_PATHS} more` : own('');
    const where = visible(paths.slice(0, MOST_PATHS).join(', '), []);
    const link = issuer === undefined ? own('') : htmlLink(visible(url ?? '', []), visible(issuer, []));
    return say`<tr><td><code>${htmlText(visible(name, []))}</code></td><td>${htmlText(where)}${more}</td><td>${link}</td></tr>\n`;
  });
  const page = htmlLink(visible(rotationPage, []), own('what to do'));
  return say`<section>\n<h2>Replace what was published</h2>\n<p>Images built before still contain these: ${page}.</p>\n<table>\n${joined(cells)}</table>\n${rest(rows)}</section>\n`;
}

function rest({ length }: readonly unknown[]): Visible {
  return length > MOST_ROWS ? say`<p>${length - MOST_ROWS} more are not shown.</p>\n` : own('');
}
