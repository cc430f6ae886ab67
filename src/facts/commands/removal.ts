import { TRAPS } from '../../knowledge/shell/commands.ts';
import type { CredentialWriter } from '../../knowledge/tool-writes.ts';
import type { Script, ShellCommand } from '../../syntax/types.ts';
import { fileEffects, isFileTool } from './file-effects.ts';
import { invocationOf } from './invocation.ts';
import { isWithin, matchesPattern, normalisePath, type Place } from './paths.ts';
import { isRevertOf } from './reverts.ts';
import type { TaintTrace } from './taint.ts';

/** A command that takes away what stands in a file. */
export interface Removal {
  /** Of the command. */
  readonly index: number;
  /** Normalised; may be a shell pattern. */
  readonly path: string;
  readonly recursive: boolean;
  /** at-end: it runs when the script ends, wherever it stands. rewrite: the file is written anew, without a secret. */
  readonly how: 'delete' | 'rewrite' | 'at-end';
}

const CONDITIONAL = new Set(['if', 'loop', 'case', 'function', 'background']);
/** `sed -i '/_authToken/d' .npmrc` takes the line with the secret out. */
const DELETES_CREDENTIAL_LINES = /^\/[^/]*(?:auth|token|passw|secret|machine)[^/]*\/I?d$/i;

/** Every command of a script that removes or replaces files. */
export function removalsOf(script: Script, places: readonly Place[], trace: TaintTrace): readonly Removal[] {
  return script.commands.flatMap((command, index) => {
    const place = places[index];
    if (!place) return [];
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

/** `${X:-~/.x}/file` is below the variable, or below what stands in for it. */
function alternatives(path: string): readonly string[] {
  const match = /^\$\{(\w+):-([^}]+)\}(.*)$/.exec(path);
  return match ? [`$${match[1]}${match[3]}`, `${match[2]}${match[3]}`] : [path];
}

/** The command that surely removes the file (or a folder around it) after it was written; undefined if none does. `path` is normalised. */
export function findRemoval(script: Script, removals: readonly Removal[], writer: number, path: string): number | undefined {
  return removals.find(
    (one) =>
      covers(one, path) &&
      (one.how === 'at-end' ||
        (one.index > writer && isSure(script, script.commands[one.index], script.commands[writer]) && !isSameOpening(one, script, writer))),
  )?.index;
}

/** The command after the writing one that takes its secret out again as the tool has it, e.g. `git remote set-url`. */
export function findRevert(script: Script, index: number, writer: CredentialWriter): number | undefined {
  const written = script.commands[index];
  const found = script.commands.findIndex(
    (command, at) => at > index && written !== undefined && isSure(script, command, written) && isRevertOf(command, written, writer),
  );
  return found < 0 ? undefined : found;
}

/** Whether the command runs whenever the writer ran and succeeded: not in a branch of its own, not after `||`. */
function isSure(script: Script, command: ShellCommand | undefined, writer: ShellCommand | undefined): boolean {
  if (!command) return false;
  if (command.item !== writer?.item && script.items[command.item]?.operator === '||') return false;
  const around = command.item === writer?.item ? writer.within : [];
  return command.within.every((one, index) => !CONDITIONAL.has(one) || around[index] === one);
}

/** The members of `{ …; } > file` write to one opening of the file, one after the other. */
function isSameOpening(removal: Removal, script: Script, writer: number): boolean {
  const command = script.commands[removal.index];
  return removal.how === 'rewrite' && command?.item === script.commands[writer]?.item && (command?.inherited.length ?? 0) > 0;
}

function covers(removal: Removal, target: string): boolean {
  if (matchesPattern(removal.path, target)) return true;
  if (!removal.recursive) return false;
  if (isWithin(target, removal.path)) return true;
  if (!/[*?[]/.test(removal.path)) return false;
  // `rm -rf /tmp/*` takes what lies below a match as well: compare as many parts as the pattern has
  const depth = removal.path.split('/').length;
  return matchesPattern(removal.path, target.split('/').slice(0, depth).join('/'));
}

/** What `trap 'rm -f x' EXIT` removes. */
function trapped(command: ShellCommand): readonly { readonly path: string; readonly recursive: boolean }[] {
  if (!command.words.slice(2).some((word) => /^(?:EXIT|0)$/.test(word.value))) return [];
  const calls = (command.words[1]?.value ?? '').split(/[;&|{}]/).map((text) => invocationOf(text.trim().split(/\s+/)));
  const { args } = calls.find(({ program }) => isFileTool(program, 'delete')) ?? { args: [] };
  const recursive = args.some((word) => /^-.*r/i.test(word));
  return args.filter((word) => word !== '' && !word.startsWith('-')).map((path) => ({ path: path.replace(/["']/g, ''), recursive }));
}
