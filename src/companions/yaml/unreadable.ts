import { type BuildChange, breaksNamed, type CompanionResult } from '../types.ts';
import type { YamlProblem } from './tree.ts';

/** The result for a file that cannot be parsed: one caveat, nothing else. */
export function unreadable(problem: YamlProblem, text: string, language: 'YAML' | 'JSON', change: BuildChange): CompanionResult {
  const end = Math.min(problem.range.end, text.length);
  const breaks = breaksNamed(change, text);
  const message = `cannot be parsed as ${language}${breaks ? `, but names ${breaks.names.join(', ')}` : ''}: ${problem.problem}`;
  return { edits: [], caveats: [{ range: { start: Math.min(problem.range.start, end), end }, message, suggestion: undefined, breaks }], invocations: [] };
}
