import { TRAPS } from '../../knowledge/shell/commands.ts';
import type { CredentialWriter } from '../../knowledge/tool-writes.ts';
import type { Script, ShellCommand } from '../../syntax/types.ts';
import { fileEffects, isFileTool } from './file-effects.ts';
import { invocationOf } from './invocation.ts';
import { isWithin, matchesPattern, normalisePath, type Place } from './paths.ts';
import { changedUser, placeAsUser } from './places.ts';
import { isRevertOf } from './reverts.ts';
import type { TaintTrace } from './taint/taint.ts';

/** A command that removes the content of a file. */
export interface Removal {
  /** Index of the command. */
  readonly index: number;
  /** Normalised path; may be a shell pattern. */
  readonly path: string;
  readonly recursive: boolean;
  /** at-end: runs when the script ends. rewrite: the file is written again, without a secret. */
  readonly how: 'delete' | 'rewrite' | 'at-end';
}

const CONDITIONAL = new Set(['if', 'loop', 'case', 'function', 'background']);
/** A sed expression that deletes the line with the secret: `sed -i '/_authToken/d' .npmrc`. */
const DELETES_CREDENTIAL_LINES = /^\/[^/]*(?:auth|token|passw|secret|machine)[^/]*\/I?d$/i;

/** Returns every command of a script that deletes or overwrites files. */
export function removalsOf(script: Script, places: readonly Place[], trace: TaintTrace): readonly Removal[] {
  return script.commands.flatMap((command, index) => {
    const around = places[index];
    if (!around) return [];
    const place = placeAsUser(script, command, around, 'shell');
    const removal = (path: string, recursive: boolean, how: Removal['how']): Removal => ({
      index,
      path: normalisePath(trace.expand(path), place),
      recursive,
      how,
    });
    if (command.name === TRAPS) return trapped(command).map(({ path, recursive }) => removal(path, recursive, 'at-end'));
    return fileEffects(command).flatMap((one) => {
      if (one.effect === 'delete') return alternatives(one.path).map((path) => removal(path, one.recursive, 'delete'));
      const isCleaned = one.effect === 'edit' && command.words.some((word) => DELETES_CREDENTIAL_LINES.test(word.value));
      const isReplaced = one.effect === 'write' && one.word === undefined && trace.output(index) === undefined;
      return isCleaned || isReplaced ? [removal(one.path, false, 'rewrite')] : [];
    });
  });
}

/** The possible paths of `${X:-~/.x}/file`: below the variable, or below its default. */
function alternatives(path: string): readonly string[] {
  const match = /^\$\{(\w+):-([^}]+)\}(.*)$/.exec(path);
  return match ? [`$${match[1]}${match[3]}`, `${match[2]}${match[3]}`] : [path];
}

/** Returns the command that certainly deletes the file (or a folder above it) after it was written; undefined if none does. `path` is normalised. */
export function findRemoval(script: Script, removals: readonly Removal[], writer: number, path: string): number | undefined {
  return removals.find(
    (one) =>
      covers(one, path) &&
      (one.how === 'at-end' ||
        (one.index > writer && isSure(script, script.commands[one.index], script.commands[writer]) && !isSameOpening(one, script, writer))),
  )?.index;
}

/** Returns the command after the writing one that undoes it by the tool itself, e.g. `git remote set-url`. */
export function findRevert(script: Script, index: number, writer: CredentialWriter): number | undefined {
  const written = script.commands[index];
  const found = script.commands.findIndex(
    (command, at) =>
      at > index && written !== undefined && isSure(script, command, written) && isRevertOf(command, written, writer) && isOfSameUser(script, command, written),
  );
  return found < 0 ? undefined : found;
}

/** Whether two commands run as the same user, and so with the same settings. */
function isOfSameUser(script: Script, command: ShellCommand, written: ShellCommand): boolean {
  return (changedUser(script, command) ?? 'root') === (changedUser(script, written) ?? 'root');
}

/** Whether the command runs whenever the writer succeeded: not in a branch of its own, and not after `||`. */
function isSure(script: Script, command: ShellCommand | undefined, writer: ShellCommand | undefined): boolean {
  if (!command) return false;
  if (command.item !== writer?.item && script.items[command.item]?.operator === '||') return false;
  const around = command.item === writer?.item ? writer.within : [];
  return command.within.every((one, index) => !CONDITIONAL.has(one) || around[index] === one);
}

/** Whether two commands write to the same opened file, like the members of `{ …; } > file`. */
function isSameOpening(removal: Removal, script: Script, writer: number): boolean {
  const command = script.commands[removal.index];
  return removal.how === 'rewrite' && command?.item === script.commands[writer]?.item && (command?.inherited.length ?? 0) > 0;
}

function covers(removal: Removal, target: string): boolean {
  if (matchesPattern(removal.path, target)) return true;
  if (!removal.recursive) return false;
  if (isWithin(target, removal.path)) return true;
  if (!/[*?[]/.test(removal.path)) return false;
  // `rm -rf /tmp/*` also removes paths below a match: compares only as many parts as the pattern has
  const depth = removal.path.split('/').length;
  return matchesPattern(removal.path, target.split('/').slice(0, depth).join('/'));
}

/** The paths removed by `trap 'rm -f x' EXIT`. */
function trapped(command: ShellCommand): readonly { readonly path: string; readonly recursive: boolean }[] {
  if (!command.words.slice(2).some((word) => /^(?:EXIT|0)$/.test(word.value))) return [];
  const calls = (command.words[1]?.value ?? '').split(/[;&|{}]/).map((text) => invocationOf(text.trim().split(/\s+/)));
  const { args } = calls.find(({ program }) => isFileTool(program, 'delete')) ?? { args: [] };
  const recursive = args.some((word) => /^-.*r/i.test(word));
  return args.filter((word) => word !== '' && !word.startsWith('-')).map((path) => ({ path: path.replace(/["']/g, ''), recursive }));
}
