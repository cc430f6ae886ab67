import { logFiles, type Streams } from '../../facts/commands/command-logs.ts';
import { fileEffects } from '../../facts/commands/file-effects.ts';
import { commandInvocation } from '../../facts/commands/invocation.ts';
import { redirectsShell, streamsOf } from '../../facts/commands/logged-secrets.ts';
import { otherNames } from '../../facts/commands/other-names.ts';
import { losesVariable } from '../../facts/commands/places.ts';
import type { Facts } from '../../facts/facts.ts';
import { mountedTargets } from '../../facts/leaks/writes-by-run.ts';
import { DECLARES, IDLE, SETS_OPTIONS, TESTS } from '../../knowledge/shell/commands.ts';
import { logsOf, printsArguments } from '../../knowledge/tools/index.ts';
import { indexOfCommand } from '../../syntax/shell/script-reads.ts';
import type { Run, Script, ShellCommand } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';

/** A file in which a program may show a secret. */
export interface PossibleLog {
  readonly program: string;
  readonly path: string;
}

/**
 * Returns the files of a RUN in which a program may show the variable: some of its versions do, the environment of the stage turns its trace on, or it shows a
 * variable that it reads. Files that certainly get it are writes of the RUN.
 */
export function logWrites({ states }: Facts, run: Run, name: string): readonly PossibleLog[] {
  const { script } = run;
  if (!script) return [];
  const env = states.get(run)?.env;
  return loggingCommands(script).flatMap((command) => {
    const { program, at } = commandInvocation(command);
    const streams = (): Streams => streamsOf(script, command);
    const certain = new Set(logFiles(script, command, streams).flatMap(({ path, row }) => (row.shows === 'maybe' ? [] : [path])));
    const isNamed = command.words.slice(at + 1).some((word) => word.reads.some((read) => read.name === name));
    return logFiles(script, command, streams, env).flatMap(({ path, row }) => {
      const isRead = row.environment?.test(name) === true && !losesVariable(script, command, name);
      const isPossible = isRead || (isNamed && row.shows !== 'addresses' && !certain.has(path));
      return isPossible && staysHere(run, script, command, path) ? [{ program, path }] : [];
    });
  });
}

/** The commands that tell of their arguments somewhere; few do, and every secret asks. */
const loggingCommands = keptWith(({ commands }: Script) =>
  commands.filter((command) => {
    const { program, args } = commandInvocation(command);
    return logsOf(program, args.join(' ')).length > 0;
  }),
);

/**
 * Returns the files in which a RUN keeps the errors of a program that gets the variable in its words: an error often quotes them, as in `ls "$X" 2> FILE`. What
 * the card of a program tells of its errors is known.
 */
export function quotedErrors(run: Run, name: string): readonly PossibleLog[] {
  const { script } = run;
  if (!script) return [];
  const kept = keptErrors(script);
  if (kept.length === 0) return [];
  const names = new Set([name, ...otherNames(script, name)]);
  return kept.flatMap(({ command, program, path }) => {
    const words = command.words.slice(commandInvocation(command).at + 1);
    const isNamed = words.some((word) => word.reads.some((read) => names.has(read.name) && !VALUELESS.has(read.operator)));
    return isNamed && staysHere(run, script, command, path) ? [{ program, path }] : [];
  });
}

/** The commands of a script whose errors go to a file. Few do, and every secret asks. */
const keptErrors = keptWith((script: Script) => {
  const isOpened = script.commands.some((command) => redirectsShell(command) && command.redirects.length > 0);
  return script.commands.flatMap((command) => {
    if (!isOpened && command.redirects.length + command.inherited.length === 0) return [];
    const { program, args } = commandInvocation(command);
    if (program === '' || command.isScriptSeen || QUOTES_NOTHING.has(program) || printsArguments(program) || logsOf(program, args.join(' ')).length > 0)
      return [];
    const { errors } = streamsOf(script, command);
    return errors === undefined || errors.startsWith('/dev/') ? [] : [{ command, program, path: errors }];
  });
});

/** Expansions that do not contain the value. */
const VALUELESS: ReadonlySet<string> = new Set(['length', ':+', '+']);

/** Commands besides those that print them whose errors do not quote the values of their words. Source: https://www.gnu.org/software/bash/manual/bash.html#Shell-Builtin-Commands */
const QUOTES_NOTHING: ReadonlySet<string> = new Set([...DECLARES, ...TESTS, ...IDLE, SETS_OPTIONS]);

/** Whether a file to which a command of a RUN prints stays in the layer. */
export function staysHere(run: Run, script: Script, command: ShellCommand, path: string): boolean {
  if (path.startsWith('/dev/') || mountedTargets(run).some((folder) => path.startsWith(folder))) return false;
  const later = script.commands.slice(indexOfCommand(script, command) + 1);
  return !later.some((one) => fileEffects(one).some((effect) => effect.effect === 'delete' && effect.path === path));
}
