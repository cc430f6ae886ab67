import { commandSpots } from '../../facts/commands/credential-spots.ts';
import { fileEffects } from '../../facts/commands/file-effects.ts';
import { commandInvocation } from '../../facts/commands/invocation.ts';
import { findWriter } from '../../facts/commands/layer-writes.ts';
import { UNKNOWN_PLACE } from '../../facts/commands/paths.ts';
import { placesOf } from '../../facts/commands/places.ts';
import { type TaintTrace, traceTaint } from '../../facts/commands/taint/taint.ts';
import { COLLECTIONS, keepsNothing } from '../../knowledge/tools/consumers.ts';
import { fileArgumentsOf, outputOf, projectUseOf, toolOf } from '../../knowledge/tools/index.ts';
import { isCredentialOption, keepingWords, mayRemember } from '../../knowledge/tools/kept-logins.ts';
import type { Run, Script, ShellCommand } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';
import { operandsOf, writesByCard } from './kept-logins.ts';

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

/** `./deploy.sh`, also if a known program has that name. */
const OF_PROJECT = /^\.{1,2}\//;

function isUnknown(command: ShellCommand, functions: ReadonlySet<string>): boolean {
  if (command.words.length === 0 || command.isScriptSeen || functions.has(command.name)) return false;
  const { program, path, args, at } = commandInvocation(command);
  const text = args.join(' ');
  if (program === '' || OF_PROJECT.test(path) || keepsNothing(program, text)) return false;
  // what it does to files, and what it keeps by its card or by its words, is followed
  if (findWriter(program, text) !== undefined || fileEffects(command).some(({ word = -1 }) => word > at)) return false;
  const keeping = keepingWords(program, operandsOf(args));
  const card = toolOf(program);
  // what is found by its path is a program of the project, or of the image that the project chose
  if (card === undefined) return !path.includes('/') && keeping === undefined && (mayRemember(operandsOf(args)) || isGivenElsewhere(command, at));
  if (COLLECTIONS.has(card.name)) return keeping === undefined;
  if (writesByCard(program) || fileArgumentsOf(program).length > 0) return keeping !== undefined;
  return outputOf(program, text) === undefined && projectUseOf(program, text) === undefined && keeping === undefined && isGivenElsewhere(command, at);
}

/** Whether it may get a value elsewhere than where a program expects the credential of one call: `--token "$TOKEN"`. What a pipe brings has no such place. */
function isGivenElsewhere(command: ShellCommand, at: number): boolean {
  const spots = new Set(commandSpots(command).map(({ word }) => word));
  const { words, pipeline, redirects } = command;
  const isExpected = (index: number): boolean => [words[index - 1], words[index]].some((word) => word !== undefined && isCredentialOption(word.value));
  if (words.some((word, index) => index > at && word.reads.length > 0 && !spots.has(index) && !isExpected(index))) return true;
  const isFed = pipeline.index > 0 || redirects.some(({ operator }) => operator.startsWith('<'));
  return isFed && !words.some(({ value }) => isCredentialOption(value));
}

/** The program with its sub-command. */
function shownAs(command: ShellCommand): string {
  const { program, args } = commandInvocation(command);
  const [first] = args;
  return first !== undefined && /^[a-z][a-z-]{1,19}$/.test(first) ? `${program} ${first}` : program;
}
