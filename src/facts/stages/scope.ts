import type { Arg, Dockerfile, Entry, Env, Instruction, Stage, Word } from '../../syntax/types.ts';
import type { Range } from '../../text/range.ts';
import { type History, type Lookup, startHistory } from './history.ts';

/** Where a variable gets its value: an entry of an ARG or ENV. */
export interface Declaration {
  readonly instruction: Arg | Env;
  /** Index into the instruction's entries. */
  readonly entry: number;
  readonly name: string;
  /** Of the name. */
  readonly range: Range;
  /**
   * argument: the build argument of that name (with or without a default). copy: another variable, unchanged.
   * composed: text around at least one variable. literal: plain text.
   */
  readonly value: 'argument' | 'copy' | 'composed' | 'literal';
  /** What it is made of, for `copy` and `composed`: the variables in it, by name. */
  readonly uses: readonly string[];
  readonly onbuild: boolean;
}

/** The variables in force somewhere: for each name the declaration that gives its value there. */
export type Variables = Lookup<Declaration>;

export interface Scopes {
  /** What is in force before an instruction; for ONBUILD before the triggered one, in the build that it triggers. */
  readonly before: ReadonlyMap<Instruction, Variables>;
  /** Every declaration in order. */
  readonly declarations: readonly Declaration[];
}

/**
 * Which ARG or ENV gives each variable its value at each instruction, as BuildKit has it: an ARG holds from its line to the
 * end of the stage and in stages built on it; the later of ARG and ENV wins in a stage, ENV wins over ARG in a stage built on it.
 * Source: https://github.com/moby/buildkit/blob/v0.32.2/frontend/dockerfile/dockerfile2llb/convert.go (dispatchArg, dispatchState.init)
 */
export function computeScopes(dockerfile: Dockerfile): Scopes {
  const before = new Map<Instruction, Variables>();
  const declarations: Declaration[] = [];
  const globals = startHistory<Declaration>();
  for (const instruction of dockerfile.globals) {
    before.set(instruction, globals.view());
    declarations.push(...declare(globals, instruction));
  }
  const ends = new Map<Stage, StageEnd>();
  for (const stage of dockerfile.stages) {
    const parent = stage.parent && ends.get(stage.parent);
    before.set(stage.from, globals.view());
    ends.set(stage, walkStage(stage, parent, before, declarations));
  }
  return { before, declarations };
}

/** What a stage leaves to those built on it. */
interface StageEnd {
  readonly variables: Variables;
  readonly envs: Variables;
}

function walkStage(stage: Stage, parent: StageEnd | undefined, before: Map<Instruction, Variables>, declarations: Declaration[]): StageEnd {
  // the parent's ENV is applied again on top of what ARGs it left
  const variables = startHistory(parent && { get: (name) => parent.envs.get(name) ?? parent.variables.get(name), has: (name) => parent.variables.has(name) });
  const envs = startHistory(parent?.envs);
  let triggered: History<Declaration> | undefined;
  for (const instruction of stage.instructions) {
    if (instruction === stage.from) continue;
    if (instruction.onbuild) {
      // the triggered instructions run in another build, which starts from this image's ENV
      triggered ??= startHistory(envs.view());
      before.set(instruction, triggered.view());
      declarations.push(...declare(triggered, instruction));
      continue;
    }
    before.set(instruction, variables.view());
    const declared = declare(variables, instruction);
    declarations.push(...declared);
    // the same objects, since a declaration is known by its identity
    if (instruction.keyword === 'ENV') for (const declaration of declared) envs.set(declaration.name, declaration);
  }
  return { variables: variables.view(), envs: envs.view() };
}

function declare(variables: History<Declaration>, instruction: Instruction): readonly Declaration[] {
  if (instruction.keyword !== 'ARG' && instruction.keyword !== 'ENV') return [];
  const declared = instruction.entries.map((entry, index) => describe(instruction, entry, index));
  for (const declaration of declared) variables.set(declaration.name, declaration);
  return declared;
}

function describe(instruction: Arg | Env, entry: Entry, index: number): Declaration {
  const common = { instruction, entry: index, name: entry.name, range: entry.nameRange, onbuild: instruction.onbuild };
  const uses = entry.value ? [...new Set(entry.value.references.map((reference) => reference.name))] : [];
  // `ARG X=${X}` refers to nothing but itself
  const onlyItself = uses.every((use) => use === entry.name);
  if (entry.value === undefined || (instruction.keyword === 'ARG' && onlyItself)) return { ...common, value: 'argument', uses: [] };
  if (uses.length === 0) return { ...common, value: 'literal', uses };
  return { ...common, value: isSoleReference(entry.value) ? 'copy' : 'composed', uses };
}

/** Whether a word is just `$X`, `${X}` or one with an operator that leaves the value as it is when it is set. */
function isSoleReference(word: Word): boolean {
  const [only, ...others] = word.references;
  if (!only || others.length > 0) return false;
  if (!['', ':-', '-', ':?', '?'].includes(only.operator)) return false;
  return /^\$(?:\w+|\{.*\})$/s.test(word.value) && !/^\$\{[^}]*\}.+/s.test(word.value);
}
