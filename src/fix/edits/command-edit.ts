import { ENDS_SHELL, REPLACES_SHELL } from '../../knowledge/shell/commands.ts';
import { encode } from '../../syntax/joined-text.ts';
import type { Dockerfile, ListItem, Run, Script, ShellCommand } from '../../syntax/types.ts';
import type { Edit } from '../../text/edit.ts';
import { isMultiLine, joinedByAnd, longestLine } from './continuation.ts';

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
 * Runs a statement after the commands of a RUN when they succeeded; the RUN's own failure stays a failure. Undefined where the
 * end of the script cannot take it: a background command, a script that may end before its last line, a place that is not known exactly.
 */
export function appendCommand(dockerfile: Dockerfile, run: Run, statement: string): Edit | undefined {
  const { script } = run;
  const last = script?.items.at(-1);
  if (!script?.ok || !last?.editable || run.interpreter !== 'posix' || script.commands.some(endsEarly)) return undefined;
  if (script.commands.some((command) => command.item === script.items.length - 1 && command.within.includes('background'))) return undefined;
  const at = { start: last.range.end, end: last.range.end };
  const added = encode(script.source, statement);
  const { document } = dockerfile;
  const line = document.lineRange(document.positionAt(last.range.end).line);
  const breaks = run.form === 'shell' && (isMultiLine(dockerfile, run) || last.range.end - line.start + ' && '.length + added.length > longestLine(dockerfile));
  return { range: at, text: (breaks ? joinedByAnd(dockerfile, run) : ' && ') + added };
}

/** Whether a command can be added to the end of a RUN. */
export function canAppend(dockerfile: Dockerfile, run: Run): boolean {
  return appendCommand(dockerfile, run, '') !== undefined;
}

/** `exec x` and `exit 0` end the script with success before its last line; `exit 1` fails the build anyway. */
function endsEarly(command: ShellCommand): boolean {
  if (command.within.includes('subshell') || command.within.includes('substitution') || command.within.includes('literal')) return false;
  if (command.name === REPLACES_SHELL) return command.words.length > 1;
  return command.name === ENDS_SHELL && !/^[1-9]\d*$/.test(command.words[1]?.value ?? '');
}
