import { DEFAULT_SHELL, type Shell, shellFromInstruction, shellOfImage, WINDOWS_SHELL } from './interpreters.ts';
import type { From, Instruction, Stage } from './types.ts';
import type { Report } from './words.ts';

/** Puts instructions into their stages as they come. */
export interface StageBuilder {
  readonly globals: readonly Instruction[];
  readonly stages: readonly Stage[];
  readonly instructions: readonly Instruction[];
  /** The stage that the next instruction belongs to. */
  current(): number | undefined;
  /** The shell that runs the next instruction's shell form. */
  shell(): Shell;
  add(instruction: Instruction): void;
}

interface StageDraft extends Stage {
  readonly instructions: Instruction[];
}

/** A builder for the stages of one file. The shell of a stage is that of its parent, or what its image has. */
export function stageBuilder(escape: string, report: Report): StageBuilder {
  const globals: Instruction[] = [];
  const stages: StageDraft[] = [];
  const instructions: Instruction[] = [];
  const shells: Shell[] = [];

  function startStage(from: From): void {
    const parent = from.image.references.length === 0 ? findStage(stages, from.image.value) : undefined;
    const inherited = parent && shells[parent.index];
    shells.push(inherited ?? shellOfImage(from.image.value, from.platform, escape));
    stages.push({ index: stages.length, name: from.name, from, parent, instructions: [] });
  }

  function add(instruction: Instruction): void {
    const { onbuild } = instruction;
    if (instruction.keyword === 'FROM' && !onbuild) {
      const from = { ...instruction, stage: stages.length };
      instructions.push(from);
      startStage(from);
      return;
    }
    instructions.push(instruction);
    const stage = stages.at(-1);
    if (!stage) {
      if (instruction.keyword !== 'ARG') report(instruction.range, `${instruction.keyword} stands before the first FROM`);
      globals.push(instruction);
      return;
    }
    stage.instructions.push(instruction);
    if (instruction.keyword === 'SHELL' && !onbuild) {
      const isWindows = shells[stage.index] === WINDOWS_SHELL;
      const shell = shellFromInstruction(instruction.words.map(({ value }) => value));
      shells[stage.index] = isWindows && escape !== '`' ? { ...WINDOWS_SHELL } : shell;
    }
  }

  return {
    globals,
    stages,
    instructions,
    current: () => (stages.length > 0 ? stages.length - 1 : undefined),
    shell: () => shells.at(-1) ?? DEFAULT_SHELL,
    add,
  };
}

/**
 * The stage that a name or, where `numbers` is set, a number means: the last one of that name among `stages`, in any case of letters. FROM
 * knows names only, `COPY --from` numbers too. https://github.com/moby/buildkit/blob/v0.32.2/frontend/dockerfile/dockerfile2llb/convert.go
 */
export function findStage(stages: readonly Stage[], name: string, numbers = false): Stage | undefined {
  const lower = name.toLowerCase();
  const named = stages.findLast((stage) => stage.name === lower);
  if (named || !numbers || !/^\d+$/.test(name)) return named;
  return stages[Number(name)];
}
