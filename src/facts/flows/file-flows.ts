import type { Copy, Dockerfile, Instruction, Run, ShellCommand, Stage, Word } from '../../syntax/types.ts';
import { type FileReading, fileReadersOf, fileReadersOfExec } from '../commands/file-readers.ts';
import { shortText } from '../commands/short-text.ts';
import type { BuildContext } from '../project/build-context.ts';
import type { FileJudgement, Verdict } from '../sensitivity/judgement.ts';
import { type ContainerStart, isBuiltOn } from '../stages/container.ts';
import { fileInFolder, isCredentialFolder, targetOf } from '../stages/copy-target.ts';
import { withKnownVariables } from '../stages/known-variables.ts';
import { expand, homeOf, type StageState } from '../stages/stage-state.ts';
import { type ContainerNeed, containerNeed } from './file-container.ts';
import { isUsedByTool, isWhereToolLooks, toolFileOf } from './file-owner.ts';
import { isBroughtBack, type Presence, startsThatHave } from './file-presence.ts';
import type { OtherUse } from './other-uses.ts';
import type { BlindSpot, Sink } from './sink.ts';
import { isInFinalImage } from './variable-flows.ts';

export { homeOf } from '../stages/stage-state.ts';

/** A credential file that COPY or ADD takes from the build context. */
export interface FileFlow {
  /** As written. */
  readonly name: string;
  readonly copy: Copy;
  /** Index into `copy.sources`. */
  readonly source: number;
  readonly judgement: FileJudgement;
  readonly verdict: Verdict;
  /** What a container has to do with it. */
  readonly container: ContainerNeed;
  /** The tool that has files of that name, for people, where it does not look for this one and no command of it gets it. */
  readonly strangeTool?: string;
  /** Absolute path in the image, undefined where it cannot be known. For a folder: of the credential file in it. */
  readonly target: string | undefined;
  /** Whether a whole folder is copied. */
  readonly isFolder: boolean;
  /** RUNs in which the file is there, with what they do with it. */
  readonly sinks: readonly Sink[];
  readonly touches: readonly FileTouch[];
  readonly otherUses: readonly OtherUse[];
  readonly blindSpots: readonly BlindSpot[];
  readonly inFinalImage: boolean;
}

/** A command that does something to the file other than reading it. */
export interface FileTouch {
  readonly run: Run;
  readonly command: ShellCommand;
  /** delete: rm. permissions: chmod, chown. write: edits it, appends to it. copy: cp, mv, ln of it. */
  readonly effect: 'delete' | 'permissions' | 'write' | 'copy';
  /** Indexes of the command's words that are this path. */
  readonly words: readonly number[];
  /** Whether the command has other targets, which must stay. */
  readonly others: boolean;
}

/** Decides whether a source of COPY or ADD is a credential file; undefined where it is not, or where its content shows it harmless. */
export type JudgeCopy = (copy: Copy, source: number) => FileJudgement | undefined;

/** Every credential file that is copied from the build context, with the RUNs in which it is there. */
export function findFileFlows(
  dockerfile: Dockerfile,
  states: ReadonlyMap<Instruction, StageState>,
  context: BuildContext | undefined,
  judge: JudgeCopy,
): FileFlow[] {
  const flows: FileFlow[] = [];
  for (const copy of dockerfile.instructions) {
    if ((copy.keyword !== 'COPY' && copy.keyword !== 'ADD') || copy.from !== undefined) continue;
    copy.sources.forEach((_, source) => {
      const judgement = judge(copy, source);
      if (judgement) flows.push(trace(dockerfile, states, context, copy, source, judgement));
    });
  }
  return flows;
}

