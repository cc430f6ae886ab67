import { projectUseOf } from '../../knowledge/tools/index.ts';
import type { Copy, Dockerfile, Instruction, Run, Script, ShellCommand } from '../../syntax/types.ts';
import { fileEffects, isFileTool } from '../commands/file-effects.ts';
import { type FileReading, fileReadersOf, fileReadersOfExec, writesSettings } from '../commands/file-readers.ts';
import { commandInvocation, invocationOf } from '../commands/invocation.ts';
import { matchesPattern, normalisePath } from '../commands/paths.ts';
import { placesOf } from '../commands/places.ts';
import { shortText, shortTextOfRun } from '../commands/short-text.ts';
import { mentionOf } from '../stages/file-mentions.ts';
import { fetchesWithoutKey } from '../stages/http-fetches.ts';
import { knownScript } from '../stages/known-variables.ts';
import { homeOf, type StageState } from '../stages/stage-state.ts';
import { runsAfter } from '../stages/stage-tree.ts';
import { type Placement, placementIn } from './file-placement.ts';
import { type Cover, coverOf } from './pattern-touch.ts';
import type { Evidence, Sink } from './sink.ts';
import { isToldToRead } from './tool-use.ts';

/** A command that changes, copies or moves the file. */
export interface FileTouch {
  readonly run: Run;
  readonly command: ShellCommand;
  /** delete: rm. permissions: chmod, chown. write: edits it, appends to it. copy: cp, mv, ln of it. place: takes it to the path where it is read. */
  readonly effect: 'delete' | 'permissions' | 'write' | 'copy' | 'place';
  /** Indexes of the command's words that are this path. */
  readonly words: readonly number[];
  /** Whether the command has other targets, so that it must stay. */
  readonly others: boolean;
  /** Which files the words match, if they are patterns. */
  readonly cover: Cover;
}

/** The use of a copied file by the RUNs. */
export interface FileTrack {
  /** The path at which RUNs read the file: where COPY puts it, or where a RUN moves it. */
  readonly target: string | undefined;
  /** For each RUN, the use of the file by each of its commands, in order. */
  readonly readings: ReadonlyMap<Run, readonly FileReading[]>;
  /** The command that moves the file to its place, and commands that affect it at its first path. */
  readonly placing: readonly FileTouch[];
}

/** The instructions of a Dockerfile, with their states. */
export interface Stages {
  readonly dockerfile: Dockerfile;
  readonly states: ReadonlyMap<Instruction, StageState>;
}

/** The same for one copied file. */
export interface FileStages extends Stages {
  /** Whether nothing that a command runs asks for the login in the file, although the program knows the place. `folder`: where the command works, as the RUN has it. */
  readonly isUnasked?: ((run: Run, words: readonly string[], folder: string | undefined, path: string) => boolean) | undefined;
}

/**
 * Follows a file from its COPY through the RUNs. If a single `mv` or `cp` takes it to its place before anything reads it, it counts as being there from the
 * start.
 */
export function trackFile(stages: FileStages, copy: Copy, copied: string | undefined): FileTrack {
  const runs = runsAfter(stages.dockerfile, copy);
  const readingsOf = (path: string): Map<Run, readonly FileReading[]> => new Map(runs.map((run) => [run, readingsIn(stages, run, path)]));
  if (copied === undefined) return { target: copied, readings: new Map(runs.map((run) => [run, []])), placing: [] };
  const readings = readingsOf(copied);
  const placement = placementIn(readings, (run) => knownScript(run, stages.states.get(run)), stages);
  if (!placement) return { target: copied, readings, placing: [] };
  const placed = readingsOf(placement.target);
  const isSought = isSoughtAtFirst(placement, readings, placed);
  if (isCopyDeleted(placement, readings, placed, isSought)) return { target: copied, readings: asReader(placement, readings), placing: [] };
  if (isSought) return { target: copied, readings, placing: [] };
  const before = [...readings].flatMap(([run, ofRun]) =>
    ofRun.flatMap((reading, index) => {
      if (run === placement.run && index === placement.index) return [{ ...touchOf(run, reading, () => 'this'), effect: 'place' as const, others: false }];
      return reading.effect === 'delete' || reading.effect === 'permissions' ? [touchOf(run, reading, () => coverIn(stages, run, index, reading, copied))] : [];
    }),
  );
  // the moving command itself is recorded as `place`
  const own = (placed.get(placement.run) ?? []).map((reading, index) => (index === placement.index ? idle(reading) : reading));
  return { target: placement.target, readings: placed.set(placement.run, own), placing: before };
}

/**
 * Whether a tool finds the file only at its first path, while it is there: before a move, and at any time beside a copy. `git clone` as root does not find the
 * key of another home.
 */
