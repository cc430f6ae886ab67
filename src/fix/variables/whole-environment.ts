import { fileEffects } from '../../facts/commands/file-effects.ts';
import { commandInvocation } from '../../facts/commands/invocation.ts';
import { streamsOf } from '../../facts/commands/logged-secrets.ts';
import { computedNames } from '../../facts/commands/other-names.ts';
import { baseName } from '../../facts/commands/paths.ts';
import { takesUnnamed } from '../../facts/project/file-texts.ts';
import { AWK_WRITES, AWKS, CODE_WRITES } from '../../knowledge/shell/code-calls.ts';
import { dumpsOf, LANGUAGE_ENDINGS, SHELL_DUMP } from '../../knowledge/shell/expressions.ts';
import { SCRIPT_PROGRAMS } from '../../knowledge/shell/shell-programs.ts';
import type { Run, Script, ShellCommand } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';
import { MOST_SEARCHED } from '../../text/pattern.ts';
import { fedTexts, textsOf } from './code-writes.ts';
import { staysHere } from './log-writes.ts';

/** A command that prints or writes variables which it does not name. */
interface Dump {
  readonly command: ShellCommand;
  readonly program: string;
  /** Where they go. */
  readonly path: string;
  readonly takes: (name: string) => boolean;
}

/**
 * Returns the files of a RUN that get variables which it does not name, and so may get this one, with the program: `for v in $(compgen -v); do echo "${!v}"; done
 * > FILE`, `python -c 'print(os.environ)' > FILE`. What prints the environment by its card is a write of the RUN.
 */
export function environmentWrites(run: Run, name: string): readonly { readonly program: string; readonly path: string }[] {
  const { script } = run;
  if (!script) return [];
  return dumpsIn(script).filter(({ command, path, takes }) => takes(name) && staysHere(run, script, command, path));
}

/** Few scripts have any, and every secret asks. */
const dumpsIn = keptWith((script: Script): readonly Dump[] =>
  script.commands.flatMap((command): readonly Dump[] => [...codeDumps(script, command), ...nameDumps(script, command)]),
);

/** What code or an expression takes. */
function codeDumps(script: Script, command: ShellCommand): readonly Dump[] {
  const { program, path, args } = commandInvocation(command);
  if (program === '') return [];
  const text = [...textsOf(command), ...fedTexts(script, command)].join('\n').slice(0, MOST_SEARCHED);
  const names = [program, baseName(path)].map((one) => one.replace(/[\d.]+$/, ''));
  const ending = names.map((one) => LANGUAGE_ENDINGS.get(one)).find((one) => one !== undefined);
  const isCode = ending !== undefined || names.some((one) => SCRIPT_PROGRAMS.has(one));
  const row = [args.join(' '), text].map((one) => names.map((name) => dumpsOf(name, one)).find((found) => found)).find((found) => found);
  const shell = isCode ? SHELL_DUMP.exec(text) : null;
  const takes = row || shell ? () => true : ending === undefined ? undefined : takesUnnamed(`code${ending}`, text);
  if (!takes) return [];
  const isAwk = AWKS.has(program);
  const isWriting =
    row?.writes?.test(text) ||
    shell?.groups?.['to'] !== undefined ||
    (isAwk ? AWK_WRITES.test(text) : isCode && CODE_WRITES.some(({ pattern }) => pattern.test(text)));
  const places = isWriting ? ['a file'] : placesOf(script, command);
  return places.map((place) => ({ command, program, path: place, takes }));
}

/** What the shell reads by names that it computes. */
function nameDumps(script: Script, command: ShellCommand): readonly Dump[] {
  const takes = computedNames(script, command);
  if (!takes) return [];
  const { program } = commandInvocation(command);
  return placesOf(script, command).map((path) => ({ command, program: program === '' ? 'the shell' : program, path, takes }));
}

/** The files to which a command prints; for one whose output the script uses, every file that the script writes. */
function placesOf(script: Script, command: ShellCommand): readonly string[] {
  const { output } = streamsOf(script, command);
  if (output !== undefined) return [output];
  const isUsed = command.words.length === 0 || command.pipeline.length > 1 || command.within.some((one) => one === 'substitution' || one === 'function');
  if (!isUsed) return [];
  const written = script.commands.flatMap((one) => fileEffects(one).flatMap(({ effect, path }) => (effect === 'write' || effect === 'append' ? [path] : [])));
  return written.filter((path) => !path.startsWith('/dev/')).slice(0, 1);
}
