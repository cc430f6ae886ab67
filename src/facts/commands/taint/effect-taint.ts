import type { ShellCommand } from '../../../syntax/types.ts';
import { type FileEffect, STANDARD_INPUT } from '../file-effects.ts';
import type { Place } from '../paths.ts';
import type { Taint, TaintTrace } from './taint.ts';

/** Returns the secret that an effect of a command brings to its path; undefined if none. */
export function effectTaint(effect: FileEffect, index: number, trace: TaintTrace, place: Place): Taint | undefined {
  switch (effect.effect) {
    case 'write':
    case 'append':
      // tee and dd write their input, a redirect writes the output of the command
      return effect.word === undefined ? trace.output(index) : (trace.input(index) ?? firstFile(effect.sources, trace, place) ?? filledBy(trace, index));
    case 'copy':
    case 'move':
      return (
        (effect.sources.includes(STANDARD_INPUT) ? trace.input(index) : undefined) ??
        firstFile(effect.sources, trace, place) ??
        trace.substituted(index) ??
        (effect.recursive ? effect.sources.map((path) => trace.folder(path, place, effect.excluded)).find((taint) => taint !== undefined) : undefined)
      );
    case 'edit':
      // what ed and sqlite3 do stands in their input
      return trace.argument(index) ?? trace.expression(index) ?? trace.input(index);
    default:
      return undefined;
  }
}

/** The secret that a program writes by an option instead of printing it: of a template that it fills, or of a file that it reads, `base64 -in KEY -out FILE`. */
function filledBy(trace: TaintTrace, index: number): Taint | undefined {
  const taint = trace.output(index);
  return taint?.from === 'template' || taint?.from === 'file' ? taint : undefined;
}

/** The secret in the first of some files that holds one. */
export function firstFile(paths: readonly string[], trace: TaintTrace, place: Place): Taint | undefined {
  return paths.map((path) => trace.file(path, place)).find((taint) => taint !== undefined);
}

/** Returns the secret in the name of what a command makes: `touch "/app/$TOKEN"`, `echo > "/app/$TOKEN"`; undefined if there is none. */
export function nameTaint(command: ShellCommand, { effect, path, word }: FileEffect, trace: TaintTrace): Taint | undefined {
  if (effect === 'delete' || effect === 'permissions' || effect === 'edit' || !/[$`]/.test(path)) return undefined;
  const named = word === undefined ? [...command.redirects, ...command.inherited].find(({ target }) => target?.value === path)?.target : command.words[word];
  const taint = named && trace.word(named);
  return taint?.from === 'variable' || taint?.from === 'file' ? taint : undefined;
}
