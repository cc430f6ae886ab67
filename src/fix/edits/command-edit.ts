import { ENDS_SHELL, REPLACES_SHELL } from '../../knowledge/shell/commands.ts';
import { encode } from '../../syntax/joined-text.ts';
import type { Dockerfile, ListItem, Run, Script, ShellCommand } from '../../syntax/types.ts';
import type { Edit } from '../../text/edit.ts';
import { isMultiLine, joinedByAnd, linesOf, longestLine } from './continuation.ts';

/** What taking commands out of a script comes to: edits, nothing left of it, or not possible without changing what the rest does. */
export type Removal =
  | { readonly kind: 'edits'; readonly edits: readonly Edit[] }
  | { readonly kind: 'all' }
  | { readonly kind: 'impossible'; readonly reason: string };

/**
 * Takes whole commands out of the top-level list of a script, with the operator that joined each. Only commands that make up a whole
 * list member (alone, or all of a pipeline) joined by `&&` or `;` can go: with `||` and `&` the result steers the rest.
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
    if (!item?.editable || others.length > 0) return { kind: 'impossible', reason: `\`${command.name}\` stands inside another command` };
    if (command.redirects.some((one) => one.heredoc)) return { kind: 'impossible', reason: `\`${command.name}\` takes a heredoc` };
    const next = script.items[index + 1];
    if (isSteering(item) || (next && isSteering(next))) return { kind: 'impossible', reason: `the result of \`${command.name}\` decides what runs next` };
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
  // after `a; rm f && b` b depends on rm alone, not on a
  const takesNextOperator = next && (isFirstKept || (item.operator === ';' && next.operator === '&&' && !removed.has(index + 1)));
  if (takesNextOperator) return { range: { start: item.range.start, end: next.range.start }, text: '' };
  return { range: { start: item.operatorRange.start, end: item.range.end }, text: '' };
}

/** Takes one argument out of a command, with the white space before it. */
export function removeWord(command: ShellCommand, index: number): Edit | undefined {
  const word = command.words[index];
  const previous = command.words[index - 1];
  if (!word?.editable || !previous?.editable) return undefined;
  return { range: { start: previous.range.end, end: word.range.end }, text: '' };
}

/**
 * Runs statements after the commands of a RUN when they succeeded; the RUN's own failure stays a failure. Undefined where the
 * end of the script cannot take it: a background command, a script that may end before its last line, a place that is not known exactly.
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

/** Where a RUN takes commands after its own; undefined as for `appendCommands`. */
export function appendingPlace(run: Run): { readonly end: number; readonly source: Script['source'] } | undefined {
  const { script } = run;
  const last = script?.items.at(-1);
  if (!script?.ok || !last?.editable || run.interpreter !== 'posix' || script.commands.some(endsEarly)) return undefined;
  if (script.commands.some((command) => command.item === script.items.length - 1 && command.within.includes('background'))) return undefined;
  return { end: last.range.end, source: script.source };
}

/** `exec x` and `exit 0` end the script with success before its last line; `exit 1` fails the build anyway. */
function endsEarly(command: ShellCommand): boolean {
  if (command.within.includes('subshell') || command.within.includes('substitution') || command.within.includes('literal')) return false;
  if (command.name === REPLACES_SHELL) return command.words.length > 1;
  return command.name === ENDS_SHELL && !/^[1-9]\d*$/.test(command.words[1]?.value ?? '');
}
