import { PUBLIC_FILE } from '../../knowledge/secrets/credential-files.ts';
import { isUserName } from '../../knowledge/secrets/secret-words.ts';
import { DEFAULT_KEY } from '../../knowledge/secrets/ssh-keys.ts';
import { SAYS_TEST_KEY } from '../../knowledge/secrets/test-keys.ts';
import type { KeyGenerator } from '../../knowledge/tool-keys.ts';
import { keyGeneratorOf, outputOf, passwordInputOf, printsArguments } from '../../knowledge/tools/index.ts';
import { feedersOf } from '../../syntax/shell/script-reads.ts';
import type { Script, ShellCommand, ShellWord } from '../../syntax/types.ts';
import { literalPattern } from '../../text/pattern.ts';
import { behindUser, commandSpots, textSpots } from './credential-spots.ts';
import { type FileEffect, fileEffects } from './file-effects.ts';
import { commandInvocation, type Invocation, invocationOf } from './invocation.ts';
import { findWriter, type Persisted, settle, type Write, writerWrite, writtenFile } from './layer-writes.ts';
import { type Place, UNKNOWN_PLACE } from './paths.ts';
import { placesOf } from './places.ts';
import { type Taint, type TaintTrace, traceTaint } from './taint/taint.ts';

/** A secret as a line of a settings file: `GITHUB_PAT=$X`, `password: $X`. */
const ENVIRONMENT_LINE = /(?:^|[\s"'\\])\w*(?:token|pass\w*|secret|api_?key|private_?key|access_?key|pat|pwd)["']?\s*[=:]\s*["']?(\$\{?\w+\}?)/i;

/**
 * Returns the credentials that a script writes into its layer, as far as the script alone shows: a variable at the place of a password in a credential file or
 * in a login or settings command, or a private key that is generated or fetched. Declarations of the variables are not
 * considered. `fill` replaces variables whose value is known.
 */
export function findCredentialWrites(
  script: Script,
  mounts: readonly string[] = [],
  place: Place = UNKNOWN_PLACE,
  fill: Fill = asWritten,
): readonly Persisted[] {
  const places = placesOf(script, place);
  // computed on demand, because most scripts do not need it
  let traced: TaintTrace | undefined;
  const trace = (): TaintTrace => {
    traced ??= traceTaint(script, { isSecret: () => true, environment: undefined, files: [] }, places);
    return traced;
  };
  const writes = script.commands.flatMap((command, index) => [
    ...fileEffects(command).flatMap((effect) => fileWrite(script, command, effect, index, trace)),
    ...writerWrites(script, command, index, trace),
    ...generatedKeys(script, index, trace, fill),
    ...fetchedKeys(script, command, index),
  ]);
  return writes.length === 0 ? [] : settle(script, writes, trace(), places, mounts);
}

/** Replaces variables whose value is known. */
type Fill = (text: string) => string;
const asWritten: Fill = (text) => text;

/** The same for a script without mounts and with unknown working directory; cached. */
export function credentialWritesOf(script: Script): readonly Persisted[] {
  const known = WRITES.get(script) ?? findCredentialWrites(script);
  WRITES.set(script, known);
  return known;
}

const WRITES = new WeakMap<Script, readonly Persisted[]>();

function fileWrite(script: Script, command: ShellCommand, effect: FileEffect, index: number, trace: () => TaintTrace): readonly Write[] {
  const known = writtenFile(effect.path);
  if (!known || PUBLIC_FILE.test(effect.path) || !/^(?:write|append|edit)$/.test(effect.effect)) return [];
  const feeders = feedersOf(script, command);
  const taint =
    fetchedWithLogin(feeders) ??
    (effect.effect === 'edit' ? trace().argument(index) : effect.word === undefined ? trace().output(index) : trace().input(index));
  if (!taint) return [];
  if (
    taint.from === 'variable' &&
    known.content === 'settings' &&
    !feeders.some((one) => hasVariableSpot(one) || (!known.isList && isOnlyVariable(one, effect)))
  )
    return [];
  return [
    {
      index,
      taint: { ...taint, name: spotVariable(feeders) ?? taint.name },
      where: effect.path,
      paths: [effect.path],
      kind: taint.hashed ? 'password-db' : known.kind,
      writer: undefined,
    },
  ];
}

/** The result of a curl with a login counts as a credential if it is written to a credential file. */
function fetchedWithLogin(commands: readonly ShellCommand[]): Taint | undefined {
  const found = commands.find((one) => isDownload(one) && commandSpots(one).length > 0);
  return found && { name: spotVariable([found]) ?? 'what is fetched with a login', from: 'command' };
}

function isDownload(command: ShellCommand): boolean {
  const { program, args } = commandInvocation(command);
  return outputOf(program, args.join(' ')) === 'download';
}

function hasVariableSpot(command: ShellCommand): boolean {
  return spotVariable([command]) !== undefined;
}

/** The first variable at the position of a credential. */
function spotVariable(commands: readonly ShellCommand[]): string | undefined {
  for (const command of commands) {
    for (const spot of commandSpots(command)) {
      const name = variableIn(behindUser(spot.value), command.words[spot.word]);
      if (name !== undefined && !(spot.orUser && isUserName(name))) return name;
    }
    const line = command.words.find((word) => variableIn(ENVIRONMENT_LINE.exec(word.value)?.[1] ?? '', word) !== undefined);
    if (line) return variableIn(ENVIRONMENT_LINE.exec(line.value)?.[1] ?? '', line);
    for (const { heredoc } of command.redirects) {
      if (!heredoc) continue;
      const names = new Set(heredoc.reads.map((read) => read.name));
      for (const spot of textSpots(heredoc.body))
        for (const name of names) if (new RegExp(`\\$\\{?${literalPattern(name)}(?!\\w)`).test(spot.value)) return name;
    }
  }
  return undefined;
}

/** The variable that the shell expands in a part of a word; undefined if its dollar is quoted. */
function variableIn(part: string, word: ShellWord | undefined): string | undefined {
  return word?.reads.find((read) => new RegExp(`\\$\\{?${literalPattern(read.name)}(?!\\w)`).test(part))?.name;
}

/** Whether the whole written content is a variable: `echo "$NETRC" > ~/.netrc`. */
function isOnlyVariable(command: ShellCommand, effect: FileEffect): boolean {
  if (effect.effect === 'edit') return false;
  const { program, at } = commandInvocation(command);
  if (!printsArguments(program)) return false;
  const content = command.words.slice(at + 1).filter((word) => !/^-\w+$|^%s(?:\\n)?$/.test(word.value));
  return content.length === 1 && content.every((word) => word.reads.length === 1 && /^\$\{?\w+\}?$/.test(word.value) && !isUserName(word.reads[0]?.name ?? ''));
}

function writerWrites(script: Script, command: ShellCommand, index: number, trace: () => TaintTrace): readonly Write[] {
  const { program, args } = commandInvocation(command);
  const text = args.join(' ');
  const writer = findWriter(program, text);
  if (!writer || writer.words || writer.kind === 'password-db' || writer.kind === 'binary') return [];
  const named = spotVariable([command]);
  const readsInput = writer.kind === 'key-file' || passwordInputOf(program, text) !== undefined || /-stdin\b|--with-token\b|\blogin$/.test(text);
  const piped = readsInput ? trace().input(index) : undefined;
  const fetched = trace().argument(index);
  const taint: Taint | undefined =
    named !== undefined
      ? { name: named, from: 'variable' }
      : (piped ?? (fetched?.from === 'command' ? fetched : writer.always ? { name: `what ${program} gets`, from: 'command' } : undefined));
  return taint ? [writerWrite(script, command, index, taint, writer)] : [];
}

/** Private keys that a command of the script generates, also if the program or the path is in a variable. */
function generatedKeys(script: Script, index: number, trace: () => TaintTrace, fill: Fill): readonly Write[] {
  const command = script.commands[index];
  if (!command) return [];
  const call = filledCall(command, trace, fill);
  const generator = keyGeneratorOf(call.program, call.args.join(' '));
  const path = generator && (namedFile(generator, call) ?? (generator.prints ? printedTo(script, index) : undefined));
  if (!generator || path === undefined) return [];
  const taint: Taint = { name: generator.what, from: isForTests(script, call, path) ? 'test-key' : 'generated' };
  return [{ index, taint, where: path, paths: [path], kind: 'key-file', writer: undefined }];
}

/** The call with the variables whose value is known. */
function filledCall(command: ShellCommand, trace: () => TaintTrace, fill: Fill): Invocation {
  const own = commandInvocation(command);
  return own.words.some((word) => word.includes('$')) ? invocationOf(own.words.map((word) => fill(trace().unfold(word)))) : own;
}

function namedFile({ arguments: pattern, file, ending = '' }: KeyGenerator, { args }: Invocation): string | undefined {
  const named = pattern.exec(args.join(' '))?.groups?.['path'];
  return named !== undefined ? `${named}${ending}` : file?.replace('{0}', args.find((word) => !word.startsWith('-')) ?? '');
}

/** The file that gets what the command prints: by its own redirection, or by `tee` behind it. */
function printedTo(script: Script, index: number): string | undefined {
  const command = script.commands[index];
  const next = script.commands[index + 1];
  const writers = [command, next && next.item === command?.item && next.pipeline.index === command.pipeline.index + 1 && isTee(next) ? next : undefined];
  return writers.flatMap((one) => (one ? fileEffects(one) : [])).find(({ effect }) => effect === 'write' || effect === 'append')?.path;
}

function isTee(command: ShellCommand): boolean {
  return fileEffects(command).some(({ effect, word }) => word !== undefined && (effect === 'write' || effect === 'append'));
}

/** Whether the key, or the certificate that the script makes for it, is called one for tests or for the own machine. */
function isForTests(script: Script, { program, args }: Invocation, path: string): boolean {
  const others = script.commands.map(commandInvocation).filter((one) => one.program === program && one.args.includes(path));
  return [args, ...others.map((one) => one.args)].some((words) => SAYS_TEST_KEY.test(words.join(' ')));
}

/** `curl -o ~/.ssh/id_rsa https://…`: a key that whoever has the image has, wherever it came from. */
function fetchedKeys(script: Script, command: ShellCommand, index: number): readonly Write[] {
  const effect = fileEffects(command).find((one) => /^(?:write|append)$/.test(one.effect) && DEFAULT_KEY.test(one.path));
  const feeders = effect ? feedersOf(script, command) : [];
  if (!effect || !feeders.some(isDownload) || fetchedWithLogin(feeders)) return [];
  const taint: Taint = { name: 'a private key that it fetches', from: 'generated' };
  return [{ index, taint, where: effect.path, paths: [effect.path], kind: 'key-file', writer: undefined }];
}