function isSoughtAtFirst(
  { run, index }: Placement,
  readings: ReadonlyMap<Run, readonly FileReading[]>,
  placed: ReadonlyMap<Run, readonly FileReading[]>,
): boolean {
  const command = readings.get(run)?.[index]?.command;
  const isMove = command !== undefined && fileEffects(command).some(({ effect }) => effect === 'move');
  return [...readings].some(([other, ofRun]) =>
    ofRun.some((reading, at) => {
      const isThere = !isMove || (other === run ? at < index : other.range.start < run.range.start);
      return isThere && seeks(reading) && !(placed.get(other) ?? []).some((one) => one.command === reading.command && seeks(one));
    }),
  );
}

function seeks({ effect, certainty }: FileReading): boolean {
  return effect === 'read' && certainty === 'known-reader';
}

/**
 * Whether a RUN only copies the file, and deletes the copy afterwards, with its folder or (`alone`) by itself: then the copy can also be made from a mounted
 * file.
 */
function isCopyDeleted(
  { run, index }: Placement,
  readings: ReadonlyMap<Run, readonly FileReading[]>,
  placed: ReadonlyMap<Run, readonly FileReading[]>,
  alone: boolean,
): boolean {
  const command = readings.get(run)?.[index]?.command;
  const isCopy = command !== undefined && fileEffects(command).every(({ effect }) => effect === 'copy');
  return (
    isCopy &&
    placed
      .get(run)
      ?.slice(index + 1)
      .some((reading) => (reading.folder || alone) && isDeletion(reading)) === true
  );
}

function asReader({ run, index }: Placement, readings: Map<Run, readonly FileReading[]>): ReadonlyMap<Run, readonly FileReading[]> {
  const own = readings.get(run) ?? [];
  return readings.set(
    run,
    own.map((reading, at) => (at === index ? { ...reading, effect: 'read' } : reading)),
  );
}

function idle(reading: FileReading): FileReading {
  return { ...reading, certainty: 'cannot-read', effect: 'read', words: [], otherTargets: false, folder: false, places: true };
}

/** The commands of a RUN that affect the file, so that a fix can remove them. */
export function touchesIn(stages: Stages, run: Run, readings: readonly FileReading[], target: string): FileTouch[] {
  const state = stages.states.get(run);
  const place = { workdir: state?.workdir, home: homeOf(state) };
  return readings.flatMap((reading, index) => {
    if (reading.effect !== 'read') return [touchOf(run, reading, () => coverIn(stages, run, index, reading, target))];
    const inBraces = bracesWith(run, index, (word) => matchesPattern(normalisePath(word, place), target));
    return inBraces ? [{ ...touchOf(run, reading, () => 'braces'), effect: 'permissions' as const }] : [];
  });
}

/** Whether a command that deletes files or changes permissions names the file in braces, which bash expands but sh does not: `chmod 600 dir/{a,b}`. */
function bracesWith(run: Run, index: number, isFile: (word: string) => boolean): boolean {
  const command = run.script?.commands[index];
  if (!command || !isFileTool(commandInvocation(command).program, 'delete', 'permissions')) return false;
  return command.words.some(({ value }) => {
    const [, before = '', list = '', after = ''] = /^([^{}]*)\{([^{}]*,[^{}]*)\}([^{}]*)$/.exec(value) ?? [];
    return list !== '' && list.split(',').some((one) => isFile(`${before}${one}${after}`));
  });
}

/** Merges the touches of a command that affects the file at both of its paths: `rm /tmp/key ~/.ssh/key`. */
export function mergeTouches(touches: readonly FileTouch[]): readonly FileTouch[] {
  const merged = new Map<ShellCommand, FileTouch>();
  // a command on a whole folder has no word that could be removed
  const ofFolders = touches.filter((touch) => touch.words.length === 0);
  for (const touch of touches) {
    if (touch.words.length === 0) continue;
    const known = merged.get(touch.command);
    const words = [...new Set([...(known?.words ?? []), ...touch.words])];
    const targets = fileEffects(touch.command).filter((one) => one.effect === touch.effect).length;
    merged.set(touch.command, known && known.effect === touch.effect ? { ...touch, words, others: targets > words.length } : touch);
  }
  return [...merged.values(), ...ofFolders];
}

function coverIn(stages: Stages, run: Run, index: number, reading: FileReading, target: string): Cover {
  const scriptOf = (one: Run): Script | undefined => knownScript(one, stages.states.get(one));
  const words = scriptOf(run)?.commands[index]?.words ?? [];
  return coverOf(
    stages,
    run,
    reading.words.map((at) => words[at]?.value ?? ''),
    target,
    scriptOf,
  );
}

