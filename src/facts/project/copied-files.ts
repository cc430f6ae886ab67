import { posix } from 'node:path';
import type { Copy, Dockerfile, Instruction, Mount, Run, Stage, Word } from '../../syntax/types.ts';
import { matchesPattern } from '../commands/paths.ts';
import { targetOf } from '../stages/copy-target.ts';
import { expand, type StageState } from '../stages/stage-state.ts';
import { copiesIn, lineageOf, runsIn } from '../stages/stage-tree.ts';
import type { BuildContext } from './build-context.ts';
import { withMoved } from './builds/moved-files.ts';
import { fileTexts } from './file-texts.ts';
import { prunedFiles } from './packages/pruned-files.ts';

/** The files of the build context that an image has. */
export interface Copied {
  /** Key: path in the image. Value: path in the context. */
  readonly files: ReadonlyMap<string, string>;
  /** Whether every source of a COPY exists in the context. If not, the file is built with another context, or a part of it is created elsewhere. */
  readonly isComplete: boolean;
}

/** Placeholder for a working directory that only the base image determines. */
export const UNKNOWN_FOLDER = '/?';

/** The inputs and results of placing files. */
interface Placing {
  readonly dockerfile: Dockerfile;
  readonly states: ReadonlyMap<Instruction, StageState>;
  readonly context: BuildContext;
  /** Sources that match no file. */
  readonly missing: Set<string>;
  readonly known: KnownPlaces;
}

interface Placed {
  readonly files: ReadonlyMap<string, string>;
  readonly missing: ReadonlySet<string>;
}

/** What was placed, each once: a context may have thousands of files, and stages may copy from one another again and again. */
interface KnownPlaces {
  /** The files at the ends of stages. */
  readonly ends: Map<Stage, Placed>;
  /** The files in stages after the first COPYs and ADDs, by the number of these. */
  readonly after: Map<Stage, Map<number, Placed>>;
}

/** By the states, which each analysis of a Dockerfile has of its own. */
const KNOWN = new WeakMap<ReadonlyMap<Instruction, StageState>, WeakMap<BuildContext, KnownPlaces>>();

function placingOf(dockerfile: Dockerfile, states: ReadonlyMap<Instruction, StageState>, context: BuildContext): Placing {
  const byContext = KNOWN.get(states) ?? new WeakMap<BuildContext, KnownPlaces>();
  KNOWN.set(states, byContext);
  const known = byContext.get(context) ?? { ends: new Map(), after: new Map() };
  byContext.set(context, known);
  return { dockerfile, states, context, missing: new Set(), known };
}

/**
 * Returns a function that gives, for each RUN, the files of the build context in its file system: copied by earlier COPYs and ADDs from the context (without
 * ignored files) or from a stage, mounted by the RUN itself, and where RUNs of its stage have copied and moved them. Ignores files that RUNs write or delete.
 */
export function copiedFiles(dockerfile: Dockerfile, states: ReadonlyMap<Instruction, StageState>, context: BuildContext): (run: Run) => Copied {
  const known = new Map<Run, Copied>();
  return (run) => {
    const found = known.get(run);
    if (found) return found;
    const stage = dockerfile.stages[run.stage ?? -1];
    const placing = placingOf(dockerfile, states, context);
    const placed = withMounted(placing, stage ? before(placing, stage, run.range.start) : new Map(), run);
    const files = withMoved(
      placed,
      lineageOf(stage)
        .flatMap(runsIn)
        .filter((one) => one.range.start <= run.range.start),
      states,
      UNKNOWN_FOLDER,
    );
    const copied = { files, isComplete: placing.missing.size === 0 };
    known.set(run, copied);
    return copied;
  };
}

function withMounted(placing: Placing, files: ReadonlyMap<string, string>, run: Run): ReadonlyMap<string, string> {
  if (!run.mounts.some(({ type }) => type === 'bind')) return files;
  const all = new Map(files);
  for (const mount of run.mounts) addMounted(placing, all, run, mount);
  return all;
}

