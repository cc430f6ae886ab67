import { joined, json, own, reshaped, say, type Visible, visible } from '../../text/visible.ts';
import { type Mask, masker } from '../masking.ts';
import { placeOf } from '../places.ts';
import { type Report, type Reporter, type ReportFile, summarize } from '../report.ts';
import { asBlock, asLine } from './markdown-text.ts';
import { isReviewable, type Rewrite, rewritesOf, whyNotSuggested } from './rewrites.ts';

/** A comment as the API takes it; `line` is the last one, and `start_line` is left out if it is the same. */
interface Comment {
  readonly path: Visible;
  readonly side: 'RIGHT';
  readonly line: number;
  readonly start_line?: number;
  readonly start_side?: 'RIGHT';
  readonly body: Visible;
}

/**
 * A review of a pull request, the body of `POST /repos/{owner}/{repo}/pulls/{number}/reviews` but for `commit_id`; '' if there is nothing to say. What the fix
 * changes is suggested only if all of it can be: half of a fix breaks the build. Source:
 * https://docs.github.com/en/rest/pulls/reviews#create-a-review-for-a-pull-request
 */
export const reportGithubReview: Reporter = (report) => {
  const mask = masker({ values: report.files.flatMap((file) => file.lint.values) });
  // a baseline may hide all that would be fixed
  const rewrites = report.files.some(({ findings }) => findings.some(({ fixed }) => fixed)) ? rewritesOf(report) : [];
  const obstacle = rewrites.length === 0 ? undefined : whyNotSuggested(report, rewrites);
  const isSuggested = rewrites.length > 0 && obstacle === undefined;
  const suggested = isSuggested ? rewrites.map((rewrite, index) => suggestionOf(report, rewrite, partText(index, rewrites.length), mask)) : [];
  const others = report.files.flatMap((file) => commentsOn(report, file, isSuggested));
  if (suggested.length + others.length === 0 && rewrites.length === 0) return own('');
  const body = joined([summaryText(report), ...suggestionText(isSuggested ? rewrites.length : 0, obstacle)], '\n');
  return say`${json({ event: 'COMMENT', body, comments: [...suggested, ...others] })}\n`;
};

function summaryText(report: Report): Visible {
  const { errors, warnings, infos, fixed } = summarize(report);
  const counts = [
    [errors + warnings + infos, 'left'],
    [fixed, report.mode === 'fix' ? 'fixed' : 'that `dockerlint --fix` repairs'],
  ] as const;
  const parts = counts.flatMap(([count, what]) => (count > 0 ? [say`${count} ${what}`] : []));
  return say`dockerlint found secrets that the image would keep: ${joined(parts, ', ')}.`;
}

function suggestionText(parts: number, obstacle: string | undefined): readonly Visible[] {
  if (obstacle !== undefined)
    return [say`\nThere are no suggestions to click, because ${reshaped(visible(obstacle, []), asLine)}: run \`dockerlint --fix\` and commit what it changes.`];
  if (parts > 1)
    return [
      say`\nThe ${parts} suggestions are **one** change. Add all of them to the batch (*Add suggestion to batch*) and commit them at once: a part alone breaks the build.`,
    ];
  return [];
}

function partText(index: number, all: number): Visible {
  return all === 1 ? own('') : say`Part ${index + 1} of ${all} of one change: commit all of them at once.\n\n`;
}

function suggestionOf(report: Report, rewrite: Rewrite, part: Visible, mask: Mask): Comment {
  const file = report.files.find(({ path }) => path === rewrite.path);
  const told = file ? file.findings.filter(({ fixed, range }) => fixed && isWithin(placeOf(file.lint.document, range).line, rewrite)) : [];
  const messages = file ? told.map((finding) => say`${messageOf(report, finding, masker(file.lint))}\n\n`) : [];
  return { ...placed(rewrite), body: say`${joined(messages)}${part}${reshaped(mask(rewrite.lines.join('\n')), (text) => asBlock('suggestion', text))}` };
}

/** Comments without a suggestion, on the lines of the pull request. */
function commentsOn(report: Report, file: ReportFile, areFixedSuggested: boolean): readonly Comment[] {
  const mask = masker(file.lint);
  return file.findings
    .filter(({ fixed, severity }) => severity !== 'info' && !(fixed && areFixedSuggested))
    .flatMap((finding) => {
      const { line } = placeOf(file.lint.document, finding.range);
      const place = { path: file.path, first: line, last: line };
      if (!isReviewable(report, place)) return [];
      const advice = finding.remedy === undefined ? [] : [say`\n\n${reshaped(mask(finding.remedy), asLine)}`];
      return [{ ...placed(place), body: joined([messageOf(report, finding, mask), ...advice]) }];
    });
}

function messageOf(report: Report, { message, rule, severity }: ReportFile['findings'][number], mask: Mask): Visible {
  return say`**${severity}**: ${reshaped(mask(message), asLine)} ([${visible(rule, [])}](${visible(report.pageOf(rule), [])}))`;
}

function placed({ path, first, last }: Pick<Rewrite, 'path' | 'first' | 'last'>): Omit<Comment, 'body'> {
  const start = first === last ? {} : { start_line: first, start_side: 'RIGHT' as const };
  return { path: visible(path, []), side: 'RIGHT', line: last, ...start };
}

function isWithin(line: number, { first, last }: Rewrite): boolean {
  return first <= line && line <= last;
}
