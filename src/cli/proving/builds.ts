import { randomBytes } from 'node:crypto';
import { tarMembers } from '../../prove/contents/tar-members.ts';
import { searchImage } from '../../prove/images/image-archive.ts';
import type { ObservedBuild, Watch } from '../../prove/readers/types.ts';
import { searchStream } from '../../prove/record.ts';
import { type StageBeside, stagesBeside } from '../../prove/stages-beside.ts';
import type { ImageSearch, Sought, Trace, UnreadFile } from '../../prove/types.ts';
import { type Argv, runCommand } from '../io/command.ts';
import { UserError } from '../io/io.ts';
import { buildWords, type Lab, secretFolder, targetOf, type Which, writeDockerfile, writeInputs } from './build-inputs.ts';
import { type CacheSearch, cacheWords, hasNoCacheExport, searchCache } from './cache-export.ts';
import type { BuildValues } from './values.ts';
import { type Watching, watching } from './watching.ts';

/** The traces of one build. */
export interface BuildTraces {
  readonly traces: readonly Trace[];
  /** Undefined if the build failed. */
  readonly image: ImageSearch | undefined;
  /** Names of the stages that were searched in addition to the image. */
  readonly stages: readonly string[];
  /** Files of the image and the stages that were searched only in part. */
  readonly unread: readonly UnreadFile[];
  /** Whether there was a build record to search; undefined for an engine that keeps none. */
  readonly hasRecord: boolean | undefined;
  readonly cache: CacheSearch;
  /** The reports of its RUNs. */
  readonly observed: ObservedBuild | undefined;
  /** The failed step and the last lines of the log; they may contain values. Undefined if the build succeeded. */
  readonly failure: BuildFailure | undefined;
}

/** A build that failed: the step, if one is known, and the last lines of the output. `stage`: that of a build of one stage; undefined for the whole build. */
export interface BuildFailure {
  readonly stage: string | undefined;
  readonly step: string | undefined;
  readonly tail: readonly string[];
}

/** One of the builds. */
export interface Side {
  readonly which: Which;
  readonly values: BuildValues;
  /** The content of the RUNs' reports; undefined if the RUNs do not report. */
  readonly watch: Watch | undefined;
}

/** Runs one build and searches everything it leaves: the image, other stages, the log, and the build record with the provenance. */
export async function buildSide(lab: Lab, side: Side): Promise<BuildTraces> {
  const { engine, signal } = lab;
  const { which, values } = side;
  const { watched, words, observed } = prepare(lab, side);
  const call = { cwd: engine.io.cwd, env: { ...engine.io.env, ...values.env }, signal };
  const tag = newTag(lab);
  const log = searchStream('the log of the build', values.sought);
  const listen = (chunk: Uint8Array): void => {
    log.push(chunk);
    watched?.listen(chunk);
  };
  const { program } = engine;
  const known = new Set(program.records() ?? []);
  const caching = cacheWords(lab, which);
  const first = await runCommand(buildWords(lab, which, { tag, words: [...words, ...caching] }), { ...call, listen });
  const canCache = first.ok || !hasNoCacheExport(first.tail);
  const end = canCache ? first : await runCommand(buildWords(lab, which, { tag, words }), { ...call, listen });
  const records = program.records()?.filter((record) => !known.has(record));
  const record = await program.searchRecords(records ?? [], values.sought, signal);
  const cache: CacheSearch = caching.length === 0 ? undefined : canCache ? 'searched' : 'unsupported';
  const said = { hasRecord: records && records.length > 0, cache, observed: observed() };
  const failed = (failure: BuildFailure): BuildTraces => ({ ...said, traces: [...log.traces(), ...record], image: undefined, stages: [], unread: [], failure });
  if (!end.ok) return failed({ stage: undefined, step: program.failedStep(end.tail), tail: end.tail });
  const image = await savedImage(lab, tag, values.sought);
  const exported = await searchCache(lab, which, values.sought);
  const beside = stagesBeside(values.dockerfile, targetOf(lab));
  const traces = [...image.traces];
  const unread = [...image.unread, ...exported.unread];
  const plainPaths = new Set(image.plainPaths);
  for (const stage of beside) {
    const search = await searchStage(lab, which, { stage, words, values });
    if ('tail' in search) return failed(search);
    traces.push(...search.traces);
    unread.push(...search.unread);
    for (const found of search.plainPaths) plainPaths.add(found);
  }
  const names = beside.map(({ name }) => name);
  return {
    ...said,
    traces: [...traces, ...exported.traces, ...log.traces(), ...record],
    image: { ...image, plainPaths },
    stages: names,
    unread,
    failure: undefined,
  };
}

