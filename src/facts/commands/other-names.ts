import { EVALUATES } from '../../knowledge/shell/commands.ts';
import { COMPUTED_NAME } from '../../knowledge/shell/expressions.ts';
import { readsOf } from '../../syntax/shell/script-reads.ts';
import type { Script, ShellCommand } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';
import { hasName, MOST_SEARCHED } from '../../text/pattern.ts';
import { assignedBy } from './invocation.ts';

/** How many names a value is followed through. */
const MOST_NAMES = 10;

/** The other names under which a script hands the value of a variable on: APP_SECRET in `export APP_SECRET=$TOKEN`, `APP_SECRET=$TOKEN cmd`, `env APP_SECRET=$TOKEN cmd`. */
export function otherNames(script: Script, name: string): readonly string[] {
  const names = [name];
  for (let at = 0; at < names.length && at < MOST_NAMES; at++) {
    const from = names[at] ?? '';
    for (const { command = -1 } of readsOf(script, from)) {
      const reader = script.commands[command];
      if (reader) names.push(...namesSet(reader, from).filter((one) => !names.includes(one)));
    }
  }
  return names.slice(1);
}

function namesSet(command: ShellCommand, from: string): readonly string[] {
  return assignedBy(command).flatMap(({ name, word }) => (word.reads.some((read) => read.name === from) ? [name] : []));
}

/**
 * Which variables a command reads by a name that the script computes: `${!name}`, `printenv "$name"`, `eval echo \\$$name`; undefined if it computes none.
 */
export function computedNames(script: Script, command: ShellCommand): ((name: string) => boolean) | undefined {
  return computedIn(script).get(command);
}

/** Few scripts have any, and every secret asks. */
const computedIn = keptWith((script: Script) => {
  const found = new Map<ShellCommand, (name: string) => boolean>();
  for (const command of script.commands) {
    if (command.isScriptSeen && command.name !== EVALUATES) continue;
    const { groups } = COMPUTED_NAME.exec(shellText(command)) ?? {};
    if (groups) found.set(command, namesIn(script, groups['name'] ?? groups['printed'] ?? groups['evaluated']));
  }
  return found;
});

function shellText({ words, assignments, redirects }: ShellCommand): string {
  const texts = [...words, ...assignments.flatMap(({ value }) => value ?? [])].map(({ text }) => text);
  return [...texts, ...redirects.flatMap(({ heredoc, target }) => [heredoc && !heredoc.quoted ? heredoc.body : '', target?.text ?? ''])]
    .join(' ')
    .slice(0, MOST_SEARCHED);
}

/** Which names a variable of the script may hold. */
function namesIn(script: Script, variable: string | undefined): (name: string) => boolean {
  if (variable === undefined) return () => true;
  // a parameter stands somewhere in the script as a word
  if (/^\d+$/.test(variable)) return (name) => hasName(script.source.text, name);
  const loops = script.loops.filter(({ name }) => name === variable);
  const given = script.commands.flatMap(({ assignments }) => assignments.filter(({ name }) => name === variable).map(({ value }) => value));
  const words = [...loops.flatMap((loop) => loop.words), ...given.flatMap((value) => value ?? [])];
  if (words.length === 0 || words.some(({ literal, text }) => !literal && PREFIX.exec(text) === null)) return () => true;
  const prefixes = words.flatMap(({ text }) => PREFIX.exec(text)?.[1] ?? []);
  return (name) => words.some(({ value }) => hasName(value, name)) || prefixes.some((prefix) => name.startsWith(prefix));
}

/** The names of all variables with a prefix. Source: https://www.gnu.org/software/bash/manual/html_node/Shell-Parameter-Expansion.html */
const PREFIX = /^"?\$\{!([A-Za-z_]\w*)[@*]\}"?$/;
