/**
 * Runs the rules over one Dockerfile and applies their fixes.
 *
 * `lint` does all of it:
 *
 * - analysis: the facts of the document, and the problems of every rule except those that an ignore comment suppresses
 * - fixes: applied in passes, each with fixes that do not touch each other, until nothing changes
 * - verification: after each pass the text is analysed again. A fix whose problem is still there, or whose secret is not mounted, is dropped
 *
 * The result contains the findings, the new text, the caller changes, and every secret value (for masking). Rules are an argument: the linter knows none by
 * name, except its own rule about ignore comments that suppress nothing. The command line imports the name of that rule from its module, which loads no rules.
 */
export { lint } from './lint.ts';
export type { Finding, LintOptions, LintResult, OnError, RuleFailure, SecondParser } from './types.ts';
