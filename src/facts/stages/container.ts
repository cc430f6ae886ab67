import { type StartingImage, startingImage } from '../../knowledge/docker/starting-images.ts';
import { SAYS_LITTLE } from '../../knowledge/shell/commands.ts';
import { POSIX_LIKE_SHELLS } from '../../knowledge/shell/shell-programs.ts';
import type { Command, Dockerfile, Instruction, Run, Stage } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';
import { shortTextOf } from '../commands/short-text.ts';
import { firstStageOf, isBuiltOn, lineageOf, runsIn, stagesBuiltOn } from './stage-tree.ts';

/** A description of the program that a container starts. */
export type StartShown =
  /** The program and its script, without possible values. */
  | { readonly kind: 'command'; readonly text: string }
  /** The program of the base image, shown to people; undefined if the user who starts the container chooses it. */
  | { readonly kind: 'image'; readonly base: string; readonly starts: string | undefined }
  | { readonly kind: 'unknown-image'; readonly base: string };

/** The programs that start in a container. */
export interface ContainerStart {
  /** The stage of the container's image. */
  readonly stage: Stage;
  /** Its CMD, ENTRYPOINT and HEALTHCHECK, from the stage itself or from a parent stage. */
  readonly instructions: readonly Command[];
  /** The words of each command that may run: ENTRYPOINT with CMD as its arguments, and CMD alone, for entrypoints that run their arguments. */
  readonly calls: readonly (readonly string[])[];
  readonly shown: StartShown;
  /** Whether only the base image determines the program, which runs commands defined elsewhere: services, builds. */
  readonly isRunner: boolean;
}

/**
 * Returns the stages that become images of containers: the last one, and every stage with a CMD, ENTRYPOINT or HEALTHCHECK. All others are only used by the
 * build.
 */
const containerStages = keptWith((dockerfile: Dockerfile): readonly Stage[] => {
  const last = dockerfile.stages.at(-1);
  return dockerfile.stages.filter((stage) => stage === last || stage.instructions.some(isStart));
});

/** Whether a stage becomes the image of a container. */
export function isContainerStage(dockerfile: Dockerfile, stage: Stage): boolean {
  return containersIn(dockerfile).has(stage);
}

const containersIn = keptWith((dockerfile: Dockerfile): ReadonlySet<Stage> => new Set(containerStages(dockerfile)));

/** Returns the RUNs whose layers are below a RUN, in order. RUNs of ONBUILD count only for another one of ONBUILD. */
export function runsBefore(dockerfile: Dockerfile, run: Run): readonly Run[] {
  return lineageOf(dockerfile.stages[run.stage ?? -1]).flatMap((stage) =>
    runsIn(stage).filter((one) => one.range.start < run.range.start && (run.onbuild || !one.onbuild)),
  );
}

/** Returns the image from which the parent stages of an instruction start; '' for an instruction before the first FROM. */
export function baseImageOf(dockerfile: Dockerfile, { stage }: Instruction): string {
  const own = dockerfile.stages[stage ?? -1];
  return own ? firstStageOf(own).from.image.value : '';
}

/** Returns the programs started by containers that include the instruction. */
export function startsWith(dockerfile: Dockerfile, instruction: Instruction): readonly ContainerStart[] {
  const containers = containerStages(dockerfile);
  const containing =
    containers.length < 8
      ? containers.filter((stage) => isBuiltOn(stage, instruction.stage))
      : stagesBuiltOn(dockerfile, instruction.stage).filter((stage) => isContainerStage(dockerfile, stage));
  return containing.map(startOf);
}

/** The program that the containers of a stage start. The last CMD, ENTRYPOINT and HEALTHCHECK count. Source: https://docs.docker.com/reference/dockerfile/#cmd */
export const startOf = keptWith((stage: Stage): ContainerStart => {
  const lastOf = (keyword: Command['keyword']): Command | undefined => {
    for (let one: Stage | undefined = stage; one; one = one.parent) {
      const found = one.instructions.findLast((instruction): instruction is Command => instruction.keyword === keyword && !instruction.onbuild);
      if (found) return found;
    }
    return undefined;
  };
  const [entrypoint, command, health] = [lastOf('ENTRYPOINT'), lastOf('CMD'), lastOf('HEALTHCHECK')];
  const instructions = [entrypoint, command, health].filter((one) => one !== undefined).filter(isStart);
  const combined = entrypoint?.exec && command?.exec ? [[...entrypoint.exec, ...command.exec].map((word) => word.value)] : [];
  const own = entrypoint ? undefined : imageOf(stage).known?.entrypoint;
  const started = own === undefined || !command?.exec ? [] : [[own, ...command.exec.map((word) => word.value)]];
  const calls = [...combined, ...started, ...instructions.flatMap(callsOf)];
  return {
    stage,
    instructions,
    calls,
    shown: shownOf(stage, entrypoint, command),
    isRunner: calls.length === 0 && (imageOf(stage).known?.runsCommands ?? false),
  };
});

/** The calls of CMD, ENTRYPOINT or HEALTHCHECK; for a shell form, each of its commands. */
function callsOf(command: Command): readonly (readonly string[])[] {
  if (command.script) return command.script.commands.map((one) => one.words.map((word) => word.value));
  return command.exec ? [command.exec.map((word) => word.value)] : [command.args.text.trim().split(/\s+/)];
}

function isStart(instruction: Instruction): boolean {
  if (instruction.onbuild) return false;
  if (instruction.keyword === 'CMD' || instruction.keyword === 'ENTRYPOINT') return instruction.exec === undefined || instruction.exec.length > 0;
  return instruction.keyword === 'HEALTHCHECK' && !/^\s*NONE\b/i.test(instruction.args.text);
}

function shownOf(stage: Stage, entrypoint: Command | undefined, command: Command | undefined): StartShown {
  const words = [entrypoint, command].filter((one) => one !== undefined).flatMap((one) => telling(callsOf(one)));
  const text = describeCall(words);
  if (text !== '') return { kind: 'command', text };
  const { base, known } = imageOf(stage);
  return known ? { kind: 'image', base, starts: known.starts } : { kind: 'unknown-image', base };
}

/** Returns the image from which a stage finally starts, and the row about its program, if it is known. */
export function imageOf(stage: Stage): { readonly base: string; readonly known: StartingImage | undefined } {
  const base = firstStageOf(stage).from.image.value;
  return { base, known: startingImage(base) };
}

/** The call that shows the purpose of a script. */
function telling(calls: readonly (readonly string[])[]): readonly string[] {
  return calls.find(([name = '']) => !SAYS_LITTLE.test(name)) ?? calls[0] ?? [];
}

/** Returns the program and its script, without possible values. */
export function describeCall(words: readonly string[]): string {
  const inner = POSIX_LIKE_SHELLS.has((words[0] ?? '').replace(/^.*\//, '')) ? words.findIndex((word) => /^-\w*c$/.test(word)) + 1 : 0;
  if (inner > 0 && words[inner] !== undefined) return describeCall(words[inner].split(/\s+/));
  const short = shortTextOf(words);
  const script = words.find((word, at) => at > 0 && /^[\w./-]+\.(?:js|mjs|cjs|ts|py|rb|sh|jar|php|pl|dll)$/.test(word));
  return script === undefined || short.includes(script) || short.includes(' ') ? short : `${short} ${script}`;
}
