import { posix } from 'node:path';
import { ENVIRONMENT_FILE } from '../../knowledge/secrets/secret-files.ts';
import { seekersOf } from '../../knowledge/tools/index.ts';
import { type ToolFile, toolFileOf } from '../../knowledge/tools/logins.ts';
import type { Copy, Run, Word } from '../../syntax/types.ts';
import type { FileReading } from '../commands/file-readers.ts';
import { normalisePath } from '../commands/paths.ts';
import type { BuildContext } from '../project/build-context.ts';
import { carriedFiles } from '../project/carried-files.ts';
import type { ProjectReader } from '../project/project-reader.ts';
import { HOLDER } from '../sensitivity/index.ts';
import type { DetectionSettings, FileJudgement, Verdict } from '../sensitivity/judgement.ts';
import { bringersOf, sourceKey } from '../stages/context-bringers.ts';
import { fileInFolder, isCredentialFolder, targetInFolder, targetOf } from '../stages/copy-target.ts';
import { knownScript } from '../stages/known-variables.ts';
import { type PatternSource, patternTarget, plainSource } from '../stages/pattern-source.ts';
import type { PreparedTest } from '../stages/prepared-commands.ts';
import { homeOf } from '../stages/stage-state.ts';
import { isBuiltOn } from '../stages/stage-tree.ts';
import { runsScript } from './call-outcome.ts';
import { type ContainerNeed, containerNeed, verdictOf } from './file-container.ts';
import { hasHelper, holdsOnlyLogins, isOffline, isUsedByTool, isWhereToolLooks, looksFor, weighFileSinks } from './file-owner.ts';
import { isBroughtBack, type Presence, startsThatHave, usesOutsideRun } from './file-presence.ts';
import { type FileStages, type FileTouch, isDeletion, mergeTouches, type Stages, sinkOf, touchesIn, trackFile } from './file-track.ts';
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
  /** The source without the pattern of an optional file: `.npmrc` for `.npmrc*`. */
  readonly file: string;
  /** Whether COPY accepts that the file is missing: `.npmrc*`. */
  readonly isOptional: boolean;
  /** What the source copies. others: a pattern that may also copy files that are still needed. pattern: a pattern whose files are unknown. */
  readonly takes: 'this' | 'others' | 'pattern';
  readonly copy: Copy;
  /** Index into `copy.sources`. */
  readonly source: number;
  /** Whether the file is part of a copied folder, as in `COPY . .`, and no source names it. */
  readonly isCarried: boolean;
  readonly judgement: FileJudgement;
  readonly verdict: Verdict;
  /** The use of the file by containers. */
  readonly container: ContainerNeed;
  /** The tool with files of this name, shown to people. Set if the tool does not look for it at this path, and none of its commands uses it. */
  readonly strangeTool?: string;
  /** Absolute path in the image; undefined if it cannot be known. For a folder: the path of the credential file inside. */
  readonly target: string | undefined;
  /** The path to which COPY writes it; differs from `target` if a RUN moves the file. */
  readonly copiedTo: string | undefined;
  /** Whether the source is a whole folder. */
  readonly isFolder: boolean;
  /** The RUNs that see the file, with their use of it. */
  readonly sinks: readonly Sink[];
  readonly touches: readonly FileTouch[];
  readonly otherUses: readonly OtherUse[];
  readonly blindSpots: readonly BlindSpot[];
  readonly inFinalImage: boolean;
  /** The same file in copied folders, where it is no finding of its own: what fixes this flow must repair those as well. */
  readonly alsoCarried: readonly FileFlow[];
}

/** Judges whether a source of COPY or ADD is a credential file. Undefined if it is not, or if its content is harmless. */
export type JudgeCopy = (copy: Copy, source: number) => FileJudgement | undefined;

/** What the flows of files follow from. */
export interface FilesToFind extends FileSurroundings {
  readonly judge: JudgeCopy;
  readonly settings: DetectionSettings;
}

interface FileSurroundings extends Stages {
  /** Undefined if the build context cannot be read. */
  readonly context: BuildContext | undefined;
  /** Returns undefined if there is no project to read. */
  readonly project: () => ProjectReader | undefined;
  readonly isPrepared: PreparedTest;
}

