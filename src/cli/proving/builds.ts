import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path/posix';
import type { FileResult, ProjectResult } from '../../project/types.ts';
import type { AddedWords } from '../../prove/build-words.ts';
import { searchImage } from '../../prove/image-archive.ts';
import { searchStream } from '../../prove/record.ts';
import { type StageBeside, stagesBeside } from '../../prove/stages-beside.ts';
import type { ImageSearch, Sought, Trace, UnreadFile } from '../../prove/types.ts';
import { docker, dockerOutput } from '../io/docker.ts';
import { UserError } from '../io/io.ts';
import { replaceFiles } from './context-copy.ts';
import { type Engine, recordsOf } from './engine.ts';
import type { MountSource, SecretPlan } from './secrets.ts';
import type { BuildValues } from './values.ts';

/** The builds: the original, the fixed file, and `again`: the original once more, with the secret values of the fixed build. */
export type Which = 'before' | 'again' | 'after';

/** The inputs that all builds share. */
export interface Lab {
  readonly engine: Engine;
  readonly file: FileResult;
  readonly result: ProjectResult;
  readonly plan: SecretPlan;
  readonly added: AddedWords;
  /** The copy of the build context with canaries in its secret files; undefined if the context has none. */
  readonly contextCopy: string | undefined;
  /** Ends a build, but not the cleanup after it. */
  readonly signal: AbortSignal;
  /** The tags of the built images, for the cleanup. */
  readonly tags: string[];
}

/** The traces of one build. */
export interface BuildTraces {
  readonly traces: readonly Trace[];
  /** Undefined if the build failed. */
  readonly image: ImageSearch | undefined;
  /** Names of the stages that were searched in addition to the image. */
  readonly stages: readonly string[];
  /** Files of the image and the stages that were searched only in part. */
  readonly unread: readonly UnreadFile[];
  /** Whether there was a build record to search. */
  readonly hasRecord: boolean;
  /** The failed step and the last lines of the log; they may contain values. Undefined if the build succeeded. */
  readonly failure: { readonly step: string | undefined; readonly tail: readonly string[] } | undefined;
}

/** Runs one build and searches everything it leaves: the image, other stages, the log, and the build record with the provenance. */
export async function buildSide(lab: Lab, which: Which, values: BuildValues): Promise<BuildTraces> {
  const { engine, file, signal } = lab;
  const dockerfile = writeInputs(lab, which, values);
  const call = { cwd: engine.io.cwd, env: { ...engine.io.env, ...values.env }, signal };
  const tag = newTag(lab);
  const log = searchStream('the log of the build', values.sought);
  const known = new Set(recordsOf(engine));
  const end = await docker(buildWords(lab, which, { tag, dockerfile }), { ...call, listen: log.push });
  const records = recordsOf(engine).filter((record) => !known.has(record));
  const record = await searchRecords(lab, records, values.sought);
  const said = { hasRecord: records.length > 0 };
  if (!end.ok)
    return { ...said, traces: [...log.traces(), ...record], image: undefined, stages: [], unread: [], failure: { step: failedStep(end.tail), tail: end.tail } };
  const image = await savedImage(lab, tag, values.sought);
  const beside = stagesBeside(values.dockerfile, lab.added.target ?? targetOf(file));
  const traces = [...image.traces];
  const unread = [...image.unread];
  for (const stage of beside) {
    const search = await searchStage(lab, which, { stage, dockerfile, values });
    traces.push(...search.traces);
    unread.push(...search.unread);
  }
  return { ...said, traces: [...traces, ...log.traces(), ...record], image, stages: beside.map(({ name }) => name), unread, failure: undefined };
}

/** Builds the original once more, to learn how two builds of the same file differ. */
export async function buildAgain(lab: Lab, values: BuildValues): Promise<ImageSearch> {
  const dockerfile = writeInputs(lab, 'again', values);
  const tag = newTag(lab);
  const { io } = lab.engine;
  const end = await docker(buildWords(lab, 'again', { tag, dockerfile }), { cwd: io.cwd, env: { ...io.env, ...values.env }, signal: lab.signal });
  if (!end.ok) throw new UserError('the original Dockerfile built, and does not build again: with such a build nothing can be compared');
  return await savedImage(lab, tag, values.sought);
}

function newTag(lab: Lab): string {
  const tag = `dockerlint-prove-${randomBytes(6).toString('hex')}`;
  lab.tags.push(tag);
  return tag;
}

/** Writes the files that the build reads: Dockerfile, ignore file, secret files, and those in the copy of the context. Returns the path of the Dockerfile. */
function writeInputs(lab: Lab, which: Which, values: BuildValues): string {
  const { engine, file, plan, contextCopy } = lab;
  const dockerfile = path.join(engine.folder, `${which}.Dockerfile`);
  writeFileSync(dockerfile, values.dockerfile);
  writeIgnoreFile(lab, which, `${dockerfile}.dockerignore`);
  mkdirSync(path.join(engine.folder, which));
  for (const [index, { path: at }] of plan.files.entries())
    writeFileSync(path.join(engine.folder, which, String(index)), values.files.get(at) ?? '', { mode: 0o600 });
  if (contextCopy !== undefined) replaceFiles(file.context, contextCopy, contextFiles(plan, values));
  return dockerfile;
}

