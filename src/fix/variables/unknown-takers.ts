import { commandSpots } from '../../facts/commands/credential-spots.ts';
import { type FileEffect, fileEffects } from '../../facts/commands/file-effects.ts';
import { commandInvocation, isFromFolder } from '../../facts/commands/invocation.ts';
import { findWriter } from '../../facts/commands/layer-writes.ts';
import { UNKNOWN_PLACE } from '../../facts/commands/paths.ts';
import { placesOf } from '../../facts/commands/places.ts';
import { type Taint, type TaintTrace, traceTaint } from '../../facts/commands/taint/taint.ts';
import type { Facts } from '../../facts/facts.ts';
import { homeOf } from '../../facts/stages/stage-state.ts';
import { LAUNCHERS } from '../../knowledge/project/own-programs.ts';
import { EVALUATES } from '../../knowledge/shell/commands.ts';
import { POSIX_LIKE_SHELLS, SCRIPT_PROGRAMS } from '../../knowledge/shell/shell-programs.ts';
import { COLLECTIONS, keepsNothing, sendsAway } from '../../knowledge/tools/consumers.ts';
import { fileArgumentsOf, outputOf, projectUseOf, toolOf, wrapperOf } from '../../knowledge/tools/index.ts';
import { isCredentialOption, keepingWords, mayRemember, writesByCard } from '../../knowledge/tools/kept-logins.ts';
import { recordsCall } from '../../knowledge/tools/kept-records.ts';
import type { KeptText } from '../../knowledge/tools/kept-text.ts';
import { isOutputWord, keptText, launched } from '../../knowledge/tools/kept-texts.ts';
import { isLoginWord, takesLoginInput } from '../../knowledge/tools/login-words.ts';
import { canonicalProgram } from '../../knowledge/tools/program-names.ts';
import type { Run, Script, ShellCommand, ShellWord } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';
import { MOST_SEARCHED } from '../../text/pattern.ts';
import { fedTexts, textsOf } from './code-writes.ts';
import { operandsOf } from './kept-logins.ts';
import { asIfRead } from './unread-script.ts';

/**
 * Returns the programs in a RUN that get the value of the variable in their words or on their input, and of which nobody knows what they keep, shown to
 * people: `toml set`. A program of the project (`./deploy.sh`) is none: it might as well read the variable from its environment, and then gets it too.
 * `inEnvironment`: whether what lists the environment, or fills a template from it, has the variable.
 */
export function unknownTakers({ script }: Run, name: string, inEnvironment: boolean): readonly string[] {
  if (!script || unknownIn(script).length === 0) return [];
  // of a variable that the script itself sets again, other variables may hold the value
  const takers = script.writes.has(name) ? takersOf(script, (one) => one === name) : takersOfInherited(script);
  return [...(takers.get(name) ?? []), ...(inEnvironment ? (takers.get(WHOLE) ?? []) : [])];
}

/** Stands for the name of any variable of the environment. */
const WHOLE = '*';

/**
 * The same for the content of a file: `toml set settings.toml key "$(cat FILE)"`. Here a client that keeps a login counts as well, because nothing is known that
 * would make it drop it.
 */
export function unknownTakersOf({ states }: Facts, run: Run, path: string): readonly string[] {
  const { script } = asIfRead(run);
  if (!script) return [];
  const state = states.get(run);
  const trace = traceTaint(
    script,
    { isSecret: () => false, environment: undefined, files: [path] },
    placesOf(script, { workdir: state?.workdir, home: homeOf(state) }),
  );
  const others = [...keepersIn(script), ...codeIn(script)].map((one): Taker => ({ ...one, words: 'any' }));
  const takers = [...unknownIn(script), ...others];
  return takers.flatMap((taker) => (isGiven(trace, taker) ? [shownAs(taker.command)] : []));
}

/** What unknown programs get, by the variable, for all variables that the script does not set. Cached, because each secret asks. */
const takersOfInherited = keptWith((script: Script) => takersOf(script, (name) => !script.writes.has(name)));

function takersOf(script: Script, isSecret: (name: string) => boolean): ReadonlyMap<string, readonly string[]> {
  const trace = traceTaint(script, { isSecret, environment: WHOLE, files: [] }, placesOf(script, UNKNOWN_PLACE));
  const takers = new Map<string, Set<string>>();
  for (const taker of unknownIn(script))
    for (const name of namesFor(trace, taker)) takers.set(name, (takers.get(name) ?? new Set()).add(shownAs(taker.command)));
  return new Map([...takers].map(([name, programs]) => [name, [...programs]]));
}

