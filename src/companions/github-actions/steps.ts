import { posix } from 'node:path';
import { nodeAt, type YamlEditor } from '../yaml/edit.ts';
import { textOf, type YamlPath } from '../yaml/tree.ts';

/** `${{ … }}`. https://docs.github.com/en/actions/reference/workflows-and-actions/expressions */
export const EXPRESSION = /\$\{\{[\s\S]{0,2000}?\}\}/g;

/** One step of a workflow job or of a composite action. */
export interface Step {
  /** Path of the step in the file. */
  readonly path: YamlPath;
  /** Path of the job, [] in a composite action. */
  readonly job: YamlPath;
  readonly index: number;
}

/** The text at `path`. */
export function textAt(editor: YamlEditor, path: YamlPath): string | undefined {
  return textOf(editor.get(path));
}

/** All steps of a workflow, or of a composite action. */
export function stepsOf(editor: YamlEditor): readonly Step[] {
  const jobs = editor.get(['jobs']);
  const places: YamlPath[] = jobs?.kind === 'map' ? jobs.pairs.map((pair) => ['jobs', pair.name]) : [];
  const composite = editor.get(['runs', 'steps']) ? [['runs']] : [];
  return [...places, ...composite].flatMap((job) => {
    const steps = editor.get([...job, 'steps']);
    if (steps?.kind !== 'seq') return [];
    return steps.items.map((_, index): Step => ({ path: [...job, 'steps', index], job: job[0] === 'runs' ? [] : job, index }));
  });
}

/** The variables that a step sees: of the workflow, the job and the step, in this order. Only literal mappings are read. */
export function environmentOf(editor: YamlEditor, step: Step): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  const levels: YamlPath[] = step.job.length > 0 ? [[], step.job, step.path] : [step.path];
  for (const level of levels) {
    const env = editor.get([...level, 'env']);
    if (env?.kind === 'map') for (const pair of env.pairs) variables.set(pair.name, textOf(pair.value) ?? '');
  }
  return variables;
}

/** Values of the matrix for one run of a job, by name: `os`, `build.arch`. */
export type MatrixRow = ReadonlyMap<string, string>;

/** Maximum number of runs of a job: https://docs.github.com/en/actions/reference/limits */
const MOST_ROWS = 256;

/**
 * The runs of a job, with the values of these names, from the lists of the matrix and from `include`. It may have runs that `exclude` leaves out. Undefined if
 * a value is computed. https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/run-job-variations
 */
function matrixRows(editor: YamlEditor, job: YamlPath, names: readonly string[]): readonly MatrixRow[] | undefined {
  const matrix = editor.get([...job, 'strategy', 'matrix']);
  if (matrix?.kind !== 'map') return undefined;
  const include = nodeAt(matrix, ['include']);
  if (include && include.kind !== 'seq') return undefined;
  let rows: readonly MatrixRow[] = [];
  for (const name of names) {
    const [first = '', ...rest] = name.split('.');
    const list = nodeAt(matrix, [first]);
    if (list === undefined) continue;
    if (list.kind !== 'seq') return undefined;
    const values = list.items.map((item) => textOf(nodeAt(item.value, rest)));
    if (!values.every((value) => value !== undefined)) return undefined;
    rows = rows.length === 0 ? values.map((value) => new Map([[name, value]])) : rows.flatMap((row) => values.map((value) => new Map([...row, [name, value]])));
    if (rows.length > MOST_ROWS) return undefined;
  }
  const added = (include?.items ?? []).flatMap(({ value: item }) => {
    const own = names.flatMap((name): (readonly [string, string])[] => {
      const text = textOf(nodeAt(item, name.split('.')));
      return text === undefined ? [] : [[name, text]];
    });
    if (own.length === 0) return [];
    return own.length === names.length ? [new Map(own)] : rows.map((row) => new Map([...row, ...own]));
  });
  const all = [...rows, ...added].filter((row) => names.every((name) => row.has(name)));
  return all.length > 0 ? all : undefined;
}

/** The value with the plain variables and the workspace of GitHub filled in. */
function withEnvironment(editor: YamlEditor, step: Step, value: string): string {
  return value
    .replace(/\$\{\{\s*github\.workspace\s*\}\}/g, '.')
    .replace(/\$\{\{\s*env\.(\w+)\s*\}\}/g, (whole, name: string) => environmentOf(editor, step).get(name) ?? whole);
}

