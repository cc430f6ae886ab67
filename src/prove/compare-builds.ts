import type { TreeEntry } from './types.ts';

/** The parts of an image that determine its containers. */
export interface BuiltImage {
  readonly tree: ReadonlyMap<string, TreeEntry>;
  /** Values (masked) by a name shown to people (`ENV PATH`, `USER`). */
  readonly settings: ReadonlyMap<string, string>;
  /** The paths of files that contain a secret. */
  readonly secretPaths: ReadonlySet<string>;
}

/** The differences between the images of the original and the fixed Dockerfile. Contains no secret value. */
export interface Comparison {
  /** Unexpected differences, a line each: `/app/run.sh: mode 0755, now 0644`. */
  readonly differences: readonly string[];
  /** Expected removals: files and settings that contained a secret. */
  readonly gone: readonly string[];
  /** Paths and settings that differ between any two builds, so that they cannot be compared. */
  readonly unstable: readonly string[];
  /** Number of equal paths and settings. */
  readonly same: number;
}

/** Two builds of the original, and one of the fixed file. `again` had the same secrets as `after`, so that values derived from a secret are equal in both. */
export interface Builds {
  readonly before: BuiltImage;
  readonly again: BuiltImage;
  readonly after: BuiltImage;
  /** Names of ENV variables that the fix removes. */
  readonly removedEnv: ReadonlySet<string>;
}

const ASPECTS: readonly (readonly [aspect: keyof TreeEntry, name: string])[] = [
  ['type', 'type'],
  ['mode', 'mode'],
  ['owner', 'owner'],
  ['target', 'target'],
  ['attributes', 'extended attributes'],
  ['digest', 'content'],
];
/** Aspects whose values are not shown: they are meaningless to people or may be long. */
const UNSAID: ReadonlySet<string> = new Set(['digest', 'attributes']);

/** Compares every path and setting. A difference between the two builds of the original is noise, unless the fixed build equals one of them. */
export function compareBuilds(builds: Builds): Comparison {
  const result = { differences: [] as string[], gone: [] as string[], unstable: [] as string[], same: 0 };
  for (const path of unionOf(builds, ({ tree }) => tree)) comparePath(path, builds, result);
  for (const name of unionOf(builds, ({ settings }) => settings)) compareSetting(name, builds, result);
  return { ...result, differences: result.differences.sort(), gone: result.gone.sort(), unstable: result.unstable.sort() };
}

interface Result {
  readonly differences: string[];
  readonly gone: string[];
  readonly unstable: string[];
  same: number;
}

function comparePath(path: string, { before, again, after }: Builds, result: Result): void {
  const entries = [before, again, after].map(({ tree }) => tree.get(path));
  const held = before.secretPaths.has(path);
  const presence = compared(entries.map((entry) => (entry ? 'there' : 'missing')));
  const [first, , last] = entries;
  if (presence !== 'same' || !first || !last) {
    if (presence === 'same') result.same++;
    else if (presence === 'unstable') result.unstable.push(`/${path}`);
    else if (!last && held) result.gone.push(`/${path}`);
    else result.differences.push(last ? `/${path} is new` : `/${path} is missing`);
    return;
  }
  const verdicts = ASPECTS.map(([aspect, name]) => ({ aspect, name, verdict: compared(entries.map((entry) => entry?.[aspect] ?? '')) }));
  const all = verdicts.filter(({ verdict }) => verdict === 'different');
  // a different type implies differences in all other aspects
  const changed = all.some(({ aspect }) => aspect === 'type') ? all.filter(({ aspect }) => aspect === 'type') : all;
  const isUnstable = verdicts.some(({ verdict }) => verdict === 'unstable');
  // the file still exists, with other content in place of the secret
  const isCleaned = held && !after.secretPaths.has(path) && changed.every(({ aspect }) => aspect === 'digest');
  if (isCleaned && (changed.length > 0 || isUnstable)) result.gone.push(`the secret in /${path}`);
  else if (changed.length > 0)
    result.differences.push(
      `/${path}: ${changed.map(({ aspect, name }) => (UNSAID.has(aspect) ? `other ${name}` : `${name} ${first[aspect]}, now ${last[aspect]}`)).join('; ')}`,
    );
  else if (isUnstable) result.unstable.push(`/${path}`);
  else result.same++;
}

function compareSetting(name: string, { before, again, after, removedEnv }: Builds, result: Result): void {
  const values = [before, again, after].map(({ settings }) => settings.get(name));
  const verdict = compared(values.map((value) => JSON.stringify(value) ?? ''));
  const [first, , last] = values;
  const isGone = last === undefined && (first?.includes('***') || removedEnv.has(name.replace(/^ENV /, '')));
  if (verdict === 'same') result.same++;
  else if (verdict === 'unstable') result.unstable.push(name);
  else if (isGone) result.gone.push(name);
  else result.differences.push(first === undefined ? `${name} is new` : last === undefined ? `${name} is missing` : `${name}: ${first}, now ${last}`);
}

/** `values`: of the builds before, again and after. */
function compared([before, again, after]: readonly string[]): 'same' | 'different' | 'unstable' {
  if (after === again || after === before) return 'same';
  return before === again ? 'different' : 'unstable';
}

function unionOf(builds: Builds, keysOf: (image: BuiltImage) => ReadonlyMap<string, unknown>): ReadonlySet<string> {
  return new Set([builds.before, builds.again, builds.after].flatMap((image) => [...keysOf(image).keys()]));
}
