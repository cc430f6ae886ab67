import { likelyValues } from '../likely-values.ts';
import { hiddenRanges, valuesOnLine } from '../masking.ts';
import type { ReportFile } from '../report.ts';

/** Shorter words are no secrets that anybody could use. */
const SHORTEST = 6;

/**
 * The words of some lines that may be values of secrets although nobody knows them: all possible values in a caller; in a Dockerfile, which is understood
 * otherwise, those in comments, defaults of variables, and what likelyValues finds. A suggestion quotes lines that no finding is about.
 */
export function possibleValues(lines: readonly string[], kind: 'dockerfile' | 'caller'): readonly string[] {
  return lines
    .flatMap((line) => [
      ...(kind === 'caller' || /^\s*#/.test(line) ? wordsOf(line) : likelyValues(line).map(({ start, end }) => line.slice(start, end))),
      ...defaultsIn(line),
      ...literalsIn(line),
    ])
    .map((word) => word.replace(/^["'`]+|["'`,;]+$/g, ''))
    .filter((word) => word.length >= SHORTEST);
}

/** The words of the known and declared values of a file, however they are spread over lines. */
export function hiddenWords({ lint, findings }: ReportFile): readonly string[] {
  return hiddenRanges(lint, findings)
    .flatMap((range) => lint.document.slice(range).split(/[\s\\"'`]+/))
    .filter((word) => word.length >= SHORTEST);
}

function wordsOf(line: string): readonly string[] {
  return valuesOnLine(line, { start: 0, end: line.length }, { start: 0, end: 0 }).map(({ start, end }) => line.slice(start, end));
}

/** The texts in the expressions of a workflow. https://docs.github.com/actions/learn-github-actions/expressions#literals */
function literalsIn(line: string): readonly string[] {
  return (line.match(/\$\{\{.*?\}\}/g) ?? []).flatMap((expression) => [...expression.matchAll(/'([^']*)'/g)].map(([, text = '']) => text));
}

/** Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_02 */
function defaultsIn(line: string): readonly string[] {
  return [...line.matchAll(/\$\{\w+:?[-=+]([^}]*)\}?/g)].map(([, text = '']) => text);
}