const MATRIX_VALUE = /\$\{\{\s*matrix\.([\w.-]+)\s*\}\}/g;

/** The runs of the step's job, with the values that a text takes from the matrix. One without values if it takes none; undefined if they are computed. */
export function rowsOf(editor: YamlEditor, step: Step, text: string): readonly MatrixRow[] | undefined {
  const names = [...new Set([...withEnvironment(editor, step, text).matchAll(MATRIX_VALUE)].map((match) => match[1] ?? ''))];
  return names.length === 0 ? [new Map()] : matrixRows(editor, step.job, names);
}

/** The text of a value with expressions in one run of the job; undefined if it is known only at run time. */
export function textIn(editor: YamlEditor, step: Step, value: string, row: MatrixRow): string | undefined {
  const text = withEnvironment(editor, step, value).replace(MATRIX_VALUE, (whole, name: string) => row.get(name) ?? whole);
  return text.includes('${{') ? undefined : text;
}

/** The texts that a value with expressions can have, one for each value of the matrix. Undefined if they are known only at run time. */
export function possibleTexts(editor: YamlEditor, step: Step, value: string): readonly string[] | undefined {
  const texts = rowsOf(editor, step, value)?.map((row) => textIn(editor, step, value, row));
  return texts?.every((text) => text !== undefined) ? [...new Set(texts)] : undefined;
}

/** Folders of the workspace that this repository is checked out to: '' unless `actions/checkout` has a `path`. */
export function checkoutFolder(editor: YamlEditor, step: Step): string {
  for (let index = 0; index < step.index; index++) {
    const path = [...step.path.slice(0, -1), index];
    if (!/^actions\/checkout@/.test(textAt(editor, [...path, 'uses']) ?? '') || textAt(editor, [...path, 'with', 'repository']) !== undefined) continue;
    const folder = textAt(editor, [...path, 'with', 'path']);
    if (folder !== undefined) return folder;
  }
  return '';
}

/** The absolute path in the project of a path in the workspace; undefined for one outside of the checkout. */
export function projectPath(root: string, checkout: string, path: string): string | undefined {
  const inWorkspace = posix.resolve('/', path);
  const base = posix.resolve('/', checkout);
  if (inWorkspace !== base && !inWorkspace.startsWith(base === '/' ? '/' : `${base}/`)) return undefined;
  return posix.join(root, posix.relative(base, inWorkspace));
}

/**
 * Adds a variable with this value to the step, unless it has one. Returns the name of the variable, which differs from `name` if that is taken. Undefined if
 * the step's `env` is not a mapping.
 */
export function provideVariable(editor: YamlEditor, step: Step, name: string, value: string, shadow: (name: string) => boolean): string | undefined {
  const around = environmentOf(editor, step);
  if (around.get(name) === value) return name;
  for (const [other, text] of around) if (text === value && /^\w+$/.test(other)) return other;
  const free = [name, `BUILD_${name}`, `BUILD_SECRET_${name}`].find((one) => !around.has(one) && !shadow(one));
  const own = editor.get([...step.path, 'env']);
  if (free === undefined) return undefined;
  if (own === undefined) {
    const node = editor.get(step.path);
    const keys = node?.kind === 'map' ? node.pairs.map((pair) => pair.name) : [];
    const main = keys.findIndex((key) => key === 'run' || key === 'with');
    const before = main > 0 ? keys[main - 1] : undefined;
    return editor.insertPair(step.path, 'env', { [free]: value }, before === undefined ? 'last' : { after: before }) ? free : undefined;
  }
  if (own.kind !== 'map' && !(own.kind === 'scalar' && own.style === 'empty')) return undefined;
  return editor.insertPair([...step.path, 'env'], free, value) ? free : undefined;
}

/** Whether pull requests, including those from forks, start the workflow. */
export function runsOnForks(editor: YamlEditor): boolean {
  const on = editor.get(['on']);
  if (on?.kind === 'map') return on.pairs.some((pair) => pair.name === 'pull_request');
  if (on?.kind === 'seq') return on.items.some((item) => item.value.kind === 'scalar' && item.value.value === 'pull_request');
  return on?.kind === 'scalar' && on.value === 'pull_request';
}
