import type { Reader } from './readers/types.ts';
import type { Trace, UnreadFile, Verdict } from './types.ts';

/** What both builds left, as far as a verdict asks. */
export interface Evidence {
  /** Of the original; undefined if no fix changes it, so that it was not built. */
  readonly before: readonly Trace[] | undefined;
  readonly after: readonly Trace[];
  /** The secrets that the original does not mount: whoever searches must find them in what it leaves. */
  readonly expected: readonly string[];
  /** How the images differ where they must not. */
  readonly differences: readonly string[];
  /** What became of the commands that had a secret. */
  readonly readers: readonly Pick<Reader, 'result'>[];
  /** Files that were not searched as a whole, before and after. */
  readonly unread: { readonly before: readonly UnreadFile[]; readonly after: readonly UnreadFile[] };
}

/** Of the fixed build, the files that were not searched and may hold a secret: the same file in both builds, which had different secrets, holds none. */
export function unsearched({ unread }: Pick<Evidence, 'unread'>): readonly UnreadFile[] {
  const same = new Set(unread.before.map(({ digest }) => digest));
  return unread.after.filter(({ digest }) => !same.has(digest));
}

/** The expected secrets that the search did not find in what the original left: of these, not finding them after the fix says nothing. */
export function withoutControl({ before, expected }: Evidence): readonly string[] {
  const found = new Set(before?.map(({ name }) => name));
  return before ? expected.filter((name) => !found.has(name)) : [];
}

/** The verdict. A leak counts more than a lost secret, that more than another image, and that more than a missing control or a file that nobody can search. */
export function verdictOf(evidence: Evidence): Verdict {
  if (evidence.after.length > 0) return 'leaks';
  if (evidence.readers.some(({ result }) => result === 'lost' || result === 'other')) return 'lost';
  if (evidence.differences.length > 0) return 'differs';
  return withoutControl(evidence).length > 0 || unsearched(evidence).length > 0 ? 'nothing-proved' : 'proved';
}
