import path from 'node:path';
import { isMap, isScalar, isSeq, type Node, Parser, parseAllDocuments, visit } from 'yaml';

/** What of a structured file must outlive a change: its data, without what a change of the build is about, and its comments. */
interface Meaning {
  readonly data: readonly string[];
  readonly comments: readonly string[];
}

/** The comments that may go with a line that goes: behind it, and in the lines right above it. */
function labelsOf(before: string, after: string): ReadonlySet<string> {
  const left = new Set(after.split(/\r?\n/).map((line) => line.trim()));
  const lines = before.split(/\r?\n/).map((line) => line.trim());
  const labels = new Set<string>();
  let isGone = false;
  for (const line of lines.toReversed()) {
    if (!line.startsWith('#')) isGone = line !== '' && !left.has(line);
    const at = line.indexOf('#');
    if (isGone && at >= 0) labels.add(line.slice(at));
  }
  return labels;
}

/** Keys below which a change may add, change and take away. */
const TOUCHED =
  /^(?:args|build|secrets?|environment|env|with|run|script|commands?|cmds?|steps?|inputs|arguments|builder|build[-_]arg(?:ument)?s|extra_build_args|build-args|scripts|pipeline|tasks|variable|bash|sh|pwsh|powershell|inlineScript|x-.*)$/i;
const MOST_ALIASES = 200;

/** What a change took from the meaning of a file that it had no business with; undefined if nothing, and if there is no telling. */
export function lossOf(file: string, before: string, after: string): string | undefined {
  const meaning = meaningOf(file, before);
  if (meaning === undefined) return undefined;
  const now = meaningOf(file, after);
  if (now === undefined) return 'can no longer be read';
  const [data] = missingIn(meaning.data, now.data);
  if (data !== undefined) return `loses ${data}`;
  const labels = labelsOf(before, after);
  const [comment] = missingIn(meaning.comments, now.comments).filter((one) => !labels.has(one));
  return comment === undefined ? undefined : `loses the comment ${comment}`;
}

/** Undefined for what is no YAML and no JSON, and for what holds errors: nothing is known of those. */
function meaningOf(file: string, text: string): Meaning | undefined {
  if (/\.json$/.test(file)) return meaningOfJson(text);
  return /\.ya?ml$/.test(path.basename(file)) ? meaningOfYaml(text) : undefined;
}

/** Whether everything of the first is in the second, as often. Returns what is missing. */
function missingIn(before: readonly string[], after: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const each of after) left.set(each, (left.get(each) ?? 0) + 1);
  return before.filter((each) => {
    const count = left.get(each) ?? 0;
    left.set(each, count - 1);
    return count <= 0;
  });
}

function meaningOfJson(text: string): Meaning | undefined {
  try {
    return { data: leaves(JSON.parse(text.replace(/^\ufeff/, '')), []), comments: [] };
  } catch {
    return undefined;
  }
}

function meaningOfYaml(text: string): Meaning | undefined {
  try {
    const documents = parseAllDocuments(text);
    if (documents.some(({ errors }) => errors.length > 0)) return undefined;
    const data = [...documents].flatMap((document) => {
      // of what is defined once and used often, each use counts
      let aliases = 0;
      visit(document, { Alias: () => void aliases++ });
      return aliases > MOST_ALIASES ? [] : leavesOf(document.contents, []);
    });
    return { data, comments: commentsOf(text) };
  } catch {
    return undefined;
  }
}

/** The comments of YAML, without their places. */
function commentsOf(text: string): readonly string[] {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) walk(each);
    else if (typeof value === 'object' && value !== null) {
      if (Reflect.get(value, 'type') === 'comment') found.push(String(Reflect.get(value, 'source')).trim());
      for (const each of Object.values(value)) if (typeof each === 'object') walk(each);
    }
  };
  for (const token of new Parser().parse(text)) walk(token);
  return found;
}

/** `path=value` for each scalar outside of what may change. */
function leavesOf(node: unknown, at: readonly string[]): readonly string[] {
  if (at.some((key) => TOUCHED.test(key))) return [];
  if (isMap(node)) return node.items.flatMap(({ key, value }) => leavesOf(value, [...at, isScalar(key) ? String(key.value) : '?']));
  if (isSeq(node)) return node.items.flatMap((item) => leavesOf(item, [...at, '-']));
  return isScalar(node) ? [`${at.join('.')}=${String((node satisfies Node).value)}`] : [`${at.join('.')}=*`];
}

function leaves(value: unknown, at: readonly string[]): readonly string[] {
  if (at.some((key) => TOUCHED.test(key)) || at[0] === 'target') return [];
  if (Array.isArray(value)) return value.flatMap((each) => leaves(each, [...at, '-']));
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, each]) => leaves(each, [...at, key]));
  return [`${at.join('.')}=${String(value)}`];
}
