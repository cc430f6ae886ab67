import type { Arg, Dockerfile, Entry, Env, Instruction, Stage, Word } from '../../syntax/types.ts';
import type { Range } from '../../text/range.ts';
import { type History, type Lookup, startHistory } from './history.ts';

/** The declaration of a variable: an entry of an ARG or ENV. */
export interface Declaration {
  readonly instruction: Arg | Env;
  /** Index into the instruction's entries. */
  readonly entry: number;
  readonly name: string;
  /** Range of the name. */
  readonly range: Range;
  /**
   * argument: the build argument of that name (with or without a default). copy: another variable, unchanged. composed: text around at least one variable.
   * literal: plain text.
   */
  readonly value: 'argument' | 'copy' | 'composed' | 'literal';
  /** For `copy` and `composed`: the names of the variables in the value. */
  readonly uses: readonly string[];
  readonly onbuild: boolean;
  /** For an ARG of a stage without a value: the ARG before the first FROM of that name, if that gets its value from other variables. */
  readonly inherits?: Declaration;
}

/** The variables in force at one point: for each name, the declaration of its value. */
export type Variables = Lookup<Declaration>;

export interface Scopes {
  /** The variables before an instruction. For ONBUILD: before the triggered instruction, in the build that triggers it. */
  readonly before: ReadonlyMap<Instruction, Variables>;
  /** All declarations, in order. */
  readonly declarations: readonly Declaration[];
}

/**
 * Computes which ARG or ENV gives each variable its value at each instruction, as BuildKit does. An ARG is in force from its line to the end of the stage, and
 * in stages built on it. Within a stage, the later of ARG and ENV wins; an ENV of a parent stage wins over its ARGs.
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
    ends.set(stage, walkStage(stage, { parent, globals: globals.view() }, before, declarations));
  }
  return { before, declarations };
}

/** The variables at the end of a stage, for stages built on it. */
interface StageEnd {
  readonly variables: Variables;
  readonly envs: Variables;
}

/** What a stage starts with. */
interface StageStart {
  readonly parent: StageEnd | undefined;
  readonly globals: Variables;
}

function walkStage(stage: Stage, { parent, globals }: StageStart, before: Map<Instruction, Variables>, declarations: Declaration[]): StageEnd {
  // BuildKit applies the parent's ENVs again on top of its ARGs
  const variables = startHistory(parent && { get: (name) => parent.envs.get(name) ?? parent.variables.get(name), has: (name) => parent.variables.has(name) });
  const envs = startHistory(parent?.envs);
  let triggered: History<Declaration> | undefined;
  for (const instruction of stage.instructions) {
    if (instruction === stage.from) continue;
    if (instruction.onbuild) {
      // triggered instructions run in another build, which starts with the ENVs of this image
      triggered ??= startHistory(envs.view());
      before.set(instruction, triggered.view());
      declarations.push(...declare(triggered, instruction));
      continue;
    }
    before.set(instruction, variables.view());
    const declared = declare(variables, instruction, globals);
    declarations.push(...declared);
    // reuses the same objects, because declarations are identified by reference
    if (instruction.keyword === 'ENV') for (const declaration of declared) envs.set(declaration.name, declaration);
  }
  return { variables: variables.view(), envs: envs.view() };
}

function declare(variables: History<Declaration>, instruction: Instruction, globals?: Variables): readonly Declaration[] {
  if (instruction.keyword !== 'ARG' && instruction.keyword !== 'ENV') return [];
  const declared = instruction.entries.map((entry, index) => {
    const own = describe(instruction, entry, index);
    const global = entry.value === undefined ? globals?.get(entry.name) : undefined;
    return global?.value === 'copy' || global?.value === 'composed' ? { ...own, inherits: global } : own;
  });
  for (const declaration of declared) variables.set(declaration.name, declaration);
  return declared;
}

function describe(instruction: Arg | Env, entry: Entry, index: number): Declaration {
  const common = { instruction, entry: index, name: entry.name, range: entry.nameRange, onbuild: instruction.onbuild };
  const uses = entry.value ? [...new Set(entry.value.references.map((reference) => reference.name))] : [];
  // `ARG X=${X}` refers only to itself
  const onlyItself = uses.every((use) => use === entry.name);
  if (entry.value === undefined || (instruction.keyword === 'ARG' && onlyItself)) return { ...common, value: 'argument', uses: [] };
  if (uses.length === 0) return { ...common, value: 'literal', uses };
  return { ...common, value: isSoleReference(entry.value) ? 'copy' : 'composed', uses };
}

/** Whether a word is exactly `$X` or `${X}`, or has an operator that keeps a set value unchanged. */
function isSoleReference(word: Word): boolean {
  const [only, ...others] = word.references;
  if (!only || others.length > 0) return false;
  if (!['', ':-', '-', ':?', '?'].includes(only.operator)) return false;
  return /^\$(?:\w+|\{.*\})$/s.test(word.value) && !/^\$\{[^}]*\}.+/s.test(word.value);
}