function trace(
  dockerfile: Dockerfile,
  states: ReadonlyMap<Instruction, StageState>,
  context: BuildContext | undefined,
  copy: Copy,
  source: number,
  judgement: FileJudgement,
): FileFlow {
  const word = copy.sources[source];
  const name = word?.value ?? '';
  const isFolder = word !== undefined && (isCredentialFolder(name) || (context?.isFolder(name.replace(/^\.?\//, '')) ?? false));
  const target = word && (isFolder ? fileInFolder(copy, word, states) : targetOf(dockerfile, copy, word, states));
  const tool = toolFileOf(judgement.kind);
  const readings = new Map(runsWith(dockerfile, copy).map((run) => [run, target === undefined ? [] : readingsIn(run, target, states.get(run))]));
  const deletes = (run: Run): boolean => (readings.get(run) ?? []).some(isDeletion);
  const presence: Presence = { dockerfile, states, copy, source: name, target, deletes };
  const sinks: Sink[] = [];
  const touches: FileTouch[] = [];
  let isUsed = false;
  let isInPlace = false;
  let deleted: Run | undefined;
  for (const [run, ofRun] of readings) {
    if (deleted && !isBroughtBack(presence, deleted.range.start, run.range.start, dockerfile.stages[run.stage ?? -1])) continue;
    deleted = undefined;
    const state = states.get(run);
    sinks.push(sinkOf(run, target, ofRun, state));
    // after a RUN that deletes it the file is gone for those that follow
    touches.push(...ofRun.flatMap((reading) => touchOf(run, reading)));
    isUsed ||= tool !== undefined && target !== undefined && isUsedByTool(tool, run, target, ofRun, state, homeOf(state));
    isInPlace ||= tool !== undefined && target !== undefined && isWhereToolLooks(tool, target, { workdir: state?.workdir, home: homeOf(state) }, state);
    if (ofRun.some((reading) => reading.effect === 'delete' && !reading.folder)) deleted = run;
  }
  const starts = startsThatHave(presence);
  const otherUses = target === undefined ? [] : usesOutsideRun(dockerfile, states, copy, target, starts);
  const container = containerNeed({ dockerfile, states, context, judgement, target, starts, tool, isUsedByTool: isUsed });
  return {
    name,
    copy,
    source,
    judgement,
    verdict: verdictOf(judgement, sinks, touches, otherUses, container),
    container,
    ...(tool && !isUsed && !isInPlace && target !== undefined ? { strangeTool: tool.label } : {}),
    target,
    isFolder,
    sinks,
    touches,
    otherUses,
    blindSpots: [],
    inFinalImage: isInFinalImage(dockerfile, copy),
  };
}

/** Whether a command deletes the file, or a folder that it is in, whatever else happens in the RUN. */
function isDeletion({ effect, command }: FileReading): boolean {
  return effect === 'delete' && !command.within.some((one) => one === 'if' || one === 'loop' || one === 'case' || one === 'function');
}

/** The RUNs that come after the COPY in its stage and in stages built on it, in order. */
function runsWith(dockerfile: Dockerfile, copy: Copy): Run[] {
  const isBuiltOn = (stage: Stage | undefined): boolean => {
    for (let one = stage; one; one = one.parent) if (one.index === copy.stage) return true;
    return false;
  };
  return dockerfile.instructions.filter((one): one is Run => {
    if (one.keyword !== 'RUN' || one.onbuild !== copy.onbuild || one.range.start < copy.range.start || one.stage === undefined) return false;
    return isBuiltOn(dockerfile.stages[one.stage]);
  });
}

/** What each command of the RUN does with the file, with the variables filled in whose text is known. */
function readingsIn({ script }: Run, target: string, state: StageState | undefined): readonly FileReading[] {
  if (!script) return [];
  const readings = fileReadersOf(state ? withKnownVariables(script, state.env) : script, target, state?.workdir, homeOf(state));
  return readings.map((reading, index) => ({ ...reading, command: script.commands[index] ?? reading.command }));
}

function sinkOf(run: Run, target: string | undefined, readings: readonly FileReading[], state: StageState | undefined): Sink {
  const common = { run, name: target ?? '', named: false };
  if (run.exec && !run.script && target !== undefined) {
    const { certainty, reason } = fileReadersOfExec(
      run.exec.map((word) => word.value),
      target,
      state?.workdir,
      homeOf(state),
    );
    return {
      ...common,
      named: certainty === 'names-it',
      certainty: certainty === 'names-it' || certainty === 'known-reader' ? 'reads' : certainty,
      reader: shorten(run.exec.map((word) => word.value).join(' ')),
      reason,
    };
  }
  if (!run.script || target === undefined || !run.script.ok)
    return { ...common, certainty: 'may-read', reader: shorten(run.args.text), reason: 'commands that cannot be analysed' };
  const reading = readings.filter((one) => one.effect === 'read');
  const strongest =
    reading.find((one) => one.certainty === 'names-it') ??
    reading.find((one) => one.certainty === 'known-reader') ??
    reading.find((one) => one.certainty === 'may-read');
  const named = readings.some((one) => one.certainty === 'names-it');
  if (!strongest) return { ...common, named, certainty: 'cannot-read', reader: shorten(run.args.text), reason: 'runs nothing that reads it' };
  return {
    ...common,
    named,
    certainty: strongest.certainty === 'may-read' ? 'may-read' : 'reads',
    reader: shortText(strongest.command),
    ...(strongest.certainty === 'may-read' ? {} : { place: strongest.command.range }),
    reason: strongest.reason,
  };
}

function touchOf(run: Run, reading: FileReading): FileTouch[] {
  if (reading.effect === 'read') return [];
  return [{ run, command: reading.command, effect: reading.effect, words: reading.words, others: reading.otherTargets || reading.folder }];
}

function shorten(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

/** CMD and the like that name the path, ENV that points at it for a container, and COPY --from that carries it on by name. */
function usesOutsideRun(
  dockerfile: Dockerfile,
  states: ReadonlyMap<Instruction, StageState>,
  copy: Copy,
  target: string,
  starts: readonly ContainerStart[],
): OtherUse[] {
  return dockerfile.instructions.flatMap((instruction): OtherUse[] => {
    const env = states.get(instruction)?.env;
    const isTarget = (word: Word | undefined): boolean => word !== undefined && ((env && expand(word, env)) ?? word.value) === target;
    const use = { instruction, range: instruction.keywordRange, name: target };
    const isInStart = starts.some((start) => isBuiltOn(start.stage, instruction.stage));
    if (instruction.keyword === 'ENV') return isInStart && instruction.entries.some((entry) => isTarget(entry.value)) ? [{ ...use, when: 'runtime' }] : [];
    if (instruction.range.start < copy.range.start) return [];
    if (instruction.keyword === 'CMD' || instruction.keyword === 'ENTRYPOINT' || instruction.keyword === 'HEALTHCHECK')
      return isInStart && instruction.args.text.includes(target) ? [{ ...use, when: 'runtime' }] : [];
    if (instruction.keyword === 'COPY' && instruction.from !== undefined && instruction.sources.some(isTarget)) return [{ ...use, when: 'build' }];
    return [];
  });
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
