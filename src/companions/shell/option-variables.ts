import { replacementOf } from '../../caller-change.ts';
import type { Script, ShellAssignment, ShellCommand, ShellWord } from '../../syntax/types.ts';
import type { Edit } from '../../text/edit.ts';
import { literalPattern } from '../../text/pattern.ts';
import type { Range } from '../../text/range.ts';
import type { BuildChange } from '../types.ts';
import { type CallPlace, secretOption } from './argument-value.ts';
import { type BuildCall, optionValues, passedArguments } from './build-invocation.ts';
import { reachesCall } from './wrappers.ts';

/** The edits in the variables that hold options, and the builds that get their secrets by them. */
export interface OptionVariables {
  readonly edits: readonly Edit[];
  readonly calls: ReadonlySet<BuildCall>;
}

const NONE: OptionVariables = { edits: [], calls: new Set() };

/** `--build-arg NAME=$VARIABLE` in the value of a variable: part of a string, or one or two items of an array. */
const OPTION = /--build-arg(?:=|[ \t]+)("?)([A-Za-z_]\w*)=("?)\$(?:\{(\w+)\}|(\w+))\3\1(?=["\s)])/g;
const PASSES = /--build-arg(?:=|[ \t]+)["'\\]*([A-Za-z_]\w*)/g;

interface Assigned {
  readonly command: ShellCommand;
  readonly assignment: ShellAssignment;
  readonly text: string;
}

/** A build argument in the value of a variable, with the secret that replaces it. */
interface Held {
  readonly id: string;
  readonly edit: Edit;
  /** The variable of its value. */
  readonly env: string;
  readonly isAlways: boolean;
}

/**
 * Replaces build arguments that a script collects in variables for builds of the Dockerfile: `args="--build-arg X=$X"`, then `docker build $args .`. All or
 * nothing: if anything else may read such a variable, or a build may still lack a secret, nothing is changed. `builds`: the calls that certainly build the
 * Dockerfile unless an expanded word chooses another.
 */
export function rewriteOptionVariables(script: Script, builds: readonly BuildCall[], change: BuildChange, place: CallPlace): OptionVariables {
  if (!place.text.includes('--build-arg')) return NONE;
  const assigned = script.commands.flatMap((command) =>
    command.name === '' && command.words.length === 0 ? command.assignments.flatMap((assignment) => assignedBy(command, assignment, place) ?? []) : [],
  );
  const names = new Set(assigned.filter(({ text }) => passedBy(text, change).length > 0).map(({ assignment }) => assignment.name));
  const calls = builds.filter(({ hidden }) => hidden.some((word) => names.has(variableOf(word) ?? '')));
  if (names.size === 0 || calls.length === 0) return NONE;
  const held = [...names].map((name) => heldBy(name, assigned, { script, calls, change, place }));
  if (held.some((one) => one === undefined) || !calls.every((call) => isKnown(call, assigned, change))) return NONE;
  const all = held.flatMap((one) => one ?? []);
  const always = new Set(all.filter(({ isAlways }) => isAlways).map(({ id }) => id));
  const isComplete = change.secrets.every(({ id, from, required }) => ('env' in from && !required) || always.has(id));
  const reaches = calls.every((call) => all.every(({ env }) => place.exported(env) && reachesCall(call.environment, env)));
  return isComplete && reaches ? { edits: all.map(({ edit }) => edit), calls: new Set(calls) } : NONE;
}

function assignedBy(command: ShellCommand, assignment: ShellAssignment, { text }: CallPlace): Assigned | undefined {
  const { value } = assignment;
  return value ? { command, assignment, text: text.slice(value.range.start, value.range.end) } : undefined;
}

/** The removed arguments that a value passes. */
function passedBy(text: string, { removedArgs }: BuildChange): readonly string[] {
  return [...text.matchAll(PASSES)].flatMap(([, name = '']) => (removedArgs.has(name) ? [name] : []));
}

/** The variable that a word is: `$args`, `${args[@]}`. */
function variableOf({ value }: ShellWord): string | undefined {
  return /^\$(?:(\w+)|\{(\w+)(?:\[@\])?(?::?-)?\})$/
    .exec(value)
    ?.slice(1)
    .find((name) => name !== undefined);
}

/** The arguments in the values of a variable; undefined if one of them cannot be replaced, or if something else may read the variable. */
function heldBy(
  name: string,
  assigned: readonly Assigned[],
  { script, calls, change, place }: { readonly script: Script; readonly calls: readonly BuildCall[]; readonly change: BuildChange; readonly place: CallPlace },
): readonly Held[] | undefined {
  const own = assigned.filter(({ assignment }) => assignment.name === name);
  const words = calls.flatMap(({ hidden }) => hidden.filter((word) => variableOf(word) === name).map(({ range }) => range));
  const known: readonly Range[] = [...words, ...own.map(({ command }) => command.range)];
  const mentions = [...place.text.matchAll(new RegExp(`(?<!\\w)${literalPattern(name)}(?!\\w)`, 'g'))];
  if (mentions.some(({ index }) => !known.some(({ start, end }) => start <= index && index < end) && !isRemark(script, place.text, index))) return undefined;
  const found = own.map((one) => heldIn(one, change, place.text));
  return found.every((one) => one !== undefined) ? found.flat() : undefined;
}

/** Whether a place is in a comment. */
function isRemark(script: Script, text: string, at: number): boolean {
  return /^\s*#/.test(text.slice(text.lastIndexOf('\n', at) + 1, at)) && !script.commands.some(({ range }) => range.start <= at && at < range.end);
}

function heldIn({ command, assignment, text }: Assigned, change: BuildChange, script: string): readonly Held[] | undefined {
  const isAlways = command.within.length === 0 && !/(?:&&|\|\|)\s*$/.test(script.slice(Math.max(0, command.range.start - 200), command.range.start));
  const start = assignment.value?.range.start ?? 0;
  const found = [...text.matchAll(OPTION)].flatMap(({ 0: written, 2: name = '', 4: braced, 5: plain, index }): readonly Held[] => {
    const secret = replacementOf(change, name);
    const env = braced ?? plain ?? name;
    if (!secret || !('env' in secret.from) || !command.editable) return [];
    const range = { start: start + index, end: start + index + written.length };
    return [{ id: secret.id, env, isAlways, edit: { range, text: secretOption(secret, { env }) } }];
  });
  return found.length === passedBy(text, change).length ? found : undefined;
}

/** Whether the expanded words of a call are all variables that the script fills, and none of them names a Dockerfile or passes a secret. */
function isKnown(call: BuildCall, assigned: readonly Assigned[], change: BuildChange): boolean {
  if (passedArguments(call).some((name) => change.removedArgs.has(name)) || optionValues(call, '--secret').length > 0) return false;
  return call.hidden.every((word) => {
    const own = assigned.filter(({ assignment }) => assignment.name === variableOf(word));
    return (
      own.length > 0 && own.every(({ assignment, text }) => assignment.value?.substitutions.length === 0 && !/(?<![\w-])(?:-f|--file|--secret)\b/.test(text))
    );
  });
}
