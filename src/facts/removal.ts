import type { Script, ShellCommand } from '../syntax/types.ts';
import { fileEffects } from './file-effects.ts';
import { isWithin, matchesPattern, normalisePath, type Place } from './paths.ts';
import type { TaintTrace } from './taint.ts';

const CONDITIONAL = new Set(['if', 'loop', 'case', 'function', 'background']);

const DELETES_CREDENTIAL_LINES = /^\/[^/]*(?:auth|token|passw|secret|machine)[^/]*\/I?d$/i;

/** The command after the given one that surely removes the file (or a folder around it) in the same script, by index. */
export function findRemoval(script: Script, places: readonly Place[], writer: number, path: string, trace: Pick<TaintTrace, 'expand' | 'output'>): number | undefined {
  const { expand } = trace;
  const target = normalisePath(expand(path), places[writer] ?? { workdir: undefined, home: undefined });
  const found = script.commands.findIndex((command, index) => {
    if (isTrapThatRemoves(command, target, places[index], expand)) return true;
    return index > writer && isSure(script, command, script.commands[writer]) && (removes(command, target, places[index], expand) || (overwrites(command, target, places[index], expand) && trace.output(index) === undefined && isAnotherPlace(command, script.commands[writer])));
  });
  return found < 0 ? undefined : found;
}

/** Whether a command after the writer takes the secret out again by a command of the tool, e.g. `git remote set-url`. */
export function findUndo(script: Script, writer: number, undo: RegExp): number | undefined {
  const found = script.commands.findIndex((command, index) => index > writer && isSure(script, command, script.commands[writer]) && undo.test(command.words.map((word) => word.value).join(' ')));
  return found < 0 ? undefined : found;
}

/** Whether the command runs whenever the writer ran and succeeded: not in a branch of its own, not after `||`. */
function isSure(script: Script, command: ShellCommand, writer: ShellCommand | undefined): boolean {
  const item = script.items[command.item];
  if (command.item !== writer?.item && item?.operator === '||') return false;
  const around = command.item === writer?.item ? writer.within : [];
  return command.within.every((one, index) => !CONDITIONAL.has(one) || around[index] === one);
}

function removes(command: ShellCommand, target: string, place: Place | undefined, expand: (path: string) => string): boolean {
  if (!place) return false;
  return fileEffects(command).some((one) => {
    const path = normalisePath(expand(one.path), place);
    if (one.effect === 'delete') return isRemoved(target, path, one.recursive);
    // `sed -i '/_authToken/d' .npmrc` takes the line out.
    return one.effect === 'edit' && path === target && command.words.some((word) => DELETES_CREDENTIAL_LINES.test(word.value));
  });
}

/** `echo … > .npmrc` replaces all that was in it. */
function overwrites(command: ShellCommand, target: string, place: Place | undefined, expand: (path: string) => string): boolean {
  return place !== undefined && fileEffects(command).some((one) => one.effect === 'write' && one.word === undefined && normalisePath(expand(one.path), place) === target);
}

/** The members of `{ …; } > file` write to one opening of the file, one after the other. */
function isAnotherPlace(command: ShellCommand, writer: ShellCommand | undefined): boolean {
  return command.item !== writer?.item || command.inherited.length === 0;
}

function isRemoved(target: string, path: string, recursive: boolean): boolean {
  if (matchesPattern(path, target)) return true;
  if (!recursive) return false;
  if (isWithin(target, path)) return true;
  // `rm -rf /tmp/*` takes what lies below a match as well.
  for (let folder = target; folder.includes('/'); folder = folder.slice(0, folder.lastIndexOf('/'))) if (matchesPattern(path, folder)) return true;
  return false;
}

function isTrapThatRemoves(command: ShellCommand, target: string, place: Place | undefined, expand: (path: string) => string): boolean {
  if (command.name !== 'trap' || !place || !command.words.slice(2).some((word) => /^(?:EXIT|0)$/.test(word.value))) return false;
  const text = command.words[1]?.value ?? '';
  const match = /\b(?:rm|shred)\s+((?:-\S+\s+)*)([^;&|]+)/.exec(text);
  if (!match) return false;
  const recursive = /r/i.test(match[1] ?? '');
  return (match[2] ?? '').trim().split(/\s+/).some((path) => isRemoved(target, normalisePath(expand(path.replace(/["']/g, '')), place), recursive));
}
