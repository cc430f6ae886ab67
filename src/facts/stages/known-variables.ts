import { DECLARES } from '../../knowledge/shell/commands.ts';
import type { Run, Script, ShellCommand, ShellWord } from '../../syntax/types.ts';
import type { Lookup } from './history.ts';
import type { StageState } from './stage-state.ts';

/**
 * Expands variables with known text in a script: `$APP/conf` becomes `/app/conf` if `ENV APP=/app` is in force. The number and ranges of commands and words
 * stay the same. Variables of the script itself count if they are set once, to plain text. `HOME` and `PWD` are handled elsewhere.
 */
export function withKnownVariables(script: Script, env: Lookup<string>): Script {
  if (!script.source.text.includes('$')) return script;
  const own = ownVariables(script);
  const valueOf = (name: string): string | undefined => (script.writes.has(name) ? own.get(name) : env.get(name));
  const fill = (word: ShellWord): ShellWord => (word.reads.length === 0 ? word : { ...word, value: fillText(word.value, valueOf) });
  const commands = script.commands.map((command): ShellCommand => {
    if (!isFilled(command)) return command;
    return {
      ...command,
      words: command.words.map(fill),
      assignments: command.assignments.map((one) => (one.value ? { ...one, value: fill(one.value) } : one)),
      redirects: command.redirects.map((one) => (one.target ? { ...one, target: fill(one.target) } : one)),
      inherited: command.inherited.map((one) => (one.target ? { ...one, target: fill(one.target) } : one)),
    };
  });
  return { ...script, commands };
}

function isFilled(command: ShellCommand): boolean {
  const words = [...command.words, ...command.assignments.map((one) => one.value), ...[...command.redirects, ...command.inherited].map((one) => one.target)];
  return words.some((word) => (word?.reads.length ?? 0) > 0);
}

/** Variables that the script sets exactly once: `KEY=/tmp/key` or `export KEY=/tmp/key`. */
function ownVariables(script: Script): ReadonlyMap<string, string> {
  const found = new Map<string, string | undefined>();
  for (const command of script.commands) {
    const isLasting = command.words.length === 0 || DECLARES.has(command.name);
    const set = isLasting ? [...command.assignments.map((one) => ({ name: one.name, word: one.value })), ...exported(command)] : [];
    for (const { name, word } of set) found.set(name, found.has(name) || !isPlain(command, word) ? undefined : word?.value);
  }
  return new Map([...found].flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

function isPlain(command: ShellCommand, word: ShellWord | undefined): boolean {
  return word !== undefined && word.reads.length === 0 && word.substitutions.length === 0 && !command.within.some((one) => one === 'loop' || one === 'if');
}

function exported(command: ShellCommand): readonly { readonly name: string; readonly word: ShellWord }[] {
  return command.words.slice(1).flatMap((word) => {
    const [, name, value] = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(word.value) ?? [];
    return name === undefined || value === undefined ? [] : [{ name, word: { ...word, value } }];
  });
}

/** Expands `$NAME`, `${NAME}` and `${NAME:-default}` in a text if the value is known. */
export function fillText(text: string, valueOf: (name: string) => string | undefined): string {
  return text.replace(
    /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?::?-([^${}]*))?\})/g,
    (written, plain: string | undefined, braced: string | undefined, operand: string | undefined) => {
      const value = valueOf(plain ?? braced ?? '');
      return value || operand || (value ?? written);
    },
  );
}

/** The script of a RUN after expanding variables with known text. */
export function knownScript({ script }: Run, state: StageState | undefined): Script | undefined {
  if (!script || !state) return script;
  const known = SCRIPTS.get(state) ?? new Map<Script, Script>();
  SCRIPTS.set(state, known);
  const filled = known.get(script) ?? withKnownVariables(script, state.env);
  known.set(script, filled);
  return filled;
}

/** Cached, because every copied file needs it. */
const SCRIPTS = new WeakMap<StageState, Map<Script, Script>>();
