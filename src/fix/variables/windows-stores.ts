import { invocationOf } from '../../facts/commands/invocation.ts';
import { STARTS_SHELL } from '../../facts/windows/closed-commands.ts';
import { referencesOnWindows } from '../../facts/windows/windows-words.ts';
import { WINDOWS_STORES } from '../../knowledge/secrets/windows-texts.ts';
import { dumpsOf } from '../../knowledge/shell/expressions.ts';
import { SHELL_PROGRAMS } from '../../knowledge/shell/shell-programs.ts';
import { ANSWERS, KEEPING_CMDLET, PLAIN_PROGRAM, STARTS_PROGRAM, WINDOWS_ASSIGNMENT, WINDOWS_COMMANDS } from '../../knowledge/shell/windows-commands.ts';
import { writerOf } from '../../knowledge/tools/index.ts';
import { parseText } from '../../syntax/shell/shell.ts';
import type { Run } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';
import { literalPattern, MOST_SEARCHED } from '../../text/pattern.ts';
import { unknownTakers } from './unknown-takers.ts';

/**
 * Returns the commands of a RUN for Windows that name the variable, or may get it because the RUN lists the whole environment, and store what they are given,
 * shown to people. Such a RUN has no parsed script: its text is split at the separators of PowerShell and cmd.
 */
export function windowsStores(run: Run, name: string): readonly string[] {
  if (run.interpreter !== 'windows') return [];
  const { text, commands } = splitOf(run);
  const holds = holdersOf(commands, name);
  const listsAll = WINDOWS_SHELLS.some((shell) => dumpsOf(shell, text) !== undefined);
  return commands.flatMap((command) => {
    const isNamed = holds.some((reference) => command.search(reference) >= 0);
    return isNamed ? (storedBy(command) ?? takenBy(run, command, holds)) : listsAll ? (storedBy(command) ?? []) : [];
  });
}

const WINDOWS_SHELLS = Object.keys(SHELL_PROGRAMS).filter((name) => SHELL_PROGRAMS[name] === 'windows');

/** The text of a RUN and its commands. Cached, because each secret asks. */
const splitOf = keptWith((run: Run) => {
  const text = [run.args.text, ...run.heredocs.map(({ body }) => body.text)].join('\n').slice(0, MOST_SEARCHED);
  return { text, commands: text.split(/;|&&?|\|\||\r?\n/).map((command) => command.replace(STARTS_SHELL, '')) };
});

/** What matches a reference to the variable, and to those that get its value: `$x = $env:TOKEN`, `set X=%TOKEN%`. */
function holdersOf(commands: readonly string[], name: string): readonly RegExp[] {
  const found = [referencesOnWindows(name)];
  for (const command of commands) {
    const { name: variable, set = variable, value = '' } = WINDOWS_ASSIGNMENT.exec(command)?.groups ?? {};
    if (set !== undefined && !ANSWERS.test(value) && found.some((reference) => value.search(reference) >= 0))
      found.push(new RegExp(`\\$\\{?(?:env:)?${literalPattern(set)}(?!\\w)|[%!]${literalPattern(set)}[%!]`, 'gi'));
  }
  return found;
}

function storedBy(command: string): string | undefined {
  const words = [...command.matchAll(/"[^"]*"|'[^']*'|[^\s"'|]+/g)].map(([word]) => word.replace(/^(["'])(.*)\1$/s, '$2'));
  const { program, args } = invocationOf(words);
  const isWriter = writerOf(program, args.join(' ')) !== undefined;
  if (isWriter) return `${program} ${args[0] ?? ''}`.trim();
  return WINDOWS_STORES.find(({ pattern }) => pattern.test(command))?.what ?? KEEPING_CMDLET.exec(command)?.[0];
}

/** The programs of which nobody knows what they keep: the command as a shell of POSIX would read it, with the value in a variable of one name. */
function takenBy(run: Run, command: string, holds: readonly RegExp[]): readonly string[] {
  const started = command.trim().replace(STARTS_PROGRAM, '');
  if (!PLAIN_PROGRAM.test(started) || WINDOWS_ASSIGNMENT.test(command)) return [];
  const named = holds.reduce((text, reference) => text.replace(reference, `\${${HOLDER}}`), started);
  // an installer lies in any folder; what lies in the working directory is of the project, as are scripts
  const plain = named.replace(/^\s*@?(?:&\s*)?"?(?:[A-Za-z]:|%\w+%)?(?:\\+[\w .()-]+)*\\+(?=[\w.-]+)/, '').replaceAll('\\', '/');
  const script = parseText(plain.replace(/^\s*@?(?:&\s*)?/, ''));
  const program = (script.commands[0]?.name ?? '').toLowerCase();
  if (WINDOWS_COMMANDS.has(program) || OWN_SCRIPT.test(program)) return [];
  return unknownTakers({ ...run, interpreter: 'posix', script }, HOLDER, false);
}

/** Scripts, which may as well read the variable by themselves. Source: https://learn.microsoft.com/windows-server/administration/windows-commands/call */
const OWN_SCRIPT = /\.(?:cmd|bat|ps1)$/;

const HOLDER = 'DOCKERLINT_VALUE';
