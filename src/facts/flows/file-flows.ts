import { posix } from 'node:path';
import { type ToolFile, toolFileOf } from '../../knowledge/tools/logins.ts';
import type { Copy, Dockerfile, Instruction, Run, Word } from '../../syntax/types.ts';
import type { FileReading } from '../commands/file-readers.ts';
import { matchesPattern, normalisePath, UNKNOWN_PLACE } from '../commands/paths.ts';
import type { BuildContext } from '../project/build-context.ts';
import { carriedFiles } from '../project/carried-files.ts';
import type { DetectionSettings, FileJudgement, Verdict } from '../sensitivity/judgement.ts';
import { isBuiltOn } from '../stages/container.ts';
import { fileInFolder, isCredentialFolder, targetInFolder, targetOf } from '../stages/copy-target.ts';
import { homeOf, type StageState } from '../stages/stage-state.ts';
import { type ContainerNeed, containerNeed } from './file-container.ts';
import { isUsedByTool, isWhereToolLooks } from './file-owner.ts';
import { isBroughtBack, type Presence, startsThatHave, usesOutsideRun } from './file-presence.ts';
import { type FileTouch, isDeletion, knownScript, mergeTouches, type Stages, sinkOf, touchesIn, trackFile } from './file-track.ts';
import type { OtherUse } from './other-uses.ts';
import { isPublicKeyFile } from './public-use.ts';
import type { BlindSpot, Sink } from './sink.ts';
import { isInFinalImage } from './variable-flows.ts';

export { homeOf } from '../stages/stage-state.ts';
export type { FileTouch } from './file-track.ts';

/** A credential file that COPY or ADD takes from the build context. */
export interface FileFlow {
  /** As written. */
  readonly name: string;
  /** The same without the pattern of an optional one. */
  readonly file: string;
  /** Whether COPY takes it only where it is there: `.npmrc*`. */
  readonly isOptional: boolean;
  readonly copy: Copy;
  /** Index into `copy.sources`. */
  readonly source: number;
  /** Whether it comes with a folder of the build context that is copied, as with `COPY . .`, and no source names it. */
  readonly isCarried: boolean;
  readonly judgement: FileJudgement;
  readonly verdict: Verdict;
  /** What a container has to do with it. */
  readonly container: ContainerNeed;
  /** The tool that has files of that name, for people, where it does not look for this one and no command of it gets it. */
  readonly strangeTool?: string;
  /** Absolute path in the image, undefined if it cannot be known. For a folder: of the credential file in it. */
  readonly target: string | undefined;
  /** Where COPY puts it, which is another place where a RUN takes it to its own. */
  readonly copiedTo: string | undefined;
  /** Whether a whole folder is copied. */
  readonly isFolder: boolean;
  /** RUNs in which the file is there, with what they do with it. */
  readonly sinks: readonly Sink[];
  readonly touches: readonly FileTouch[];
  readonly otherUses: readonly OtherUse[];
  readonly blindSpots: readonly BlindSpot[];
  readonly inFinalImage: boolean;
}

/** Decides whether a source of COPY or ADD is a credential file; undefined if it is not, or where its content shows it harmless. */
export type JudgeCopy = (copy: Copy, source: number) => FileJudgement | undefined;

/** Every credential file that is copied from the build context, with the RUNs in which it is there. */
export function findFileFlows(
  dockerfile: Dockerfile,
  states: ReadonlyMap<Instruction, StageState>,
  context: BuildContext | undefined,
  judge: JudgeCopy,
  settings: DetectionSettings,
): FileFlow[] {
  const stages: Stages = { dockerfile, states };
  const copies = dockerfile.instructions.filter((one): one is Copy => (one.keyword === 'COPY' || one.keyword === 'ADD') && one.from === undefined);
  const named = copies.flatMap((copy) =>
    copy.sources.flatMap((word, source): readonly FileFlow[] => {
      const judgement = judge(copy, source);
      const flow = judgement && trace(stages, context, { copy, source, word: plainSource(word, context), judgement });
      return flow ? [flow] : [];
    }),
  );
  return context ? [...named, ...findCarried(stages, context, copies, named, settings)] : named;
}

/** The credential files that come with a folder; one that an earlier stage or this one has by its name is not told again. */
function findCarried(stages: Stages, context: BuildContext, copies: readonly Copy[], named: readonly FileFlow[], settings: DetectionSettings): FileFlow[] {
  const isTold = (copy: Copy, path: string): boolean =>
    named.some((flow) => contextPath(flow.file) === path && isBuiltOn(stages.dockerfile.stages[copy.stage ?? -1], flow.copy.stage));
  return copies.flatMap((copy) =>
    copy.sources.flatMap((word, source) => {
      if (named.some((flow) => flow.copy === copy && flow.source === source)) return [];
      return carriedFiles(word.value, context, settings).flatMap(({ path, inFolder, judgement }): readonly FileFlow[] => {
        const flow = isTold(copy, path) ? undefined : trace(stages, context, { copy, source, word: { ...word, value: path }, judgement, inFolder });
        return flow ? [flow] : [];
      });
    }),
  );
}

/** A file that a source of a COPY takes: the source itself, or one in the folder that it names. */
interface CopiedFile {
  readonly copy: Copy;
  /** Index into `copy.sources`. */
  readonly source: number;
  readonly word: Word | undefined;
  readonly judgement: FileJudgement;
  /** Its path in the folder that is copied. */
  readonly inFolder?: string;
}

