import type { LintResult } from '../../linter/index.ts';

/** The latest findings in callers, by their URI. */
export interface CallerFindings {
  uris(): readonly string[];
  resultOf(uri: string): LintResult | undefined;
  replace(results: ReadonlyMap<string, LintResult>): void;
}

/** Creates a record without findings. */
export function rememberCallers(): CallerFindings {
  let known: ReadonlyMap<string, LintResult> = new Map();
  return {
    uris: () => [...known.keys()],
    resultOf: (uri) => known.get(uri),
    replace(results) {
      known = results;
    },
  };
}
