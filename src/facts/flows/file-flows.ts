import { posix } from 'node:path';
import type { Copy, Dockerfile, Instruction, Run, ShellCommand, Stage } from '../../syntax/types.ts';
import { type FileReading, fileReadersOf, fileReadersOfExec } from '../commands/file-readers.ts';
import { isWithin } from '../commands/paths.ts';
import { shortText } from '../commands/short-text.ts';
import type { BuildContext } from '../project/build-context.ts';
import type { FileJudgement, Verdict } from '../sensitivity/judgement.ts';
import { fileInFolder, isCredentialFolder, targetOf } from '../stages/copy-target.ts';
import type { StageState } from '../stages/stage-state.ts';
import { resolveIn } from '../stages/stage-state.ts';
import type { OtherUse } from './other-uses.ts';
import type { BlindSpot, Sink } from './sink.ts';
import { isInFinalImage } from './variable-flows.ts';

/** A credential file that COPY or ADD takes from the build context. */
export interface FileFlow {
  /** As written. */
  readonly name: string;
  readonly copy: Copy;
  /** Index into `copy.sources`. */
  readonly source: number;
  readonly judgement: FileJudgement;
  readonly verdict: Verdict;
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
      if (judgement) flows.push(trace({ dockerfile, states, context }, copy, source, judgement));
    });
  }
  return flows;
}

/** What the flow of a copied file follows from. */
interface Build {
  readonly dockerfile: Dockerfile;
  readonly states: ReadonlyMap<Instruction, StageState>;
  readonly context: BuildContext | undefined;
}

function trace(build: Build, copy: Copy, source: number, judgement: FileJudgement): FileFlow {
  const { dockerfile, states, context } = build;
  const word = copy.sources[source];
  const name = word?.value ?? '';
  const isFolder = word !== undefined && (isCredentialFolder(word.value) || (context?.isFolder(word.value.replace(/^\.?\//, '')) ?? false));
  const target = word && (isFolder ? fileInFolder(copy, word, states) : targetOf(dockerfile, copy, word, states));
  const sinks: Sink[] = [];
  const touches: FileTouch[] = [];
  let deleted: Run | undefined;
  for (const run of runsWith(dockerfile, copy)) {
    if (deleted && !isBroughtBack(build, { name, copy, target }, deleted, run)) continue;
    deleted = undefined;
    const readings = target === undefined ? [] : readingsIn(run, target, states.get(run));
    const reader = sinkOf(run, target, readings, states.get(run));
    // after a RUN that deletes it the file is gone for those that follow
    sinks.push(reader);
    touches.push(...readings.flatMap((reading) => touchOf(run, reading)));
    if (readings.some((reading) => reading.effect === 'delete' && !reading.folder)) deleted = run;
  }
  const otherUses = target === undefined ? [] : usesOutsideRun(dockerfile, copy, target);
  return {
    name,
    copy,
    source,
    judgement,
    verdict: verdictOf(judgement, sinks, touches, otherUses, isInFinalImage(dockerfile, copy) || isCarriedOn(dockerfile, target)),
    target,
    isFolder,
    sinks,
    touches,
    otherUses,
    blindSpots: [],
    inFinalImage: isInFinalImage(dockerfile, copy),
  };
}

/** Whether between two RUNs a COPY of the folder that the file is in puts it where it was. */
function isBroughtBack({ dockerfile, states }: Build, file: Pick<FileFlow, 'name' | 'copy' | 'target'>, from: Run, to: Run): boolean {
  return dockerfile.instructions.some((one) => {
    if ((one.keyword !== 'COPY' && one.keyword !== 'ADD') || one.from !== undefined || one.stage !== file.copy.stage || !one.destination) return false;
    if (one.range.start < from.range.start || one.range.start > to.range.start) return false;
    const state = states.get(one);
    const folder = state && resolveIn(state, one.destination);
    return folder !== undefined && one.sources.some(({ value }) => /^(?:\.?\/)?\.?$/.test(value) && posix.join(folder, file.name) === file.target);
  });
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

/** The home of the USER in force: by convention, where it is not root's. */
export function homeOf(state: StageState | undefined): string | undefined {
  if (!state || state.privilege === 'root' || (state.privilege === 'unknown' && state.user === undefined)) return '/root';
  return state.user !== undefined && /^[a-z_][\w-]*$/i.test(state.user) ? `/home/${state.user}` : undefined;
}

function readingsIn(run: Run, target: string, state: StageState | undefined): readonly FileReading[] {
  return run.script ? fileReadersOf(run.script, target, state?.workdir, homeOf(state)) : [];
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

/** CMD and the like that name the path, ENV that points at it, and COPY --from that carries it on by name. */
function usesOutsideRun(dockerfile: Dockerfile, copy: Copy, target: string): OtherUse[] {
  return dockerfile.instructions.flatMap((instruction): OtherUse[] => {
    if (instruction.range.start < copy.range.start) return [];
    const use = { instruction, range: instruction.keywordRange, name: target };
    if (instruction.keyword === 'CMD' || instruction.keyword === 'ENTRYPOINT' || instruction.keyword === 'HEALTHCHECK')
      return instruction.args.text.includes(target) ? [{ ...use, when: 'runtime' }] : [];
    if (instruction.keyword === 'ENV' && instruction.entries.some((entry) => entry.value?.value === target))
      return isInFinalImage(dockerfile, instruction) ? [{ ...use, when: 'runtime' }] : [];
    if (instruction.keyword === 'COPY' && instruction.from !== undefined && instruction.sources.some((source) => source.value === target))
      return [{ ...use, when: 'build' }];
    return [];
  });
}

/** Whether a stage takes the path over, alone or with a folder that it is in; where it is not known, it may. */
function isCarriedOn(dockerfile: Dockerfile, target: string | undefined): boolean {
  return dockerfile.instructions.some(
    (one) =>
      (one.keyword === 'COPY' || one.keyword === 'ADD') &&
      one.from !== undefined &&
      one.sources.some(
        ({ value }) =>
          target === undefined || !target.startsWith('/') || isWithin(target, posix.join('/', value.replace(/\/?\*.*$/, '')).replace(/(.)\/$/, '$1')),
      ),
  );
}

function verdictOf(
  judgement: FileJudgement,
  sinks: readonly Sink[],
  touches: readonly FileTouch[],
  otherUses: readonly OtherUse[],
  mayBeInContainer: boolean,
): Verdict {
  if (otherUses.some((use) => use.when === 'runtime') || judgement.purpose === 'runtime') return 'runtime';
  if (judgement.purpose === 'build') return 'build';
  // no container starts from a stage that is only built
  if (!mayBeInContainer && sinks.some((sink) => sink.certainty !== 'cannot-read')) return 'build';
  // a file that a RUN names or that is deleted again served the build
  return sinks.some((sink) => sink.certainty === 'reads') || touches.some((touch) => touch.effect === 'delete') ? 'build' : 'runtime';
}
