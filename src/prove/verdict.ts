import type { Reader } from './readers/types.ts';
import type { Trace, UnreadFile, Verdict } from './types.ts';

/** The results of both builds that decide the verdict. */
export interface Evidence {
  /** Traces of the original build; undefined if no fix changes the file, so that the original was not built separately. */
  readonly before: readonly Trace[] | undefined;
  readonly after: readonly Trace[];
  /** The secrets that the original does not mount: a working search must find them in the original build. */
  readonly expected: readonly string[];
  /** Unexpected differences between the images. */
  readonly differences: readonly string[];
  /** The results for the commands that had a secret. */
  readonly readers: readonly Pick<Reader, 'result'>[];
  /** Files that were not searched as a whole, before and after. */
  readonly unread: { readonly before: readonly UnreadFile[]; readonly after: readonly UnreadFile[] };
}

/**
 * Returns the files of the fixed build that were searched only in part and may contain a secret. A file that is the same in both builds, which had different
 * secrets, contains none.
 */
export function unsearched({ unread }: Pick<Evidence, 'unread'>): readonly UnreadFile[] {
  const same = new Set(unread.before.map(({ digest }) => digest));
  return unread.after.filter(({ digest }) => !same.has(digest));
}

/** Returns the expected secrets that the search did not find in the original build. Not finding them after the fix means nothing. */
export function withoutControl({ before, expected }: Evidence): readonly string[] {
  const found = new Set(before?.map(({ name }) => name));
  return before ? expected.filter((name) => !found.has(name)) : [];
}

/** The verdict: the first that applies, of a leak, a lost secret, a difference between the images, and a missing control or a file that cannot be searched. */
export function verdictOf(evidence: Evidence): Verdict {
  if (evidence.after.length > 0) return 'leaks';
  if (evidence.readers.some(({ result }) => result === 'lost' || result === 'other')) return 'lost';
  if (evidence.differences.length > 0) return 'differs';
  return withoutControl(evidence).length > 0 || unsearched(evidence).length > 0 ? 'nothing-proved' : 'proved';
}
