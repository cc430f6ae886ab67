import { invocationOf } from '../../facts/commands/invocation.ts';
import { referencesOnWindows } from '../../facts/windows/windows-words.ts';
import { WINDOWS_STORES } from '../../knowledge/secrets/windows-texts.ts';
import { dumpsOf } from '../../knowledge/shell/expressions.ts';
import { SHELL_PROGRAMS } from '../../knowledge/shell/shell-programs.ts';
import { writerOf } from '../../knowledge/tools/index.ts';
import type { Run } from '../../syntax/types.ts';
import { MOST_SEARCHED } from '../../text/pattern.ts';

/**
 * Returns the commands of a RUN for Windows that name the variable, or may get it because the RUN lists the whole environment, and store what they are given,
 * shown to people. Such a RUN has no parsed script: its text is split at the separators of PowerShell and cmd.
 */
export function windowsStores(run: Run, name: string): readonly string[] {
  if (run.interpreter !== 'windows') return [];
  const references = referencesOnWindows(name);
  const text = [run.args.text, ...run.heredocs.map(({ body }) => body.text)].join('\n').slice(0, MOST_SEARCHED);
  const commands = text.split(/;|&&?|\|\||\r?\n/);
  const listsAll = WINDOWS_SHELLS.some((shell) => dumpsOf(shell, text) !== undefined);
  return commands.filter((command) => listsAll || command.search(references) >= 0).flatMap((command) => storedBy(command) ?? []);
}

const WINDOWS_SHELLS = Object.keys(SHELL_PROGRAMS).filter((name) => SHELL_PROGRAMS[name] === 'windows');

function storedBy(command: string): string | undefined {
  const words = [...command.matchAll(/"[^"]*"|'[^']*'|[^\s"'|]+/g)].map(([word]) => word.replace(/^(["'])(.*)\1$/s, '$2'));
  const { program, args } = invocationOf(words);
  const isWriter = writerOf(program, args.join(' ')) !== undefined;
  return isWriter ? `${program} ${args[0] ?? ''}`.trim() : WINDOWS_STORES.find(({ pattern }) => pattern.test(command))?.what;
}
