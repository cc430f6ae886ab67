import { DEFAULT_SHELL, type Shell, shellFromInstruction, shellOfImage, WINDOWS_SHELL } from '../shell/interpreters.ts';
import type { From, Instruction, Stage, Word } from '../types.ts';
import type { Report } from './words.ts';

/** Assigns instructions to stages, in the order of the file. */
export interface StageBuilder {
  readonly globals: readonly Instruction[];
  readonly stages: readonly Stage[];
  readonly instructions: readonly Instruction[];
  /** The index of the stage that the next instruction belongs to; undefined before the first FROM. */
  current(): number | undefined;
  /** The shell that runs the next instruction's shell form. */
  shell(): Shell;
  add(instruction: Instruction): void;
}

interface StageDraft extends Stage {
  readonly instructions: Instruction[];
}

/** A builder for the stages of one file. A stage starts with the shell of its parent stage, else with the default shell of its image. */
export function stageBuilder(escape: string, report: Report): StageBuilder {
  const globals: Instruction[] = [];
  const stages: StageDraft[] = [];
  const instructions: Instruction[] = [];
  const byName = new Map<string, StageDraft>();
  const defaults = new Map<string, string>();
  const shells: Shell[] = [];

  function startStage(from: From): void {
    const image = withDefaults(from.image, defaults);
    const parent = byName.get(image.toLowerCase());
    const inherited = parent && shells[parent.index];
    shells.push(inherited ?? shellOfImage(image, from.platform, escape));
    const stage = { index: stages.length, name: from.name, from, parent, instructions: [] };
    stages.push(stage);
    if (from.name !== undefined) byName.set(from.name, stage);
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
      if (instruction.keyword === 'ARG' && !onbuild)
        for (const { name, value } of instruction.entries) if (value) defaults.set(name, withDefaults(value, defaults));
      return;
    }
    stage.instructions.push(instruction);
    if (instruction.keyword !== 'SHELL' || onbuild) return;
    // with the backtick as escape character, Windows is only an assumption, which a POSIX SHELL refutes
    const isKnownWindows = shells[stage.index] === WINDOWS_SHELL && escape !== '`';
    if (!isKnownWindows) shells[stage.index] = shellFromInstruction(instruction.words.map(({ value }) => value));
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
 * The stage that a reference means: the last one of that name in `stages`, ignoring case. With `numbers`, also by index (`COPY --from=0`), which
 * FROM does not know. https://github.com/moby/buildkit/blob/v0.32.2/frontend/dockerfile/dockerfile2llb/convert.go
 */
export function findStage(stages: readonly Stage[], name: string, numbers = false): Stage | undefined {
  const lower = name.toLowerCase();
  const named = stages.findLast((stage) => stage.name === lower);
  if (named || !numbers || !/^\d+$/.test(name)) return named;
  return stages[Number(name)];
}

/** The value of a word if no build argument is given: the defaults of the global ARGs replace the references. */
function withDefaults(word: Word, defaults: ReadonlyMap<string, string>): string {
  let text = word.value;
  for (const { name, operator, operand } of word.references) {
    const value = defaults.get(name);
    const isUnset = value === undefined || (operator === ':-' && value === '');
    const result = operator === '-' || operator === ':-' ? (isUnset ? operand : value) : operator === '' ? (value ?? '') : undefined;
    if (result === undefined || result.length > MAX_IMAGE_LENGTH) continue;
    const written = operator === '' && !text.includes(`\${${name}}`) ? `$${name}` : `\${${name}${operator}${operand}}`;
    text = text.replace(written, () => result);
  }
  return text;
}

/** Defaults that refer to each other could grow without end. */
const MAX_IMAGE_LENGTH = 1000;
