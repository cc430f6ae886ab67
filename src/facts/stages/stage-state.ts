import { posix } from 'node:path';
import type { Dockerfile, Instruction, Stage, VariableReference, Word } from '../../syntax/types.ts';
import type { Lookup } from './history.ts';
import { type History, startHistory } from './history.ts';

/** The state at an instruction. */
export interface StageState {
  /** USER as written, with known variables expanded; undefined if the image determines it. */
  readonly user: string | undefined;
  readonly privilege: 'root' | 'non-root' | 'unknown';
  /** The numeric user id, if USER is a number. */
  readonly uid: number | undefined;
  /** Absolute path; undefined if it cannot be known. */
  readonly workdir: string | undefined;
  /** Values of ENVs and ARG defaults that are plain text. */
  readonly env: Lookup<string>;
}

const INITIAL: StageState = { user: undefined, privilege: 'unknown', uid: undefined, workdir: undefined, env: new Map() };

/**
 * Computes USER, WORKDIR and the plain values of ENV and ARG before each instruction, including those of parent stages. `defaultUser`: returns the default user
 * of a base image.
 */
export function computeStates(dockerfile: Dockerfile, defaultUser: (image: string) => 'root' | 'non-root' | 'unknown'): ReadonlyMap<Instruction, StageState> {
  const states = new Map<Instruction, StageState>();
  const globals = startHistory<string>();
  for (const instruction of dockerfile.globals) {
    states.set(instruction, { ...INITIAL, env: globals.view() });
    setValues(globals, instruction, globals.view());
  }
  const atFrom = { ...INITIAL, env: globals.view() };
  const ends = new Map<Stage, StageState>();
  for (const stage of dockerfile.stages) {
    const parent = stage.parent && ends.get(stage.parent);
    states.set(stage.from, { ...atFrom });
    const image = expand(stage.from.image, atFrom.env);
    let state: StageState = parent ?? { ...INITIAL, privilege: image === undefined ? 'unknown' : defaultUser(image), workdir: '/' };
    // a base image may set any WORKDIR, so a relative path is then relative to an unknown folder
    if (!parent && image !== 'scratch') state = { ...state, workdir: undefined };
    const env = startHistory(state.env);
    let triggered: { state: StageState; readonly env: History<string> } | undefined;
    for (const instruction of stage.instructions) {
      if (instruction === stage.from) continue;
      if (instruction.onbuild) {
        // triggered instructions run one after another in another build, which starts from this image
        triggered ??= { state, env: startHistory(state.env) };
        states.set(instruction, triggered.state);
        triggered.state = after(triggered.state, instruction, triggered.env, atFrom.env);
        continue;
      }
      states.set(instruction, state);
      state = after(state, instruction, env, atFrom.env);
    }
    ends.set(stage, state);
  }
  return states;
}

/** The state after an instruction. `values`: the values of its stage so far. */
function after(state: StageState, instruction: Instruction, values: History<string>, globals: StageState['env']): StageState {
  if (instruction.keyword === 'ARG' || instruction.keyword === 'ENV') {
    setValues(values, instruction, globals);
    return { ...state, env: values.view() };
  }
  if (instruction.keyword === 'USER') return withUser(state, instruction.words[0]);
  if (instruction.keyword === 'WORKDIR') return { ...state, workdir: resolveIn(state, instruction.words[0]) };
  return state;
}

function withUser(state: StageState, word: Word | undefined): StageState {
  const text = word && expand(word, state.env);
  if (text === undefined) return { ...state, user: undefined, privilege: 'unknown', uid: undefined };
  // without a user (`USER :1000`, an empty variable), commands run as root: https://github.com/moby/sys/blob/main/user/user.go (GetExecUser)
  const user = text.split(':')[0] || 'root';
  const uid = /^\d+$/.test(user) ? Number(user) : undefined;
  const root = user === 'root' || uid === 0;
  return { ...state, user, uid: root ? 0 : uid, privilege: root ? 'root' : 'non-root' };
}

/** Returns the absolute path of a word at this state; undefined if a variable or the working directory is unknown. */
export function resolveIn(state: StageState, word: Word | undefined): string | undefined {
  const text = word && expand(word, state.env);
  if (text === undefined) return undefined;
  if (text.startsWith('/')) return posix.normalize(text);
  return state.workdir === undefined ? undefined : posix.join(state.workdir, text);
}

/** Sets the values of an instruction. All of its entries see the values before it. */
function setValues(values: History<string>, instruction: Instruction, globals: StageState['env']): void {
  if (instruction.keyword !== 'ARG' && instruction.keyword !== 'ENV') return;
  const before = values.view();
  for (const entry of instruction.entries) values.set(entry.name, entry.value ? expand(entry.value, before) : globals.get(entry.name));
}

/** Returns the word with its variables expanded; undefined if one of them has no known value. */
export function expand(word: Word, env: StageState['env']): string | undefined {
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

function valueOf(reference: VariableReference, env: StageState['env']): string | undefined {
  const value = env.get(reference.name);
  if (reference.operator === '') return value;
  if (reference.operand.includes('$')) return undefined;
  if (reference.operator === ':-' || reference.operator === '-') return value || reference.operand;
  return undefined;
}

/** Returns the home of the USER in force: the value of ENV HOME, else by convention /root or /home/USER; undefined if the user is unknown. */
export function homeOf(state: StageState | undefined): string | undefined {
  const set = state?.env.get('HOME');
  if (set?.startsWith('/')) return set.replace(/(.)\/$/, '$1');
  if (!state || state.privilege === 'root' || (state.privilege === 'unknown' && state.user === undefined)) return '/root';
  return state.user !== undefined && /^[a-z_][\w-]*$/i.test(state.user) ? `/home/${state.user}` : undefined;
}
