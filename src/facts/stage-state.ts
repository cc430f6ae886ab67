import { posix } from 'node:path';
import type { Dockerfile, Instruction, Stage, VariableReference, Word } from '../syntax/types.ts';
import type { StageState } from './types.ts';

const INITIAL: StageState = { user: undefined, privilege: 'unknown', uid: undefined, workdir: undefined, env: new Map() };

/**
 * USER, WORKDIR and the plain values of ENV and ARG that are in force before each instruction, through stages built on one
 * another. `defaultUser` says which user a base image starts with.
 */
export function computeStates(dockerfile: Dockerfile, defaultUser: (image: string) => 'root' | 'non-root' | 'unknown'): ReadonlyMap<Instruction, StageState> {
  const states = new Map<Instruction, StageState>();
  let globals: ReadonlyMap<string, string> = new Map();
  for (const instruction of dockerfile.globals) {
    states.set(instruction, { ...INITIAL, env: globals });
    globals = withValues(globals, instruction, globals);
  }
  const ends = new Map<Stage, StageState>();
  for (const stage of dockerfile.stages) {
    const parent = stage.parent && ends.get(stage.parent);
    states.set(stage.from, { ...INITIAL, env: globals });
    const image = expand(stage.from.image, globals);
    let state: StageState = parent ?? { ...INITIAL, privilege: image === undefined ? 'unknown' : defaultUser(image), workdir: '/' };
    // a base image may have set any WORKDIR: a relative path is then relative to something unknown
    if (!parent && image !== 'scratch') state = { ...state, workdir: undefined };
    for (const instruction of stage.instructions) {
      if (instruction === stage.from) continue;
      states.set(instruction, state);
      if (!instruction.onbuild) state = after(state, instruction, globals);
    }
    ends.set(stage, state);
  }
  return states;
}

function after(state: StageState, instruction: Instruction, globals: ReadonlyMap<string, string>): StageState {
  if (instruction.keyword === 'ARG' || instruction.keyword === 'ENV') return { ...state, env: withValues(state.env, instruction, globals) };
  if (instruction.keyword === 'USER') return withUser(state, instruction.words[0]);
  if (instruction.keyword === 'WORKDIR') return { ...state, workdir: resolveIn(state, instruction.words[0]) };
  return state;
}

function withUser(state: StageState, word: Word | undefined): StageState {
  const text = word && expand(word, state.env);
  if (text === undefined) return { ...state, user: undefined, privilege: 'unknown', uid: undefined };
  const user = text.split(':')[0] ?? '';
  const uid = /^\d+$/.test(user) ? Number(user) : undefined;
  const root = user === 'root' || uid === 0;
  return { ...state, user, uid: root ? 0 : uid, privilege: root ? 'root' : 'non-root' };
}

/** The absolute path that a word means at this place, undefined where a variable or the working directory is not known. */
export function resolveIn(state: StageState, word: Word | undefined): string | undefined {
  const text = word && expand(word, state.env);
  if (text === undefined) return undefined;
  if (text.startsWith('/')) return posix.normalize(text);
  return state.workdir === undefined ? undefined : posix.join(state.workdir, text);
}

function withValues(env: ReadonlyMap<string, string>, instruction: Instruction, globals: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  if (instruction.keyword !== 'ARG' && instruction.keyword !== 'ENV') return env;
  const next = new Map(env);
  for (const entry of instruction.entries) {
    const value = entry.value ? expand(entry.value, env) : globals.get(entry.name);
    if (value === undefined) next.delete(entry.name);
    else next.set(entry.name, value);
  }
  return next;
}

/** The word with its variables filled in, undefined where one of them has no known value. */
export function expand(word: Word, env: ReadonlyMap<string, string>): string | undefined {
  let text = word.value;
  for (const reference of word.references) {
    const value = valueOf(reference, env);
    if (value === undefined) return undefined;
    const written = [`\${${reference.name}${reference.operator}${reference.operand}}`, `$${reference.name}`].find((form) => text.includes(form));
    if (written === undefined) return undefined;
    text = text.replace(written, () => value);
  }
  return text;
}

function valueOf(reference: VariableReference, env: ReadonlyMap<string, string>): string | undefined {
  const value = env.get(reference.name);
  if (reference.operator === '') return value;
  if (reference.operand.includes('$')) return undefined;
  if (reference.operator === ':-' || reference.operator === '-') return value || reference.operand;
  return undefined;
}