/** Builds the original once more. Returns the image, to find the differences between two builds of the same file, and the reports of the RUNs. */
export async function buildAgain(lab: Lab, side: Side): Promise<{ readonly image: ImageSearch; readonly observed: ObservedBuild | undefined }> {
  const { watched, words, observed } = prepare(lab, side);
  const tag = newTag(lab);
  const { io } = lab.engine;
  const call = { cwd: io.cwd, env: { ...io.env, ...side.values.env }, signal: lab.signal };
  const end = await runCommand(buildWords(lab, side.which, { tag, words }), { ...call, ...(watched ? { listen: watched.listen } : {}) });
  if (!end.ok) throw new UserError('the original Dockerfile built once but not a second time, so its builds cannot be compared');
  return { image: await savedImage(lab, tag, side.values.sought), observed: observed() };
}

interface Prepared {
  readonly watched: Watching | undefined;
  readonly words: readonly string[];
  observed(): ObservedBuild | undefined;
}

function prepare(lab: Lab, { which, values, watch }: Side): Prepared {
  writeInputs(lab, which, values);
  const watched = watch && watching(secretFolder(lab, which), values, watch, { target: targetOf(lab), folder: lab.engine.program.witnessFolder });
  if (watched) writeDockerfile(lab, which, watched.dockerfile);
  return { watched, words: watched?.words ?? [], observed: () => watched?.observed() };
}

function newTag(lab: Lab): string {
  const tag = `dockerlint-prove-${randomBytes(6).toString('hex')}`;
  lab.tags.push(tag);
  return tag;
}

async function savedImage({ engine, signal }: Lab, tag: string, sought: readonly Sought[]): Promise<ImageSearch> {
  try {
    return await engine.program.read(tag, signal, (archive) => searchImage(tarMembers(archive), sought));
  } catch (error) {
    throw error instanceof Error && error.name === 'ArchiveError' ? new UserError(`the image cannot be searched: ${error.message}`) : error;
  }
}

interface StageBuild {
  readonly stage: StageBeside;
  readonly words: readonly string[];
  readonly values: BuildValues;
}

/** Builds a stage as a separate image and searches it. Its output needs no search: it was part of the log of the whole build. */
async function searchStage(
  lab: Lab,
  which: Which,
  { stage, words: more, values }: StageBuild,
): Promise<Pick<ImageSearch, 'traces' | 'unread' | 'plainPaths'> | BuildFailure> {
  const tag = newTag(lab);
  const argv: Argv = buildWords(lab, which, { tag, words: more, target: stage.target });
  const build = (): ReturnType<typeof runCommand> =>
    runCommand(argv, { cwd: lab.engine.io.cwd, env: { ...lab.engine.io.env, ...values.env }, signal: lab.signal });
  const first = await build();
  // it was built a moment ago as part of the image: if it fails now, the engine is the likely cause, which may not fail twice
  const end = first.ok ? first : await build();
  if (!end.ok) return { stage: stage.name, step: lab.engine.program.failedStep(end.tail), tail: end.tail };
  const { traces, unread, plainPaths } = await savedImage(lab, tag, values.sought);
  const here = <Found extends { readonly place: string }>(found: Found): Found => ({ ...found, place: `the stage ${stage.name}: ${found.place}` });
  return { traces: traces.map(here), unread: unread.map(here), plainPaths };
}
