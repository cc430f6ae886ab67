import { EXPORTS } from '../../../knowledge/shell/commands.ts';
import type { Dockerfile, Run, Script, ShellCommand } from '../../../syntax/types.ts';
import type { StageState } from '../../stages/stage-state.ts';
import type { Assigned, Call } from '../executed.ts';
import type { Project } from '../project.ts';

export const NOTHING_ASSIGNED: Assigned = new Map();

/** Returns the variables that each command of a script finds assigned: by itself (`A=1 cmd`), and by an earlier command (`export A=1`, `A=1`). */
export function assignedIn(script: Script, outer: Assigned = NOTHING_ASSIGNED): readonly Assigned[] {
  const exported = new Map(outer);
  return script.commands.map((command) => {
    const own = assignmentsOf(command);
    const isExport = EXPORTS.has(command.name);
    // without export, the variable reaches a command only if it was in the environment before
    if (isExport || command.words.length === 0)
      for (const [name, value] of own) exported.set(name, isExport && (!exported.has(name) || exported.get(name) === value) ? value : undefined);
    return new Map([...exported, ...own]);
  });
}

function assignmentsOf({ words, assignments, name: program }: ShellCommand): readonly (readonly [string, string | undefined])[] {
  const found = assignments.map(({ name, value }) => [name, value === undefined ? '' : value.literal ? value.value : undefined] as const);
  if (!EXPORTS.has(program)) return found;
  const exported = words.slice(1).flatMap((word) => {
    const [, name = '', value = ''] = /^(\w+)=([\s\S]*)$/.exec(word.value) ?? [];
    return name === '' ? [] : [[name, word.literal ? value : undefined] as const];
  });
  return [...found, ...exported];
}

/** Returns the value that a variable has for a command of a RUN in every build; undefined if that is not known, or if a build argument may change it. */
export function environmentOf(
  dockerfile: Dockerfile,
  states: ReadonlyMap<unknown, StageState>,
  run: Run,
  words: readonly string[],
): (name: string) => string | undefined {
  const { commands = [] } = run.script ?? {};
  const assigned = run.script ? assignedIn(run.script) : [];
  const text = words.join('\u0000');
  const own = assigned.filter((_, at) => commands[at]?.words.map(({ value }) => value).join('\u0000') === text);
  return (name) => {
    const values = new Set(own.map((each) => (each.has(name) ? each.get(name) : undefined)));
    // the same words may stand in a RUN twice, with other values
    if (own.some((each) => each.has(name))) return values.size === 1 ? [...values][0] : undefined;
    return run.script?.writes.has(name) ? undefined : fixedValue(dockerfile, states, run, name);
  };
}

/** Returns the value that a RUN finds for a variable in every build; undefined if that is not known, or if a build argument may change it. */
export function fixedValue(dockerfile: Dockerfile, states: ReadonlyMap<unknown, StageState>, run: Run, name: string): string | undefined {
  return isFixed(dockerfile, name) ? states.get(run)?.env.get(name) : undefined;
}

/** Whether no build argument can change a variable: it is no ARG, and every ENV of it is plain text. */
function isFixed({ instructions, globals }: Dockerfile, name: string): boolean {
  return [...globals, ...instructions].every((one) => {
    if (one.keyword === 'ARG') return one.entries.every((entry) => entry.name !== name);
    return one.keyword !== 'ENV' || one.entries.every((entry) => entry.name !== name || entry.value?.references.length === 0);
  });
}

/** Returns the value of a variable for a followed call, as far as it is known. `own`: what wrappers of its program assign. */
export function valueFor({ environment }: Project, { assigned }: Call, own: Assigned, name: string): string | undefined {
  if (own.has(name)) return own.get(name);
  return assigned.has(name) ? assigned.get(name) : environment?.(name);
}