function trace(stages: Stages, context: BuildContext | undefined, { copy, source, word, judgement, inFolder }: CopiedFile): FileFlow | undefined {
  const { dockerfile, states } = stages;
  const name = word?.value ?? '';
  const isFolder = word !== undefined && inFolder === undefined && (isCredentialFolder(name) || (context?.isFolder(contextPath(name)) ?? false));
  const copied =
    inFolder === undefined
      ? word && (isFolder ? fileInFolder(copy, word, states) : targetOf(dockerfile, copy, word, states))
      : targetInFolder(copy, inFolder, states);
  const { target, readings, placing } = trackFile(stages, copy, copied);
  const scripts = [...readings.keys()].map((run) => knownScript(run, states.get(run)));
  if (isPublicKeyFile(judgement.kind, context?.read(contextPath(name)), [...readings.values()], scripts)) return undefined;
  const presence: Presence = { dockerfile, states, copy, source: name, target, deletes: (run) => (readings.get(run) ?? []).some(isDeletion) };
  const { sinks, touches, ...use } = walk(stages, presence, readings, toolFileOf(judgement.kind));
  const starts = startsThatHave(presence);
  const otherUses = target === undefined ? [] : usesOutsideRun(dockerfile, states, copy, target, starts);
  const container = containerNeed({ dockerfile, states, context, judgement, target, source: contextPath(name), starts, sinks, ...use });
  const all = placing.length > 0 ? mergeTouches([...placing, ...touches]) : touches;
  const written = inFolder === undefined ? (copy.sources[source]?.value ?? '') : name;
  return {
    name: written,
    file: name,
    isOptional: name !== written,
    copy,
    source,
    isCarried: inFolder !== undefined,
    judgement,
    verdict: verdictOf(judgement, sinks, all, otherUses, container),
    container,
    ...(use.tool && !use.isUsedByTool && !use.isInPlace && target !== undefined ? { strangeTool: use.tool.tool.title ?? use.tool.tool.name } : {}),
    target,
    copiedTo: copied,
    isFolder,
    sinks,
    touches: all,
    otherUses,
    blindSpots: [],
    inFinalImage: isInFinalImage(dockerfile, copy),
  };
}

/** What the RUNs do in which the file is there, and whether its tool is among them. */
interface Walk {
  readonly sinks: Sink[];
  readonly touches: FileTouch[];
  readonly tool: ToolFile | undefined;
  readonly isUsedByTool: boolean;
  /** Whether it is where the tool looks, used or not. */
  readonly isInPlace: boolean;
}

function walk(stages: Stages, presence: Presence, readings: ReadonlyMap<Run, readonly FileReading[]>, tool: ToolFile | undefined): Walk {
  const { dockerfile, states, target } = presence;
  const sinks: Sink[] = [];
  const touches: FileTouch[] = [];
  let isUsed = false;
  let isInPlace = false;
  let deleted: Run | undefined;
  for (const [run, ofRun] of readings) {
    // after a RUN that deletes it the file is gone for those that follow
    if (deleted && !isBroughtBack(presence, deleted.range.start, run.range.start, dockerfile.stages[run.stage ?? -1])) continue;
    deleted = undefined;
    const state = states.get(run);
    const home = homeOf(state);
    sinks.push(sinkOf(run, target, ofRun, state));
    if (target === undefined) continue;
    touches.push(...touchesIn(stages, run, ofRun, target));
    isUsed ||= tool !== undefined && isUsedByTool(tool, run, target, ofRun, state);
    isInPlace ||= tool !== undefined && isWhereToolLooks(tool, target, { workdir: state?.workdir, home }, state);
    if (ofRun.some((reading) => reading.effect === 'delete' && !reading.folder)) deleted = run;
  }
  return { sinks, touches, tool, isUsedByTool: isUsed, isInPlace };
}

/**
 * The source of a COPY that takes a file where there is one: `.npmrc*` and `.npmr[c]` are .npmrc, unless the build context has other files that match.
 * Source: https://docs.docker.com/reference/dockerfile/#copy (a pattern may match nothing beside other sources)
 */
function plainSource(word: Word | undefined, context: BuildContext | undefined): Word | undefined {
  const [, stem, unit, rest] = /^([^*?[\]]*[\w.])(?:\*|\[(\w)\](\w*))$/.exec(word?.value ?? '') ?? [];
  if (!word || stem === undefined) return word;
  const value = `${stem}${unit ?? ''}${rest ?? ''}`;
  const pattern = normalisePath(word.value.replace(/^\//, ''), UNKNOWN_PLACE);
  const matching = (context?.files() ?? []).filter((path) => matchesPattern(pattern, normalisePath(path, UNKNOWN_PLACE)));
  return matching.every((path) => path === contextPath(value)) ? { ...word, value } : word;
}

/** A source of COPY as a path relative to the build context. */
export function contextPath(name: string): string {
  return posix.normalize(name).replace(/^\/+/, '');
}

function verdictOf(
  judgement: FileJudgement,
  sinks: readonly Sink[],
  touches: readonly FileTouch[],
  otherUses: readonly OtherUse[],
  container: ContainerNeed,
): Verdict {
  if (otherUses.some((use) => use.when === 'runtime') || container.kind === 'reads') return 'runtime';
  const isRead = sinks.some((sink) => sink.certainty === 'reads');
  const isDeleted = touches.some((touch) => touch.effect === 'delete');
  if (container.kind === 'none') {
    if (judgement.purpose === 'build') return 'build';
    return isDeleted || sinks.some((sink) => sink.certainty !== 'cannot-read') ? 'build' : 'runtime';
  }
  // a file that a RUN names or that is deleted again served the build as well
  return judgement.purpose === 'build' || isRead || isDeleted ? 'build' : 'runtime';
}
