import { joinedLines } from '../../companions/build-command.ts';
import { joined, own, reshaped, say, type Visible, visible } from '../../text/visible.ts';
import { codeFrame } from '../code-frame.ts';
import { hiddenRanges, type Mask, masker } from '../masking.ts';
import { placeOf } from '../places.ts';
import { publishedSecrets, type Report, type Reporter, type ReportFile, summarize } from '../report.ts';
import { htmlLine, htmlLink, htmlPage, htmlText, htmlTitle } from './html-text.ts';
import { maskedDiff } from './masked-diff.ts';
import { adviceOn } from './summary.ts';

/** Findings beyond these are counted: a page with more is slow to open, and nobody reads it. */
const MOST_FINDINGS = 1_000;
const MOST_DIFF_LINES = 3_000;
const FRAME_WIDTH = 120;

/** `--format html`: one page for people, without scripts and without anything to load. */
export const reportHtml: Reporter = (report) => {
  const sections = [overview(report), ...filesWithFindings(report), changes(report), builds(report), rotation(report)];
  return htmlPage(sections, report.version);
};

function overview(report: Report): Visible {
  const { files, errors, warnings, infos, fixed } = summarize(report);
  const counts: readonly (readonly [number, Visible, Visible])[] = [
    [errors, own('error'), own('errors')],
    [warnings, own('warning'), own('warnings')],
    [infos, own('info'), own('to know')],
    [fixed, own('fixed'), report.mode === 'fix' ? own('fixed') : own('that --fix repairs')],
  ];
  return htmlTitle(files, counts);
}

function filesWithFindings(report: Report): readonly Visible[] {
  let room = MOST_FINDINGS;
  const parts = report.files.flatMap((file) => {
    const shown = file.findings.slice(0, Math.max(0, room));
    room -= file.findings.length;
    return shown.length === 0 ? [] : [fileSection(report, { ...file, findings: shown })];
  });
  return room < 0 ? [...parts, say`<p>${-room} more findings are not shown.</p>\n`] : parts;
}

function fileSection(report: Report, file: ReportFile): Visible {
  const mask = masker(file.lint);
  const hidden = hiddenRanges(file.lint, file.findings);
  const cards = file.findings.map((finding) => {
    const frame = codeFrame(file.lint, finding.range, hidden, mask, FRAME_WIDTH);
    const notes = finding.notes.map((note) => say`<li>${htmlLine(mask(note))}</li>\n`);
    const advice = adviceOn(report, finding, mask);
    const rule = htmlLink(visible(report.pageOf(finding.rule), []), visible(finding.rule, []));
    return joined([
      say`<article class="${finding.fixed ? own('fixed') : finding.severity}">\n<h3><span class="${finding.severity}">${finding.severity}</span> ${htmlLine(mask(finding.message))}</h3>\n`,
      say`<pre><i>${placeOf(file.lint.document, finding.range).line}</i> ${htmlText(frame.text)}</pre>\n`,
      ...(notes.length > 0 ? [say`<ul>\n${joined(notes)}</ul>\n`] : []),
      ...(advice === '' ? [] : [say`<p>${htmlLine(advice)}</p>\n`]),
      say`<p class="rule">${rule}</p>\n</article>\n`,
    ]);
  });
  return say`<section>\n<h2>${htmlText(mask(file.path))}</h2>\n${joined(cards)}</section>\n`;
}

function changes(report: Report): Visible {
  const diff = maskedDiff(report);
  if (diff === '') return own('');
  const lines = diff.trimEnd().split('\n');
  if (lines.length > MOST_DIFF_LINES)
    return say`<section>\n<h2>What --fix changes</h2>\n<p>${lines.length} lines: <code>dockerlint --diff</code> shows them.</p>\n</section>\n`;
  const kindOf = (one: string): Visible => (one.startsWith('+') ? own('add') : one.startsWith('-') ? own('del') : own('same'));
  const rows = lines.map((one) => say`<span class="${kindOf(one)}">${htmlText(reshaped(diff, () => one))}</span>\n`);
  const title = report.mode === 'fix' ? own('What changed') : own('What --fix changes');
  return say`<section>\n<h2>${title}</h2>\n<pre class="diff">${joined(rows)}</pre>\n</section>\n`;
}

function builds(report: Report): Visible {
  const commands = report.files.flatMap(({ build, findings, lint }) =>
    build && findings.length > 0 ? [masker(lint)(joinedLines([...build.guards, build.command]).join('\n'))] : [],
  );
  if (commands.length === 0) return own('');
  return say`<section>\n<h2>How to build</h2>\n${joined(commands.map((command) => say`<pre>${htmlText(command)}</pre>\n`))}</section>\n`;
}

function rotation(report: Report): Visible {
  const mask: Mask = masker({ values: report.files.flatMap(({ lint }) => lint.values) });
  const rows = publishedSecrets(report).map(({ name, path, issuer }) => {
    const where = issuer ? htmlLink(visible(issuer.page, []), visible(issuer.issuer, [])) : own('');
    return say`<tr><td><code>${htmlText(mask(name))}</code></td><td>${htmlText(mask(path))}</td><td>${where}</td></tr>\n`;
  });
  if (rows.length === 0) return own('');
  const page = htmlLink(visible(report.rotationPage, []), own('what to do'));
  return say`<section>\n<h2>Replace what was published</h2>\n<p>Images built before still contain these: ${page}.</p>\n<table>\n${joined(rows)}</table>\n</section>\n`;
}
