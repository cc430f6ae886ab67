import { diffArrays } from 'diff';
import { masker } from '../masking.ts';
import { isByHand, type Report } from '../report.ts';
import { hiddenWords, possibleValues } from './possible-values.ts';

/** Lines of a file, from 1, with the lines that replace them. There is always at least one old line, because a review can be attached to no other place. */
export interface Rewrite {
  readonly path: string;
  readonly first: number;
  readonly last: number;
  readonly lines: readonly string[];
  /** Whether the lines hold a secret, or a word that may be one. */
  readonly mayHoldSecret: boolean;
}

/** Two rewrites with at most this many lines between them become one: every part is a click. */
const NEAR = 10;

/** The rewrites of all files that the fixes change, the callers included, in the order of the report. */
export function rewritesOf(report: Report): readonly Rewrite[] {
  const mask = masker({ values: report.files.flatMap(({ lint }) => lint.values) });
  return changedTexts(report).flatMap(({ path, before, after, kind }) => {
    const old = linesOf(before);
    const hidden = report.files.flatMap((file) => (file.path === path ? hiddenWords(file) : []));
    const changes = rewritesOfLines(path, old, linesOf(after));
    // a value may move to another part
    const moved = changes.flatMap(({ first, last }) => possibleValues(old.slice(first - 1, last), kind));
    const withSign = (rewrite: Omit<Rewrite, 'mayHoldSecret'>): Rewrite => {
      const text = rewrite.lines.join('\n');
      const values = [...hidden, ...moved, ...possibleValues(old.slice(rewrite.first - 1, rewrite.last), kind)];
      return { ...rewrite, mayHoldSecret: mask(text) !== text || values.some((value) => text.includes(value)) };
    };
    const joined: Rewrite[] = [];
    for (const rewrite of changes.map(withSign)) {
      const previous = joined.at(-1);
      const both =
        previous &&
        withSign({
          ...rewrite,
          first: previous.first,
          lines: [...previous.lines, ...old.slice(previous.last, rewrite.first - 1), ...rewrite.lines],
        });
      const isOne = both && rewrite.first - previous.last <= NEAR && isReviewable(report, both) && !both.mayHoldSecret;
      if (isOne) joined.pop();
      joined.push(isOne ? both : rewrite);
    }
    return joined;
  });
}

/** The lines without the line ending at the end of the text, which a review cannot show. */
function linesOf(text: string): readonly string[] {
  return text.replace(/\n$/, '').split('\n');
}

/** Why the rewrites cannot be suggested, as a clause for people; undefined if they can, and only all of them together. */
export function whyNotSuggested(report: Report, rewrites: readonly Rewrite[]): string | undefined {
  if (report.companions.some(({ caveats }) => caveats.some(isByHand))) return 'a file that builds the image must be changed by hand as well';
  if (changedTexts(report).some(({ before, after }) => before.includes('\r') || (after !== '' && before === '')))
    return 'a file has other line endings, or is new';
  if (rewrites.some(({ mayHoldSecret }) => mayHoldSecret)) return 'the lines around it contain a secret, or a word that may be one';
  const outside = rewrites.find((rewrite) => !isReviewable(report, rewrite));
  return outside && `line ${outside.first} of ${outside.path} is not part of the pull request`;
}

/** Whether a review can be attached to all of these lines. */
export function isReviewable({ changed }: Report, { path, first, last }: Pick<Rewrite, 'path' | 'first' | 'last'>): boolean {
  return changed === undefined || (changed.get(path) ?? []).some((range) => range.first <= first && last <= range.last);
}

/** A file before and after the fixes. */
export interface ChangedText {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly kind: 'dockerfile' | 'caller';
}

/** The files that the fixes change, in the order of the report. */
export function changedTexts(report: Report): readonly ChangedText[] {
  return [
    ...report.files.map(({ path, lint }) => ({ path, before: lint.document.text, after: lint.output, kind: 'dockerfile' as const })),
    ...report.companions.map(({ path, before, after }) => ({ path, before, after, kind: 'caller' as const })),
  ].filter(({ before, after }) => before !== after);
}

function rewritesOfLines(path: string, old: readonly string[], now: readonly string[]): readonly Omit<Rewrite, 'mayHoldSecret'>[] {
  const found: Omit<Rewrite, 'mayHoldSecret'>[] = [];
  let at = 1;
  let block: { first: number; removed: number; lines: string[] } | undefined;
  const close = (): void => {
    if (block) found.push({ path, ...anchored(block, old) });
    block = undefined;
  };
  for (const { value, added, removed } of diffArrays([...old], [...now])) {
    if (!added && !removed) {
      close();
      at += value.length;
      continue;
    }
    block ??= { first: at, removed: 0, lines: [] };
    if (added) block.lines.push(...value);
    else {
      block.removed += value.length;
      at += value.length;
    }
  }
  close();
  return found;
}

/** An insertion takes the line behind it along, or at the end of the file the one before it. */
function anchored(
  block: { readonly first: number; readonly removed: number; readonly lines: readonly string[] },
  old: readonly string[],
): Omit<Rewrite, 'path' | 'mayHoldSecret'> {
  const { first, removed, lines } = block;
  if (removed > 0) return { first, last: first + removed - 1, lines };
  const behind = old[first - 1];
  return behind === undefined && first > 1
    ? { first: first - 1, last: first - 1, lines: [old[first - 2] ?? '', ...lines] }
    : { first, last: first, lines: [...lines, behind ?? ''] };
}
