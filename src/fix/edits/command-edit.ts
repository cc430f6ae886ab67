import { ENDS_SHELL, REPLACES_SHELL } from '../../knowledge/shell/commands.ts';
import { encode } from '../../syntax/joined-text.ts';
import type { Dockerfile, ListItem, Run, Script, ShellCommand } from '../../syntax/types.ts';
import type { Edit } from '../../text/edit.ts';
import { isMultiLine, joinedByAnd, linesOf, longestLine } from './continuation.ts';

/** The result of removing commands from a script: edits; `all` if nothing of it is left; or `impossible` if the rest would behave differently. */
export type Removal =
  | { readonly kind: 'edits'; readonly edits: readonly Edit[] }
  | { readonly kind: 'all' }
  | { readonly kind: 'impossible'; readonly reason: string };

/**
 * Removes whole commands from the top-level list of a script, each with its operator. A command can be removed only if it forms a whole list member (alone, or
 * together with all commands of its pipeline) that is joined by `&&` or `;`. With `||` and `&`, its result would decide about the rest.
 */
export function removeCommands(script: Script, commands: readonly ShellCommand[]): Removal {
  if (commands.length === 0) return { kind: 'edits', edits: [] };
  const given = new Set(commands);
  if (script.commands.every((command) => given.has(command))) return { kind: 'all' };
  const removed = new Set<number>();
  for (const command of commands) {
    const index = command.item;
    const item = script.items[index];
    const others = script.commands.filter((one) => one.item === index && !given.has(one));
    if (!item?.editable || others.length > 0) return { kind: 'impossible', reason: `\`${command.name}\` cannot be removed: it is part of another command` };
    if (command.redirects.some((one) => one.heredoc)) return { kind: 'impossible', reason: `\`${command.name}\` cannot be removed: it has a heredoc` };
    const next = script.items[index + 1];
    if (isSteering(item) || (next && isSteering(next)))
      return { kind: 'impossible', reason: `\`${command.name}\` cannot be removed: its exit status decides what runs next` };
    removed.add(index);
  }
  if (removed.size === script.items.length) return { kind: 'all' };
  return { kind: 'edits', edits: [...removed].sort((a, b) => a - b).map((index) => removalOf(script.items, index, removed)) };
}

function isSteering(item: ListItem): boolean {
  return item.operator === '||' || item.operator === '&';
}

function removalOf(items: readonly ListItem[], index: number, removed: ReadonlySet<number>): Edit {
  const item = items[index];
  const next = items[index + 1];
  if (!item) throw new RangeError('no such list item');
  const isFirstKept = !items.slice(0, index).some((_, before) => !removed.has(before));
  // in `a; rm f && b`, b depends only on rm, not on a
  const takesNextOperator = next && (isFirstKept || (item.operator === ';' && next.operator === '&&' && !removed.has(index + 1)));
  if (takesNextOperator) return { range: { start: item.range.start, end: next.range.start }, text: '' };
  return { range: { start: item.operatorRange.start, end: item.range.end }, text: '' };
}

/** Removes one argument from a command, with the white space before it. */
export function removeWord(command: ShellCommand, index: number): Edit | undefined {
  const word = command.words[index];
  const previous = command.words[index - 1];
  if (!word?.editable || !previous?.editable) return undefined;
  return { range: { start: previous.range.end, end: word.range.end }, text: '' };
}

/**
 * Adds statements that run after the commands of a RUN if these succeed; a failure of the RUN itself stays a failure. Undefined if they cannot be added at the
 * end of the script: after a background command, in a script that may end before its last line, or if the position is not known exactly.
 */
export function appendCommands(dockerfile: Dockerfile, run: Run, statements: readonly string[]): Edit | undefined {
  const last = appendingPlace(run);
  if (!last) return undefined;
  const lines = linesOf(dockerfile, run, statements).map((line) => encode(last.source, line));
  const { document } = dockerfile;
  const line = document.lineRange(document.positionAt(last.end).line);
  const isLong = lines.length > 1 || last.end - line.start + ' && '.length + (lines[0]?.length ?? 0) > longestLine(dockerfile);
  const and = run.form === 'shell' && (isMultiLine(dockerfile, run) || isLong) ? joinedByAnd(dockerfile, run) : ' && ';
  return { range: { start: last.end, end: last.end }, text: lines.map((one) => and + one).join('') };
}

/** The position for statements after the commands of a RUN; undefined as for `appendCommands`. */
export function appendingPlace(run: Run): { readonly end: number; readonly source: Script['source'] } | undefined {
  const { script } = run;
  const last = script?.items.at(-1);
  if (!script?.ok || !last?.editable || run.interpreter !== 'posix' || script.commands.some(endsEarly)) return undefined;
  if (script.commands.some((command) => command.item === script.items.length - 1 && command.within.includes('background'))) return undefined;
  return { end: last.range.end, source: script.source };
}

/** Whether a command may end the script with success before its last line: `exec x`, `exit 0`. Not `exit 1`, which fails the build. */
function endsEarly(command: ShellCommand): boolean {
  if (command.within.includes('subshell') || command.within.includes('substitution') || command.within.includes('literal')) return false;
  if (command.name === REPLACES_SHELL) return command.words.length > 1;
  return command.name === ENDS_SHELL && !/^[1-9]\d*$/.test(command.words[1]?.value ?? '');
}
