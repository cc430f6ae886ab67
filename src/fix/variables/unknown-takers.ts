import { commandSpots } from '../../facts/commands/credential-spots.ts';
import { fileEffects } from '../../facts/commands/file-effects.ts';
import { commandInvocation, isFromFolder } from '../../facts/commands/invocation.ts';
import { findWriter } from '../../facts/commands/layer-writes.ts';
import { UNKNOWN_PLACE } from '../../facts/commands/paths.ts';
import { placesOf } from '../../facts/commands/places.ts';
import { type TaintTrace, traceTaint } from '../../facts/commands/taint/taint.ts';
import type { Facts } from '../../facts/facts.ts';
import { homeOf } from '../../facts/stages/stage-state.ts';
import { EVALUATES } from '../../knowledge/shell/commands.ts';
import { POSIX_LIKE_SHELLS, SCRIPT_PROGRAMS } from '../../knowledge/shell/shell-programs.ts';
import { COLLECTIONS, keepsNothing } from '../../knowledge/tools/consumers.ts';
import { fileArgumentsOf, outputOf, projectUseOf, toolOf } from '../../knowledge/tools/index.ts';
import { isCredentialOption, keepingWords, mayRemember, writesByCard } from '../../knowledge/tools/kept-logins.ts';
import type { Run, Script, ShellCommand } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';
import { operandsOf } from './kept-logins.ts';

/**
 * Returns the programs in a RUN that get the value of the variable in their words or on their input, and of which nobody knows what they keep, shown to
 * people: `toml set`. A program of the project (`./deploy.sh`) is none: it might as well read the variable from its environment, and then gets it too.
 */
export function unknownTakers({ script }: Run, name: string): readonly string[] {
  if (!script || unknownIn(script).length === 0) return [];
  // of a variable that the script itself sets again, other variables may hold the value
  if (script.writes.has(name)) return takersOf(script, (one) => one === name).get(name) ?? [];
  return takersOfInherited(script).get(name) ?? [];
}

/**
 * The same for the content of a file: `toml set settings.toml key "$(cat FILE)"`. Here a client that keeps a login counts as well, because nothing is known that
 * would make it drop it.
 */
export function unknownTakersOf({ states }: Facts, run: Run, path: string): readonly string[] {
  if (!run.script) return [];
  const state = states.get(run);
  const trace = traceTaint(
    run.script,
    { isSecret: () => false, environment: undefined, files: [path] },
    placesOf(run.script, { workdir: state?.workdir, home: homeOf(state) }),
  );
  const takers = [...unknownIn(run.script), ...keepersIn(run.script), ...codeIn(run.script)];
  return takers.flatMap(({ command, index }) => (trace.argument(index) || trace.input(index) ? [shownAs(command)] : []));
}

/** What unknown programs get, by the variable, for all variables that the script does not set. Cached, because each secret asks. */
const takersOfInherited = keptWith((script: Script) => takersOf(script, (name) => !script.writes.has(name)));

function takersOf(script: Script, isSecret: (name: string) => boolean): ReadonlyMap<string, readonly string[]> {
  const trace = traceTaint(script, { isSecret, environment: undefined, files: [] }, placesOf(script, UNKNOWN_PLACE));
  const takers = new Map<string, Set<string>>();
  for (const { command, index } of unknownIn(script))
    for (const name of namesFor(trace, index)) takers.set(name, (takers.get(name) ?? new Set()).add(shownAs(command)));
  return new Map([...takers].map(([name, programs]) => [name, [...programs]]));
}

function namesFor(trace: TaintTrace, index: number): readonly string[] {
  return [trace.argument(index), trace.input(index)].flatMap((taint) => (taint?.from === 'variable' ? [taint.name, ...(taint.also ?? [])] : []));
}

/** The commands of a script whose program nobody knows. */
const unknownIn = keptWith(({ commands, functions }: Script) => {
  const own = new Set(functions.map(({ name }) => name));
  return commands.flatMap((command, index) => (isUnknown(command, own) ? [{ command, index }] : []));
});

