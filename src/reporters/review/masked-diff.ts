import { Redacted } from '../../text/redacted.ts';
import { joined, own, reshaped, say, type Visible, visible } from '../../text/visible.ts';
import { patchOf } from '../diff.ts';
import type { Report } from '../report.ts';
import { asBlock } from './markdown-text.ts';
import { hiddenWords, possibleValues } from './possible-values.ts';
import { type ChangedText, changedTexts } from './rewrites.ts';

/** Lines around a change. In a caller, whose values nobody knows, every word that may be one is hidden: lines that do not change would say little. */
const CONTEXT_LINES = { dockerfile: 3, caller: 0 };
/** A longer diff is not read in a summary, and GitHub cuts a summary off at 1 MiB. */
const MOST_LINES = 400;

/** What the fixes change, as a diff to look at and not to apply: each value, and each word that may be one, is `***`. '' where nothing changes. */
export function maskedDiff(report: Report): Visible {
  return joined(changedTexts(report).map((changed) => diffOf(report, changed)));
}

/** The same, folded, for Markdown. */
export function foldedDiff(report: Report): Visible {
  const diff = maskedDiff(report);
  const lines = diff.split('\n').length;
  if (diff === '') return own('');
  if (lines > MOST_LINES) return say`The diff has ${lines} lines: \`dockerlint --diff\` shows it.\n`;
  return say`<details><summary>Diff</summary>\n\n${reshaped(diff, (text) => asBlock('diff', text.trimEnd()))}\n</details>\n`;
}

function diffOf({ files }: Report, { path, before, after, kind }: ChangedText): Visible {
  const same = files.filter((file) => file.path === path);
  const known = [...files.flatMap(({ lint }) => lint.values), ...same.flatMap(hiddenWords).map((word) => new Redacted(word))];
  // before the comparison, as a value may stand on several lines
  const patch = patchOf(path, visible(before, known), visible(after, known), CONTEXT_LINES[kind]);
  // what stands in the new lines alone is ours
  const old = patch.split('\n').filter((line) => !line.startsWith('+'));
  const possible = possibleValues(
    old.map((line) => line.slice(1)),
    kind,
  );
  return visible(
    patch,
    possible.map((word) => new Redacted(word)),
  );
}
