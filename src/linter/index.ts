/**
 * Runs the rules over one Dockerfile, and applies their fixes.
 *
 * `lint` does all of it:
 * - analysis: the facts of the document, the problems of every rule, without those that an ignore comment suppresses
 * - fixes: in passes, each with the fixes that do not touch each other, until nothing changes
 * - verification: after each pass the text is analysed again. A fix whose problem is still there, or whose secret is not mounted, is dropped.
 *
 * The result holds the findings, the new text, what the build must now be given, and every secret value, for masking. Rules are an argument: the
 * linter knows none by name, but for its own, an ignore comment that suppresses nothing. The command line takes the name of that one from its
 * module, which loads no rules.
 */
export { lint } from './lint.ts';
export type { Finding, LintOptions, LintResult, OnError, RuleFailure, SecondParser } from './types.ts';