/** Returns every credential file copied from the build context, with the RUNs that see it. */
export function findFileFlows({ judge, settings, ...stages }: FilesToFind): FileFlow[] {
  const { dockerfile, context } = stages;
  const copies = dockerfile.instructions.filter((one): one is Copy => (one.keyword === 'COPY' || one.keyword === 'ADD') && one.from === undefined);
  const named = copies.flatMap((copy) =>
    copy.sources.flatMap((word, source): readonly FileFlow[] => {
      const judgement = judge(copy, source);
      const pattern = judgement && plainSource(stages, copy, word, context?.files() ?? []);
      const flow = judgement && trace(stages, { copy, source, word: pattern?.word ?? word, judgement, pattern });
      return flow ? [flow] : [];
    }),
  );
  const carried = context ? findCarried({ ...stages, context }, copies, named, settings) : [];
  const told = new Set([
    ...named.map(({ copy, source }) => sourceKey(copy, source)),
    ...carried.map(({ copy, source, file }) => carriedKey(copy, source, contextPath(file))),
  ]);
  return [...named.map((flow) => ({ ...flow, alsoCarried: carriedToo(stages, flow, told) })), ...carried];
}

/** The flows of a file that is copied by name in folders that are copied as well, as in `COPY .npmrc /root/` and `COPY . .`. Not those that are told. */
function carriedToo(stages: FileSurroundings, flow: FileFlow, told: ReadonlySet<string>): readonly FileFlow[] {
  const path = contextPath(flow.file);
  const { judgement } = flow;
  if (flow.isFolder || flow.takes === 'pattern' || stages.context?.isLeftOut?.(path) === true) return [];
  return bringersOf(stages.dockerfile, path).flatMap(({ instruction: copy, index: source, below: inFolder }) => {
    if (copy.keyword === 'RUN' || inFolder === '' || told.has(sourceKey(copy, source)) || told.has(carriedKey(copy, source, path))) return [];
    const word = copy.sources[source];
    return (word && trace(stages, { copy, source, word: { ...word, value: path }, judgement, inFolder })) ?? [];
  });
}

function carriedKey(copy: Copy, source: number, path: string): string {
  return `${sourceKey(copy, source)} ${path}`;
}

/** The credential files inside copied folders. A file is left out if this stage or an earlier one also copies it by name. */
function findCarried(
  stages: FileSurroundings & { readonly context: BuildContext },
  copies: readonly Copy[],
  named: readonly FileFlow[],
  settings: DetectionSettings,
): FileFlow[] {
  const isTold = (copy: Copy, path: string): boolean =>
    named.some((flow) => contextPath(flow.file) === path && isBuiltOn(stages.dockerfile.stages[copy.stage ?? -1], flow.copy.stage));
  return copies.flatMap((copy) =>
    copy.sources.flatMap((word, source) => {
      if (named.some((flow) => flow.copy === copy && flow.source === source)) return [];
      return carriedFiles(word.value, stages.context, settings).flatMap(({ path, inFolder, judgement }): readonly FileFlow[] => {
        // what only a stage of the build has of settings is no image that anybody gets
        if (judgement.kind === HOLDER && judgement.strength === 'weak' && !isInFinalImage(stages.dockerfile, copy)) return [];
        const flow = isTold(copy, path) ? undefined : trace(stages, { copy, source, word: { ...word, value: path }, judgement, inFolder });
        return flow ? [flow] : [];
      });
    }),
  );
}

/** A file copied by a COPY: the source itself, or a file in the source folder. */
interface CopiedFile {
  readonly copy: Copy;
  /** Index into `copy.sources`. */
  readonly source: number;
  readonly word: Word | undefined;
  readonly judgement: FileJudgement;
  /** Path relative to the copied folder. */
  readonly inFolder?: string;
  /** The result of `plainSource` for the source; undefined if it is a pattern whose files are unknown. */
  readonly pattern?: PatternSource | undefined;
}

/** A path that can only be that of a folder, whether the context has it or not. */
const WRITTEN_FOLDER = /[^/]\/\.?$/;