/** Returns the files of the build context at the end of a stage. */
export function filesOfStage(dockerfile: Dockerfile, states: ReadonlyMap<Instruction, StageState>, context: BuildContext, stage: Stage): Copied {
  const placing = placingOf(dockerfile, states, context);
  const files = endOf(placing, stage);
  return { files, isComplete: placing.missing.size === 0 };
}

/** The files at the end of a stage. None while they are being found: stages that copy from each other in a circle do not build. */
function endOf(placing: Placing, stage: Stage): ReadonlyMap<string, string> {
  const known = placing.known.ends.get(stage) ?? findEnd(placing, stage);
  for (const source of known.missing) placing.missing.add(source);
  return known.files;
}

function findEnd(placing: Placing, stage: Stage): Placed {
  placing.known.ends.set(stage, { files: new Map(), missing: new Set() });
  const found = place(placing, stage, copiesIn(stage));
  placing.known.ends.set(stage, found);
  return found;
}

/** The files in a stage before an offset. */
function before(placing: Placing, stage: Stage, end: number): ReadonlyMap<string, string> {
  const copies = copiesIn(stage).filter((one) => one.range.start < end);
  const ofStage = placing.known.after.get(stage) ?? new Map<number, Placed>();
  placing.known.after.set(stage, ofStage);
  const known = ofStage.get(copies.length) ?? place(placing, stage, copies);
  ofStage.set(copies.length, known);
  for (const source of known.missing) placing.missing.add(source);
  return known.files;
}

function place(placing: Placing, stage: Stage, copies: readonly Copy[]): Placed {
  const missing = new Set<string>();
  const inner = { ...placing, missing };
  const above = stage.parent ? endOf(inner, stage.parent) : new Map<string, string>();
  if (copies.length === 0) return { files: above, missing };
  const files = new Map(above);
  for (const one of copies) addCopied(inner, files, one);
  return { files, missing };
}

/** Adds what a COPY brings, from the build context or from another stage; from another image it brings nothing of the project. */
function addCopied(placing: Placing, files: Map<string, string>, copy: Copy): void {
  const state = placing.states.get(copy);
  if (!state || !copy.destination || copy.onbuild) return;
  const from = stageNamed(placing.dockerfile, copy.from);
  if (copy.from !== undefined && !from) return;
  const there = from && endOf(placing, from);
  for (const source of copy.sources) {
    const name = expand(source, state.env);
    if (name === undefined) placing.missing.add(source.value);
    if (name === undefined || /^[a-z]+:\/\/|^git@/.test(name)) continue;
    const placed: PlacedSource = { copy, source, name, target: folderOf(copy, state) };
    if (there && from) addFromStage(placing, files, placed, { stage: from, files: there });
    else addFromContext(placing, files, placed);
  }
}

/** A source of a COPY, with its name after expansion and the folder that it goes to. */
interface PlacedSource {
  readonly copy: Copy;
  readonly source: Word;
  readonly name: string;
  readonly target: string;
}

