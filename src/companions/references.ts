/** A value that is shown to people in place of one that may hold a secret. */
const ELSE = '...';

/**
 * What a script puts in from elsewhere: variables of shells, of PowerShell and of cmd, expressions of workflows with no text in them longer than a word such as
 * `main`, and macros of pipelines. Source: https://docs.github.com/actions/learn-github-actions/expressions#literals
 */
const REFERENCE =
  /\$\{\{(?:[^}'"]|'[^'}]{0,5}')*\}\}|\$\{[\w:.]+\}|\$\(\w+\)|\$(?:\w+:)?\w+(?:\.\w+)*|%~?\w{1,60}%|%~?\d|%\*|![A-Za-z_]\w{0,60}!|\uE001\{?[\w.\s]*\}?/g;

/** The longest text between references that is no secret: `prefix-`. */
const LONGEST_BETWEEN = 7;

/** Returns a value if it is made of references alone, and dots if text stands in it, which may be a secret. */
export function shownValue(value: string): string {
  return value.split(REFERENCE).every((text) => text.replace(/["'\s]/g, '').length <= LONGEST_BETWEEN) ? value : ELSE;
}