function trace(stages: FileSurroundings, one: CopiedFile): FileFlow | undefined {
  const { copy, source, word, judgement, inFolder, pattern } = one;
  const { dockerfile, states, context } = stages;
  const name = word?.value ?? '';
  const isFolder = word !== undefined && inFolder === undefined && (isCredentialFolder(name) || (context?.isFolder(contextPath(name)) ?? false));
  const copied =
    inFolder === undefined
      ? word &&
        (isFolder ? fileInFolder(copy, word, states) : pattern ? targetOf(dockerfile, copy, word, states) : patternTarget(dockerfile, copy, word, states))
      : targetInFolder(copy, inFolder, states);
  const tool = toolFileOf(judgement.kind);
  const isOnlyLogins = tool !== undefined && holdsOnlyLogins(tool, context?.read(contextPath(name)));
  const isHelped = copied !== undefined && hasHelper(dockerfile, copied);
  const isUnasked =
    judgement.kind === ENVIRONMENT_FILE
      ? (...call: Parameters<ProjectReader['mayLoad']>) => stages.project()?.mayLoad(...call) === false
      : unaskedTest(stages, tool, isOnlyLogins, isHelped);
  const { target, readings, placing } = trackFile({ dockerfile, states, isUnasked }, copy, copied);
  const scripts = [...readings.keys()].map((run) => knownScript(run, states.get(run)));
  if (isPublicKeyFile(judgement.kind, context?.read(contextPath(name)), [...readings.values()], scripts)) return undefined;
  const presence: Presence = { dockerfile, states, copy, source: name, target, deletes: (run) => (readings.get(run) ?? []).some(isDeletion) };
  const { sinks: seen, touches, ...use } = walk(stages, presence, readings, tool);
  const weighed = isHelped ? seen : weighFileSinks(seen, readings, target, tool, isOnlyLogins);
  const sinks = weighed === seen || stages.project() ? seen : weighed;
  const starts = startsThatHave(presence);
  const otherUses = target === undefined ? [] : usesOutsideRun(dockerfile, states, copy, target, starts);
  const container = containerNeed({ dockerfile, states, context, judgement, target, source: contextPath(name), starts, sinks, ...use });
  const all = placing.length > 0 ? mergeTouches([...placing, ...touches]) : touches;
  const written = inFolder === undefined ? (copy.sources[source]?.value ?? '') : name;
  return {
    name: written,
    file: name,
    isOptional: pattern?.isOptional === true,
    takes: inFolder !== undefined || pattern ? (mayMissOthers(stages, one, all, sinks) ? 'others' : 'this') : 'pattern',
    copy,
    source,
    isCarried: inFolder !== undefined,
    judgement,
    verdict: verdictOf({ judgement, sinks, touches: all, otherUses, container, isCarried: inFolder !== undefined }),
    container,
    ...(use.tool && !use.isUsedByTool && !use.isInPlace && target !== undefined ? { strangeTool: use.tool.tool.title ?? use.tool.tool.name } : {}),
    target,
    copiedTo: copied,
    isFolder: isFolder || (inFolder === undefined && WRITTEN_FOLDER.test(name)),
    sinks,
    touches: all,
    otherUses,
    blindSpots: [],
    inFinalImage: isInFinalImage(dockerfile, copy),
    alsoCarried: [],
  };
}

/**
 * Returns the test whether nothing that a command runs asks for a login in a file: an earlier RUN has fetched everything, or the command runs scripts of the
 * project, or is no program that looks for the file, and all that it executes is seen. `isHelped`: whether clients of other tools may use the login.
 */
function unaskedTest({ project, isPrepared }: FileSurroundings, tool: ToolFile | undefined, isOnlyLogins: boolean, isHelped: boolean): FileStages['isUnasked'] {
  if (isHelped) return undefined;
  return (run, words, folder, path) => {
    if (isOnlyLogins && tool?.onlyLogins === true && isPrepared(run, words)) return true;
    // what was fetched before needs no login, but maybe the other settings
    const isLooked = looksFor(words, path);
    const isSought = seekersOf(path) !== undefined && (!isLooked || (isOnlyLogins && (!isPrepared(run, words) || isOffline(words))));
    // a file of a tool where no tool looks for it: code that reads it names it
    const isElsewhere = tool !== undefined && posix.isAbsolute(path) && seekersOf(path) === undefined && !isLooked;
    const use = isOnlyLogins ? 'login' : 'settings';
    return (isSought || isElsewhere || (isOnlyLogins && runsScript(words))) && project()?.mayAsk(run, words, folder, path, use) === false;
  };
}

/** The use of the file by the RUNs that see it. */
interface Walk {
  readonly sinks: Sink[];
  readonly touches: FileTouch[];
  readonly tool: ToolFile | undefined;
  readonly isUsedByTool: boolean;
  /** Whether the file is at a path where its tool looks, even if it is not used. */
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
    // a RUN that deletes the file hides it from later RUNs
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
 * Whether the pattern in the source may have copied other files that are still needed. They are not needed if a RUN deletes everything that the pattern copied
 * and only commands that name the file ran before.
 */
function mayMissOthers({ dockerfile, states }: Stages, { copy, source, pattern }: CopiedFile, touches: readonly FileTouch[], sinks: readonly Sink[]): boolean {
  if (!pattern?.mayTakeOthers) return false;
  const written = copy.sources[source];
  const all = written && patternTarget(dockerfile, copy, written, states);
  const isAllDeleted = touches.some(({ run, command, effect, words }) => {
    const state = states.get(run);
    const place = { workdir: state?.workdir, home: homeOf(state) };
    const isPattern = (at: number): boolean => all !== undefined && normalisePath(command.words[at]?.value ?? '', place) === normalisePath(all, place);
    return effect === 'delete' && (words.length === 0 || words.some(isPattern));
  });
  return !isAllDeleted || sinks.some(({ certainty }) => certainty === 'may-read');
}

/** A source of COPY as a path relative to the build context. */
export function contextPath(name: string): string {
  return posix.normalize(name).replace(/^\/+/, '');
}
