import { existsSync } from 'node:fs';
import path from 'node:path/posix';
import type { Finding } from '../../linter/index.ts';
import { member } from '../../text/json.ts';
import type { Redacted } from '../../text/redacted.ts';
import { type Visible, visible } from '../../text/visible.ts';
import { UserError } from '../io/io.ts';
import { readRegularFile, reasonOf } from '../io/read-input.ts';

/** The maximum size of a baseline: a million findings. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Known findings, which are not reported: their number for each file (relative to the baseline's folder), rule and name. It contains no line numbers, so that
 * it stays valid while files change, and no values.
 */
export type Baseline = ReadonlyMap<string, number>;

/** A linted file; `values`: the secret values of its document, which a name may contain. */
interface Linted {
  readonly path: string;
  readonly values: readonly Redacted[];
}

/** Joins file, rule and name by newlines, after removing newlines from the parts. */
function keyOf(file: string, rule: string, name: string): string {
  return [file, rule, name].map((part) => part.replaceAll('\n', ' ')).join('\n');
}

/** Reads a baseline; a missing file counts as empty. Throws a UserError if the file is invalid. */
export function readBaseline(file: string): Baseline {
  if (!existsSync(file)) return new Map();
  let value: unknown;
  try {
    value = JSON.parse(readRegularFile(file, MOST_BYTES).toString('utf8'));
  } catch (error) {
    throw new UserError(`${file}: ${error instanceof SyntaxError ? 'is not valid JSON' : reasonOf(error)}`);
  }
  const files = entriesOf(member(value, 'findings'));
  if (member(value, 'version') !== 1 || files === undefined) throw new UserError(`${file}: is not a baseline of dockerlint`);
  const counts = new Map<string, number>();
  for (const [name, rules] of files) {
    for (const [rule, names] of entriesOf(rules) ?? []) {
      for (const [finding, count] of entriesOf(names) ?? []) if (typeof count === 'number') counts.set(keyOf(name, rule, finding), count);
    }
  }
  return counts;
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : undefined;
}

/**
 * Returns the findings that the baseline does not list. If a file has more findings of a rule and name than the baseline, the first ones count as known.
 * `folder`: the folder of the baseline. A finding that was fixed is always returned.
 */
export function withoutBaseline(
  baseline: Baseline,
  folder: string,
  { path: file, values }: Linted,
  findings: readonly Finding[],
  isFixed = (finding: Finding): boolean => finding.fixed,
): readonly Finding[] {
  const left = new Map(baseline);
  return findings.filter((finding) => {
    const key = keyOf(...shownKey(folder, file, finding, values));
    const count = left.get(key) ?? 0;
    if (count === 0 || isFixed(finding)) return true;
    left.set(key, count - 1);
    return false;
  });
}

/** Returns the text of a baseline with the findings, sorted so that its diffs are readable. */
export function writeBaseline(folder: string, files: readonly (Linted & { readonly findings: readonly Finding[] })[]): Visible {
  const tree = new Map<string, Map<string, Map<string, number>>>();
  for (const file of files) {
    for (const finding of file.findings) {
      if (finding.fixed) continue;
      const [shown, rule, name] = shownKey(folder, file.path, finding, file.values);
      const rules = at(tree, shown, () => new Map<string, Map<string, number>>());
      const names = at(rules, rule, () => new Map<string, number>());
      names.set(name, (names.get(name) ?? 0) + 1);
    }
  }
  return visible(`${JSON.stringify({ version: 1, findings: sorted(tree) }, undefined, 2)}\n`, []);
}

/** File, rule and name as the baseline shows them. */
function shownKey(folder: string, file: string, { rule, name }: Finding, values: readonly Redacted[]): [string, string, string] {
  return [visible(path.relative(folder, file), values), rule, visible(name, values)];
}

function at<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

function sorted(value: unknown): unknown {
  if (!(value instanceof Map)) return value;
  const entries = [...value].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)).map(([key, inner]): [string, unknown] => [String(key), sorted(inner)]);
  return Object.fromEntries(entries);
}