function addFromContext(placing: Placing, files: Map<string, string>, placed: PlacedSource): void {
  const own = filesOf(placing.context, placed.name);
  if (own.length === 0 && !/[*?[]/.test(placed.name)) placing.missing.add(placed.name);
  for (const [path, rest] of own) for (const at of placesAt(placing, placed, path, rest)) files.set(at, path);
}

/** Adds the files of another stage: those that were copied there, or else what a command of that stage has made of the packages of the repository. */
function addFromStage(
  placing: Placing,
  files: Map<string, string>,
  placed: PlacedSource,
  from: { readonly stage: Stage; readonly files: ReadonlyMap<string, string> },
): void {
  const folder = posix.resolve('/', placed.name);
  let isFound = false;
  for (const [path, own] of from.files) {
    const rest = restBelow(path, folder);
    if (rest === undefined) continue;
    isFound = true;
    for (const at of placesAt(placing, placed, path, rest)) files.set(at, own);
  }
  if (isFound) return;
  const project = { copied: from.files, texts: fileTexts(placing.context) };
  for (const [rest, own] of prunedFiles(project, from.stage, placing.states, folder)) files.set(posix.join(placed.target, rest), own);
}

/** Where a file of a source is put. `rest`: its path below the source; '' for the source itself. */
function placesAt(placing: Placing, { copy, source, target }: PlacedSource, path: string, rest: string): readonly string[] {
  return rest === '' ? placesOf(placing, copy, source, target, path) : [pathIn(target, rest)];
}

/** As `posix.join` of a folder, which is absolute and normal, and a normal path below it. */
function pathIn(folder: string, rest: string): string {
  return folder === '/' ? `/${rest}` : `${folder}/${rest}`;
}

/** The path at which COPY puts a file that is a source itself. Two paths if that depends on whether a folder of that name exists in the image. */
function placesOf({ dockerfile, states }: Placing, copy: Copy, source: Word, target: string, path: string): readonly string[] {
  const exact = targetOf(dockerfile, copy, source, states);
  if (exact !== undefined) return [posix.resolve(UNKNOWN_FOLDER, exact)];
  const inside = posix.join(target, posix.basename(path));
  return copy.sources.length > 1 || /(?:^|\/)\.{0,2}$/.test(copy.destination?.value ?? '.') ? [inside] : [inside, target];
}

function folderOf(copy: Copy, state: StageState): string {
  const written = (copy.destination && expand(copy.destination, state.env)) ?? copy.destination?.value ?? '.';
  return posix.resolve(state.workdir ?? UNKNOWN_FOLDER, written);
}

function stageNamed(dockerfile: Dockerfile, name: string | undefined): Stage | undefined {
  return dockerfile.stages.find((stage) => stage.name !== undefined && stage.name === name?.toLowerCase()) ?? dockerfile.stages[Number(name ?? Number.NaN)];
}

/** The files of the context that a source matches, each with its path relative to the source; '' if the file is the source itself. */
function filesOf(context: BuildContext, source: string): readonly (readonly [path: string, rest: string])[] {
  const name = posix.normalize(source.replace(/^(?:\.?\/)+/, '')).replace(/\/$/, '');
  if (name === '' || name === '.') return context.files().map((path) => [path, path] as const);
  if (!/[*?[]/.test(name)) {
    const own = context.files().flatMap((path) => {
      const rest = restBelow(path, name);
      return rest === undefined ? [] : [[path, rest] as const];
    });
    return own.length > 0 || context.read(name) === undefined ? own : [[name, '']];
  }
  const depth = name.split('/').length;
  return context.files().flatMap((path) => {
    const parts = path.split('/');
    if (parts.length < depth || !matchesPattern(name, parts.slice(0, depth).join('/'))) return [];
    return [[path, parts.slice(depth).join('/')] as const];
  });
}

/** The path of a file relative to a folder; '' for the folder itself, undefined if it is not inside. */
function restBelow(path: string, folder: string): string | undefined {
  if (path === folder) return '';
  const start = folder.endsWith('/') ? folder : `${folder}/`;
  return path.startsWith(start) ? path.slice(start.length) : undefined;
}

/** Adds the files of a `RUN --mount=type=bind` for this RUN. */
function addMounted(placing: Placing, files: Map<string, string>, run: Run, { type, values }: Mount): void {
  if (type !== 'bind') return;
  const { dockerfile, states, context } = placing;
  const from = values.get('from');
  const workdir = states.get(run)?.workdir ?? UNKNOWN_FOLDER;
  const target = posix.resolve(workdir, values.get('target') ?? '.');
  const source = values.get('source') ?? values.get('src') ?? '.';
  if (from !== undefined) {
    const stage = stageNamed(dockerfile, from);
    const there = stage ? endOf(placing, stage) : [];
    for (const [path, own] of there) {
      const rest = restBelow(path, posix.resolve('/', source));
      if (rest !== undefined) files.set(posix.join(target, rest), own);
    }
    return;
  }
  for (const [path, rest] of filesOf(context, source)) files.set(posix.join(target, rest), path);
}
