import { joined, own, reshaped, say, type Visible, visible } from '../../text/visible.ts';
import { asCell, asCode, asLine } from '../review/markdown-text.ts';
import type { Pages } from './html.ts';
import { type Overview, overviewOf } from './overview.ts';
import type { ReadReport } from './read-report.ts';

/** GitHub cuts a job summary off at 1 MiB, and nobody reads that many. */
const MOST_ROWS = 100;

/** The summary of many reports, for a job summary or an issue: the totals, the rules, the files with most findings, what to change and to replace. */
export function mergedMarkdown(reports: readonly ReadReport[], pages: Pages): Visible {
  const overview = overviewOf(reports);
  const sections = [rules(overview, pages), files(overview), byHand(overview), published(overview, pages)].filter((section) => section !== '');
  return joined([title(overview), ...sections.map((section) => say`\n${section}`)]);
}

function title({ counts: { files: count, errors, warnings, infos, fixable, fixed } }: Overview): Visible {
  const parts = [
    [errors, errors === 1 ? own('error') : own('errors')],
    [warnings, warnings === 1 ? own('warning') : own('warnings')],
    [infos, own('info')],
    [fixable, own('can be fixed')],
    [fixed, own('fixed')],
  ] as const;
  const counts = joined(
    parts.flatMap(([number, what]) => (number > 0 ? [say`${number} ${what}`] : [])),
    ', ',
  );
  return say`## dockerlint: ${counts === '' ? own('no problems') : counts} in ${count} file${count === 1 ? own('') : own('s')}\n`;
}

function rules({ rules: rows }: Overview, { pageOf }: Pages): Visible {
  const nameOf = (rule: string): Visible => {
    const name = reshaped(visible(rule, []), asCell);
    return /^[a-z-]+$/.test(rule) ? say`[${name}](${visible(pageOf(rule), [])})` : name;
  };
  const head = own('| rule | findings | files | can be fixed | fixed |\n|---|---:|---:|---:|---:|\n');
  const cells = rows.map(({ rule, findings, files: count, fixable, fixed }) => say`| ${nameOf(rule)} | ${findings} | ${count} | ${fixable} | ${fixed} |\n`);
  return table(head, cells);
}

function files({ files: rows }: Overview): Visible {
  const head = own('| file | findings |\n|---|---:|\n');
  const cells = rows.slice(0, MOST_ROWS).map(({ name, findings }) => say`| ${inCell(name)} | ${findings.length} |\n`);
  return say`${table(head, cells)}${rest(rows)}`;
}

function byHand({ byHand: rows }: Overview): Visible {
  if (rows.length === 0) return own('');
  const items = rows
    .slice(0, MOST_ROWS)
    .map(({ where, message }) => say`- ${reshaped(visible(where, []), asCode)}: ${reshaped(visible(message, []), asLine)}\n`);
  return say`### To change by hand\n\n${joined(items)}${rest(rows)}`;
}

function published({ published: rows }: Overview, { rotationPage }: Pages): Visible {
  if (rows.length === 0) return own('');
  const head = own('| secret | files | where |\n|---|---:|---|\n');
  const cells = rows.slice(0, MOST_ROWS).map(({ name, paths, issuer = '', url = '' }) => {
    const label = reshaped(visible(issuer, []), asCell);
    const where = /^https:\/\/[^\s()<>|\\]+$/.test(url) ? say`[${label}](${visible(url, [])})` : label;
    return say`| ${inCell(name)} | ${paths.length} | ${where} |\n`;
  });
  return say`### Rotate what was published\n\nImages built before still contain these: [what to do](${visible(rotationPage, [])}).\n\n${table(head, cells)}${rest(rows)}`;
}

function table(head: Visible, rows: readonly Visible[]): Visible {
  return rows.length === 0 ? own('') : say`${head}${joined(rows)}`;
}

function rest({ length }: readonly unknown[]): Visible {
  return length > MOST_ROWS ? say`\n${length - MOST_ROWS} more are not shown.\n` : own('');
}

function inCell(text: string): Visible {
  return reshaped(visible(text, []), (plain) => asCode(plain).replaceAll('|', '\\|'));
}