/** Whether a command deletes the file or a folder above it unconditionally. */
export function isDeletion({ effect, command }: FileReading): boolean {
  return effect === 'delete' && !command.within.some((one) => one === 'if' || one === 'loop' || one === 'case' || one === 'function');
}

/** The use of the file by each command of the RUN, after expanding variables with known text. */
function readingsIn({ dockerfile, states, isUnasked }: FileStages, run: Run, target: string): readonly FileReading[] {
  const state = states.get(run);
  const known = knownScript(run, state);
  const readings = known ? fileReadersOf(known, target, state?.workdir, homeOf(state)) : [];
  const places = known ? placesOf(known, { workdir: state?.workdir, home: homeOf(state) }) : [];
  return readings.map((reading, index) => {
    const { words } = commandInvocation(reading.command);
    const writes = reading.effect === 'read' && writesSettings(words, target, places[index] ?? { workdir: undefined, home: undefined });
    const command = run.script?.commands[index] ?? reading.command;
    if (writes) return { ...reading, command, certainty: 'names-it', effect: 'write' };
    const isOpen = reading.certainty === 'known-reader' || (reading.certainty === 'may-read' && reading.effect === 'read');
    if (reading.effect === 'read' && reading.certainty !== 'names-it' && isToldToRead(words, state?.env, target))
      return { ...reading, command, certainty: 'known-reader' };
    const isUnread =
      isOpen &&
      ((reading.certainty === 'may-read' && installsNamed(words)) ||
        fetchesWithoutKey(dockerfile, run, target, reading.command) ||
        isUnasked?.(run, words, places[index]?.workdir, target) === true);
    return isUnread ? { ...reading, command, certainty: 'cannot-read' } : { ...reading, command };
  });
}

/** Whether a command only installs packages that it names: none of them reads a file of this project. */
function installsNamed(words: readonly string[]): boolean {
  const { program, args } = invocationOf(words);
  return projectUseOf(program, args.join(' '))?.namedOnly === true;
}

/** The sink for a RUN: one answer for all of its commands. */
export function sinkOf(run: Run, target: string | undefined, readings: readonly FileReading[], state: StageState | undefined): Sink {
  const common = { run, name: target ?? '', named: false };
  if (run.exec && !run.script && target !== undefined) {
    const { certainty, doubt } = fileReadersOfExec(
      run.exec.map((word) => word.value),
      target,
      state?.workdir,
      homeOf(state),
    );
    return {
      ...common,
      named: certainty === 'names-it',
      certainty: certainty === 'names-it' || certainty === 'known-reader' ? 'reads' : certainty,
      reader: shortTextOfRun(run),
      doubt,
    };
  }
  if (!run.script || target === undefined || !run.script.ok)
    return { ...common, certainty: 'may-read', reader: shortTextOfRun(run), doubt: { kind: 'unparsed' } };
  const reading = readings.filter((one) => one.effect === 'read');
  const strongest =
    reading.find((one) => one.certainty === 'names-it') ??
    reading.find((one) => one.certainty === 'known-reader') ??
    reading.find((one) => one.certainty === 'may-read');
  const named = readings.some((one) => one.certainty === 'names-it');
  if (!strongest)
    return named || readings.some(({ places }) => places)
      ? { ...common, named, certainty: 'cannot-read', reader: shortTextOfRun(run) }
      : sinkOfMention(run, target, run.script, state);
  return {
    ...common,
    named,
    certainty: strongest.certainty === 'may-read' ? 'may-read' : 'reads',
    reader: shortText(strongest.command),
    ...(strongest.certainty === 'may-read' ? {} : { place: strongest.command.range, evidence: evidenceOf(strongest) }),
    doubt: strongest.doubt,
  };
}

/** The sink for a RUN whose commands do not have the file among their arguments. */
function sinkOfMention(run: Run, target: string, script: Script, state: StageState | undefined): Sink {
  const mention = mentionOf(knownScript(run, state) ?? script, target, { workdir: state?.workdir, home: homeOf(state) });
  const common = { run, name: target, named: mention !== undefined, reader: shortTextOfRun(run) };
  if (mention === undefined) return { ...common, certainty: 'cannot-read' };
  if (mention === 'reads') return { ...common, certainty: 'reads', place: run.range, evidence: { kind: 'named' } };
  return { ...common, certainty: 'may-read', doubt: { kind: 'unparsed' }, isUnclear: true };
}

function evidenceOf({ certainty, command }: FileReading): Evidence {
  return certainty === 'names-it' ? { kind: 'named' } : { kind: 'known', program: shortText(command), at: undefined };
}

function touchOf(run: Run, { command, effect, words, otherTargets, folder }: FileReading, cover: () => Cover): FileTouch {
  return { run, command, effect: effect === 'read' ? 'place' : effect, words, others: otherTargets || folder, cover: cover() };
}
