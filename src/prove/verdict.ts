import type { Trace, Verdict } from './types.ts';

/** What both builds left, as far as a verdict asks. */
export interface Evidence {
  /** Of the original; undefined if no fix changes it, so that it was not built. */
  readonly before: readonly Trace[] | undefined;
  readonly after: readonly Trace[];
  /** The secrets that the original does not mount: whoever searches must find them in what it leaves. */
  readonly expected: readonly string[];
}

/** The expected secrets that the search did not find in what the original left: of these, not finding them after the fix says nothing. */
export function withoutControl({ before, expected }: Evidence): readonly string[] {
  const found = new Set(before?.map(({ name }) => name));
  return before ? expected.filter((name) => !found.has(name)) : [];
}

/** The verdict. A leak counts more than a missing control. */
export function verdictOf(evidence: Evidence): Verdict {
  if (evidence.after.length > 0) return 'leaks';
  return withoutControl(evidence).length > 0 ? 'nothing-proved' : 'proved';
}