function namesFor(trace: TaintTrace, { command, index, words }: Taker): readonly string[] {
  const given = words === 'any' ? [trace.argument(index), trace.input(index)] : words.map((at) => wordTaint(trace, command, at));
  return given.flatMap((taint) => (taint?.from === 'variable' || taint?.from === 'template' ? [taint.name, ...(taint.also ?? [])] : []));
}

/** Whether a command gets a secret of any kind in the words that it may keep. */
function isGiven(trace: TaintTrace, { command, index, words }: Taker): boolean {
  if (words === 'any') return trace.argument(index) !== undefined || trace.input(index) !== undefined;
  return words.some((at) => wordTaint(trace, command, at) !== undefined);
}

function wordTaint(trace: TaintTrace, { words }: ShellCommand, at: number): Taint | undefined {
  const word = words[at];
  return word && trace.word(word);
}

/** A command that may keep what it gets: in any of its words and its input, or in these words. */
interface Taker {
  readonly command: ShellCommand;
  readonly index: number;
  readonly words: TakenWords;
}

type TakenWords = 'any' | readonly number[];

/** The commands of a script of which nobody knows what they keep. */
const unknownIn = keptWith((script: Script): readonly Taker[] => {
  const own = new Set(script.functions.map(({ name }) => name));
  return script.commands.flatMap((command, index) => {
    const words = keepsFed(script, command) ? 'any' : takenWords(command, own);
    return words === 'any' || words.length > 0 ? [{ command, index, words }] : [];
  });
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

/** Whether a program keeps such a text as it gets on its input here. */
function keepsFed(script: Script, command: ShellCommand): boolean {
  const { program, args } = commandInvocation(command);
  const fed = keptText(program, args)?.fed;
  return fed !== undefined && isFedUnasked(command) && fed.test([...textsOf(command), ...fedTexts(script, command)].join('\n').slice(0, MOST_SEARCHED));
}

/** The words of a command that it may keep. */
function takenWords(command: ShellCommand, functions: ReadonlySet<string>): TakenWords {
  const { program, path, args, at } = commandInvocation(command);
  // a shell that gets what a pipe brings in its words
  if (wrapperOf(command.name)?.appendsInput && RUNS_CODE.has(program) && isFedUnasked(command)) return 'any';
  const recorded = recordedWords(command, at);
  if (recorded.length > 0) return recorded;
  if (command.words.length === 0 || command.isScriptSeen || functions.has(command.name)) return NONE;
  const text = args.join(' ');
  const kept = keptText(program, args);
  const isOwn = isFromFolder(path) && !(kept && LAUNCHERS.test(path));
  if (program === '' || isOwn || keepsNothing(program, text)) return NONE;
  const outputs = outputWords(command, at);
  const others = takenElsewhere(command, kept);
  return others === 'any' ? others : [...new Set([...outputs, ...others])];
}

/** The words that a command may keep beside the names of what it makes. */
function takenElsewhere(command: ShellCommand, kept: KeptText | undefined): TakenWords {
  const { program, path, args, at } = commandInvocation(command);
  const text = args.join(' ');
  // what it keeps by its card is followed; a password of an account is meant to stay, but not what else stands about it
  const writer = findWriter(program, text);
  if (writer && (writer.kind !== 'password-db' || !kept)) return NONE;
  if (kept?.printed && !isPrintedToFile(command)) return NONE;
  if (kept && ((kept.all && !kept.word) || (kept.input && isFedUnasked(command)))) return 'any';
  if (kept) return (kept.all ? wordsGiven(command, at) : givenElsewhere(command, at)).filter((index) => isKept(command, index, kept));
  const card = toolOf(program);
  // what is found by its path is a program of the project, or of the image that the project chose
  if (card === undefined && path.includes('/')) return NONE;
  const done = fileEffects(command).filter(({ word = -1 }) => word > at);
  // what it does to files is followed, but not what else it puts into one that it makes
  if (done.length > 0) return done.some(({ effect }) => effect === 'edit') || sendsAway(program) ? NONE : givenElsewhere(command, at, done);
  const inner = launched(program, args);
  if (inner && toolOf(canonicalProgram(inner.program)) === undefined)
    return mayRemember(operandsOf(inner.args)) || isFedUnasked(command) ? 'any' : givenElsewhere(command, at);
  const isCollected = card !== undefined && COLLECTIONS.has(card.name);
  // where its words say that it keeps them, kept-logins.ts tells of programs without rows of their own
  if (keepingWords(program, operandsOf(args)) !== undefined)
    return !isCollected && (writesByCard(program) || fileArgumentsOf(program).length > 0) ? 'any' : NONE;
  if (isCollected) return 'any';
  if (sendsAway(program)) return NONE;
  if (card === undefined) return mayRemember(operandsOf(args)) || isFedUnasked(command) ? 'any' : givenElsewhere(command, at);
  if (outputOf(program, text) !== undefined) return NONE;
  if (projectUseOf(program, text) === undefined) return isFedUnasked(command) && !RUNS_CODE.has(program) ? 'any' : givenElsewhere(command, at);
  // what it makes of the project may hold settings that come from elsewhere
  return isFedAsFile(command, at) ? 'any' : givenElsewhere(command, at).filter((index) => isProcess(command.words[index]));
}

/** The words behind a program, on the way to the one that runs, that writes down what it starts. */
function recordedWords(command: ShellCommand, at: number): readonly number[] {
  const words = command.words.map(({ value }) => value);
  const recorder = words.slice(0, at + 1).findIndex((word, index) => recordsCall(canonicalProgram(word), words.slice(index + 1)));
  return recorder < 0 ? NONE : wordsGiven(command, recorder);
}

/** Whether it gets its input in place of a file that it names: `-f -`. Code is looked at elsewhere. */
function isFedAsFile(command: ShellCommand, at: number): boolean {
  return (
    !RUNS_CODE.has(commandInvocation(command).program) && isFedUnasked(command) && command.words.slice(at + 1).some(({ value }) => IN_PLACE_OF_FILE.test(value))
  );
}

const IN_PLACE_OF_FILE = /^(?:-|\/dev\/stdin|\/proc\/self\/fd\/0)$/;

/** Whether a word holds `<(…)`. */
function isProcess(word: ShellWord | undefined): boolean {
  return word?.value.includes('<(') === true;
}

const NONE: readonly number[] = [];

/** Whether a program keeps what stands in a word: by its own text, or by the option before it. */
function isKept({ words }: ShellCommand, index: number, { word = ANY }: KeptText): boolean {
  return word.test(`${words[index - 1]?.value ?? ''} ${words[index]?.value ?? ''}`);
}

const ANY = /^/;

/** Whether the output of a command goes to a file by a redirect of its own. */
function isPrintedToFile(command: ShellCommand): boolean {
  return fileEffects(command).some(({ word, path }) => word === undefined && !path.startsWith('/dev/'));
}

/** The words in which a program gets the name of what it makes: `--output "/x-$TOKEN"`. The files of a program whose card tells them are followed. */
function outputWords(command: ShellCommand, at: number): readonly number[] {
  if (sendsAway(commandInvocation(command).program)) return NONE;
  const followed = new Set(fileEffects(command).map(({ word }) => word));
  return wordsGiven(command, at).filter(
    (index) => !followed.has(index) && isOutputWord(command.words[index - 1]?.value ?? '', command.words[index]?.value ?? ''),
  );
}

/** The words in which it may get a value elsewhere than where a program expects the credential of one call: `--token "$TOKEN"`. `but`: words that are followed. */
function givenElsewhere(command: ShellCommand, at: number, but: readonly FileEffect[] = []): readonly number[] {
  const spots = new Set([...commandSpots(command), ...but].map(({ word }) => word));
  const { program, args } = commandInvocation(command);
  const runner = launched(program, args)?.program ?? program;
  const isExpected = (index: number): boolean => {
    const [before = '', word = ''] = [command.words[index - 1]?.value, command.words[index]?.value];
    return isCredentialOption(before) || isCredentialOption(word) || isLoginWord(runner, before, word);
  };
  return wordsGiven(command, at).filter((index) => !spots.has(index) && !isExpected(index));
}

/** The words behind the program that hold what a variable or another command gives. */
function wordsGiven({ words }: ShellCommand, at: number): readonly number[] {
  return words.flatMap((word, index) => (index > at && (word.reads.length > 0 || word.substitutions.length > 0) ? [index] : []));
}

/** Whether it reads an input without an option that says that a credential comes there: `--password-stdin`. */
function isFedUnasked({ words, pipeline, redirects }: ShellCommand): boolean {
  const isFed = pipeline.index > 0 || redirects.some(({ operator }) => operator.startsWith('<'));
  return isFed && !words.some(({ value }) => isCredentialOption(value)) && !takesLoginInput(words.map(({ value }) => value).join(' '));
}

/** The program with its sub-command. */
function shownAs(command: ShellCommand): string {
  const { program, args } = commandInvocation(command);
  const [first] = args;
  return first !== undefined && /^[a-z][a-z-]{1,19}$/.test(first) ? `${program} ${first}` : program;
}