/** The texts of the secret files inside the build context, by path relative to the context. */
export function contextFiles({ files }: SecretPlan, values: BuildValues): ReadonlyMap<string, string> {
  return new Map(files.flatMap(({ inContext, path: at }): [string, string][] => (inContext === undefined ? [] : [[inContext, values.files.get(at) ?? '']])));
}

/** Writes the ignore file, original or fixed, beside the temporary Dockerfile, where BuildKit looks first. */
function writeIgnoreFile({ result, file }: Lab, which: Which, target: string): void {
  const own = `${file.path}.dockerignore`;
  const source = existsSync(own) ? own : path.join(file.context, '.dockerignore');
  const changed = which === 'after' ? result.companions.find((companion) => companion.path === source) : undefined;
  if (changed) writeFileSync(target, changed.after);
  else if (existsSync(source)) copyFileSync(source, target);
}

/** The build command of the fixed file, adapted: it builds a temporary Dockerfile with other values, and loads the image into docker. */
function buildWords(
  lab: Lab,
  which: Which,
  { tag, dockerfile, target }: { readonly tag: string; readonly dockerfile: string; readonly target?: string },
): readonly string[] {
  const { file, plan, added, engine, contextCopy } = lab;
  const options = optionsOf(file);
  const args = (which === 'after' ? plan.keptArguments : [...plan.arguments.keys()]).filter((name) => !options.includes(name));
  return [
    'buildx',
    'build',
    ...options,
    ...args.flatMap((name) => ['--build-arg', name]),
    ...plan.mounts.flatMap((mount) => ['--secret', secretWord(mount, plan, path.join(engine.folder, which))]),
    ...added.words,
    // a cached layer may come from a build with another value
    ...['--no-cache', '--load', '--progress=plain', '-t', tag, '-f', dockerfile],
    ...(target === undefined ? [] : ['--target', target]),
    contextCopy ?? file.context,
  ];
}

/** The options of the build command, except those that prove sets itself. */
function optionsOf({ build }: FileResult): readonly string[] {
  const kept: string[] = [];
  const given = build?.argv.slice(3, -1) ?? [];
  for (let at = 0; at < given.length; at++) {
    const word = given[at] ?? '';
    if (word === '-f' || word === '--secret') at++;
    else kept.push(word);
  }
  return kept;
}

function targetOf(file: FileResult): string | undefined {
  const options = optionsOf(file);
  const at = options.indexOf('--target');
  return at < 0 ? undefined : options[at + 1];
}

function secretWord({ id, variable, file }: MountSource, { files }: SecretPlan, folder: string): string {
  if (file === undefined) return `id=${id},env=${variable ?? id}`;
  return `id=${id},src=${path.join(folder, String(files.findIndex(({ path: at }) => at === file.path)))}`;
}

async function savedImage({ engine, signal }: Lab, tag: string, sought: readonly Sought[]): Promise<ImageSearch> {
  try {
    return await dockerOutput(['image', 'save', tag], { cwd: engine.io.cwd, env: { ...engine.io.env }, signal }, (archive) => searchImage(archive, sought));
  } catch (error) {
    throw error instanceof Error && error.name === 'ArchiveError' ? new UserError(`the image cannot be searched: ${error.message}`) : error;
  }
}

interface StageBuild {
  readonly stage: StageBeside;
  readonly dockerfile: string;
  readonly values: BuildValues;
}

/** Builds a stage as a separate image and searches it. Its output needs no search: it was part of the log of the whole build. */
async function searchStage(lab: Lab, which: Which, { stage, dockerfile, values }: StageBuild): Promise<Pick<ImageSearch, 'traces' | 'unread'>> {
  const tag = newTag(lab);
  const words = buildWords(lab, which, { tag, dockerfile, target: stage.target });
  const end = await docker(words, { cwd: lab.engine.io.cwd, env: { ...lab.engine.io.env, ...values.env }, signal: lab.signal });
  if (!end.ok) throw new UserError(`the stage ${stage.name} was built as a part of the image, and does not build for itself`);
  const { traces, unread } = await savedImage(lab, tag, values.sought);
  const here = <Found extends { readonly place: string }>(found: Found): Found => ({ ...found, place: `the stage ${stage.name}: ${found.place}` });
  return { traces: traces.map(here), unread: unread.map(here) };
}

/** Searches the build records and their attachments. Older versions of buildx show none. */
async function searchRecords({ engine, signal }: Lab, records: readonly string[], sought: readonly Sought[]): Promise<readonly Trace[]> {
  const traces: Trace[] = [];
  for (const record of records) {
    const ref = path.basename(record);
    const parts: readonly (readonly [place: string, words: readonly string[]])[] = [
      ['the build record (docker buildx history inspect)', ['inspect', ref, '--format', 'json']],
      ['the provenance', ['inspect', 'attachment', ref, '--type', 'provenance']],
    ];
    for (const [place, words] of parts) {
      const found = searchStream(place, sought);
      await docker(['buildx', 'history', ...words, ...engine.builder], { cwd: engine.io.cwd, env: { ...engine.io.env }, signal, listen: found.push });
      traces.push(...found.traces());
    }
  }
  return traces;
}

/** The failed step, from the summary that buildx prints: ` > [build 3/4] RUN npm ci:`. */
function failedStep(tail: readonly string[]): string | undefined {
  for (const line of tail) {
    const [, step] = /^ > \[[^\]]*\] (.*):$/.exec(line) ?? [];
    if (step !== undefined) return step;
  }
  return undefined;
}
