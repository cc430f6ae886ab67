import type { Arg, Dockerfile, Entry, Env, Instruction, Stage, Word } from '../syntax/types.ts';
import type { Declaration } from './types.ts';

/** The variables in force somewhere: for each name the declaration that gives its value there. */
export type Variables = ReadonlyMap<string, Declaration>;

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
  let globals: Variables = new Map();
  for (const instruction of dockerfile.globals) {
    before.set(instruction, globals);
    globals = declare(globals, instruction, declarations);
  }
  const ends = new Map<Stage, { variables: Variables; envs: Variables }>();
  for (const stage of dockerfile.stages) {
    const parent = stage.parent && ends.get(stage.parent);
    ends.set(stage, walkStage(stage, parent, globals, before, declarations));
  }
  return { before, declarations };
}

function walkStage(
  stage: Stage,
  parent: { variables: Variables; envs: Variables } | undefined,
  globals: Variables,
  before: Map<Instruction, Variables>,
  declarations: Declaration[],
): { variables: Variables; envs: Variables } {
  before.set(stage.from, globals);
  // the parent's ENV is applied again on top of what ARGs it left
  let variables: Variables = parent ? new Map([...parent.variables, ...parent.envs]) : new Map();
  let envs: Variables = parent?.envs ?? new Map();
  let triggered: Variables | undefined;
  for (const instruction of stage.instructions) {
    if (instruction === stage.from) continue;
    if (instruction.onbuild) {
      // the triggered instructions run in another build, which starts from this image's ENV
      triggered ??= envs;
      before.set(instruction, triggered);
      triggered = declare(triggered, instruction, declarations);
      continue;
    }
    before.set(instruction, variables);
    variables = declare(variables, instruction, declarations);
    if (instruction.keyword === 'ENV') envs = withDeclared(envs, instruction, variables);
  }
  return { variables, envs };
}

function declare(variables: Variables, instruction: Instruction, declarations: Declaration[]): Variables {
  if (instruction.keyword !== 'ARG' && instruction.keyword !== 'ENV') return variables;
  const next = new Map(variables);
  instruction.entries.forEach((entry, index) => {
    const declaration = describe(instruction, entry, index);
    declarations.push(declaration);
    next.set(entry.name, declaration);
  });
  return next;
}

/** `envs` with what an ENV has just declared in `variables`: the same objects, since a declaration is known by its identity. */
function withDeclared(envs: Variables, instruction: Env, variables: Variables): Variables {
  const next = new Map(envs);
  for (const { name } of instruction.entries) {
    const declaration = variables.get(name);
    if (declaration) next.set(name, declaration);
  }
  return next;
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