/** The commands that keep a login by their words, as far as no card knows better. */
const keepersIn = keptWith(({ commands }: Script) =>
  commands.flatMap((command, index) => {
    const { program, args } = commandInvocation(command);
    return program !== '' && !writesByCard(program) && keepingWords(program, operandsOf(args)) !== undefined ? [{ command, index }] : [];
  }),
);

/** The commands that run code with a text from another command in it, which is not followed: `eval "echo $(cat FILE) > COPY"`. */
const codeIn = keptWith(({ commands }: Script) =>
  commands.flatMap((command, index) => {
    const { program, args } = commandInvocation(command);
    const { words, isScriptSeen } = command;
    if (!RUNS_CODE.has(program) || findWriter(program, args.join(' ')) !== undefined) return [];
    const isCode = words.some(({ substitutions }, at) => substitutions.length > 0 && (program === EVALUATES || CODE_OPTION.test(words[at - 1]?.value ?? '')));
    return isCode && !isScriptSeen ? [{ command, index }] : [];
  }),
);

const RUNS_CODE: ReadonlySet<string> = new Set([...SCRIPT_PROGRAMS, ...POSIX_LIKE_SHELLS, EVALUATES]);

/** The options before code, of shells and of languages. Sources: https://docs.python.org/3/using/cmdline.html#cmdoption-c, https://nodejs.org/api/cli.html#-e---eval-script */
const CODE_OPTION = /^(?:-\w*[ce]|-r|--eval|--command)$/;

function isUnknown(command: ShellCommand, functions: ReadonlySet<string>): boolean {
  if (command.words.length === 0 || command.isScriptSeen || functions.has(command.name)) return false;
  const { program, path, args, at } = commandInvocation(command);
  const text = args.join(' ');
  if (program === '' || isFromFolder(path) || keepsNothing(program, text)) return false;
  // what it does to files, and what it keeps by its card or by its words, is followed
  if (findWriter(program, text) !== undefined || fileEffects(command).some(({ word = -1 }) => word > at)) return false;
  const keeping = keepingWords(program, operandsOf(args));
  const card = toolOf(program);
  // what is found by its path is a program of the project, or of the image that the project chose
  if (card === undefined)
    return !path.includes('/') && keeping === undefined && (mayRemember(operandsOf(args)) || isGivenElsewhere(command, at) || isFedUnasked(command));
  if (COLLECTIONS.has(card.name)) return keeping === undefined;
  if (writesByCard(program) || fileArgumentsOf(program).length > 0) return keeping !== undefined;
  return outputOf(program, text) === undefined && projectUseOf(program, text) === undefined && keeping === undefined && isGivenElsewhere(command, at);
}

/** Whether it may get a value elsewhere than where a program expects the credential of one call: `--token "$TOKEN"`. */
function isGivenElsewhere(command: ShellCommand, at: number): boolean {
  const spots = new Set(commandSpots(command).map(({ word }) => word));
  const { words } = command;
  const isExpected = (index: number): boolean => [words[index - 1], words[index]].some((word) => word !== undefined && isCredentialOption(word.value));
  return words.some((word, index) => index > at && (word.reads.length > 0 || word.substitutions.length > 0) && !spots.has(index) && !isExpected(index));
}

/** Whether it reads an input without an option that says that a credential comes there: `--password-stdin`. */
function isFedUnasked({ words, pipeline, redirects }: ShellCommand): boolean {
  const isFed = pipeline.index > 0 || redirects.some(({ operator }) => operator.startsWith('<'));
  return isFed && !words.some(({ value }) => isCredentialOption(value));
}

/** The program with its sub-command. */
function shownAs(command: ShellCommand): string {
  const { program, args } = commandInvocation(command);
  const [first] = args;
  return first !== undefined && /^[a-z][a-z-]{1,19}$/.test(first) ? `${program} ${first}` : program;
}
