import { PUBLIC_FILE, WRITTEN_FILES, type WrittenFile } from '../../knowledge/secrets/credential-files.ts';
import { EXPORTS } from '../../knowledge/shell/commands.ts';
import type { CredentialWriter, WriteKind } from '../../knowledge/tool-writes.ts';
import { printsArguments, secretProducerOf, writerOf } from '../../knowledge/tools/index.ts';
import type { Script, ShellCommand } from '../../syntax/types.ts';
import type { Range } from '../../text/range.ts';
import type { Streams } from './command-logs.ts';
import { credentialSpots } from './credential-spots.ts';
import { type FileEffect, fileEffects, STANDARD_INPUT } from './file-effects.ts';
import { commandInvocation } from './invocation.ts';
import { descriptorFiles, loggedSecrets } from './logged-secrets.ts';
import { baseName, isWithin, normalisePath, type Place, UNKNOWN_PLACE } from './paths.ts';
import { losesVariable, placeAsUser, placesOf } from './places.ts';
import { findRemoval, findRevert, removalsOf } from './removal.ts';
import { effectTaint, firstFile, nameTaint } from './taint/effect-taint.ts';
import { type Taint, type TaintTrace, traceTaint } from './taint/taint.ts';
import { together } from './taint/tainted-files.ts';
import { takenFile } from './taint/taken-files.ts';

/** The secrets of a RUN, and the paths whose content is in no layer. */
export interface SecretInputs {
  readonly variables: ReadonlySet<string>;
  /** Absolute paths of mounted secret files. */
  readonly files: readonly string[];
  /** Absolute paths of mounts (secret, tmpfs, cache): nothing written below them is in a layer. */
  readonly mountedTargets: readonly string[];
  /** Whether a file counts that is filled from the environment by a template, which may not name the secret. */
  readonly templates?: boolean;
  /** The files that get what the script prints; none unless given. */
  readonly streams?: Streams;
}

/** A secret that a RUN writes into its layer. */
export interface Persisted {
  readonly command: ShellCommand;
  /** Range of the command in the document. */
  readonly range: Range;
  /** The variable or the file; for a fetched secret its description. */
  readonly secret: string;
  /** The other secrets that it writes there. */
  readonly also: readonly string[];
  readonly from: Taint['from'];
  /** The path as shown to people: as written in the command, or as named by the tool's manual. */
  readonly where: string;
  readonly kind: WriteKind;
  /** The row of the tool's command that wrote it; undefined for an ordinary file write. */
  readonly writer: CredentialWriter | undefined;
  /** Whether the same RUN removes it again, so that the layer is clean. */
  readonly removed: boolean;
  /** The command that removes it. */
  readonly removal: ShellCommand | undefined;
  /** A further place that keeps the secret even if the file is removed, as described by the tool's card; undefined if there is none. */
  readonly keeps: string | undefined;
}

/** Whether a write leaves the secret in the layer. The password of an image account does not count, because it is meant to stay. */
export function staysInLayer({ removed, kind }: Persisted): boolean {
  return !removed && kind !== 'password-db';
}

/** Whether a write stores one of these secrets. */
export function writesOneOf({ secret, also }: Persisted, names: ReadonlySet<string>): boolean {
  return names.has(secret) || also.some((name) => names.has(name));
}

/** A write before it is known whether it is removed again. */
export interface Write {
  readonly index: number;
  readonly taint: Taint;
  readonly where: string;
  /** Paths whose removal cleans the layer. */
  readonly paths: readonly string[];
  readonly kind: WriteKind;
  readonly writer: CredentialWriter | undefined;
}

const NEVER_IN_A_LAYER = ['/dev', '/proc', '/sys', '/run/secrets'];

/** Returns the secrets that a script writes into the layer of its RUN, including those that it removes again (`removed`). */
export function findPersisted(script: Script, secrets: SecretInputs, place: Place = UNKNOWN_PLACE): readonly Persisted[] {
  if (secrets.variables.size === 0 && secrets.files.length === 0 && !script.commands.some(fetchesSecret)) return [];
  const places = placesOf(script, place);
  const [environment] = secrets.variables;
  const trace = traceTaint(script, { isSecret: (name) => secrets.variables.has(name), environment, files: secrets.files }, places);
  const own = script.commands.flatMap((_, index) => writesOf(script, index, trace, places)).filter((write) => secrets.templates || !isGuess(write));
  const logged = loggedSecrets(script, trace, secrets.streams).map(
    ({ path, ...one }): Write => ({ ...one, where: path, paths: [path], kind: 'redirect', writer: undefined }),
  );
  const writes = [...own, ...logged];
  return settle(script, writes, trace, places, secrets.mountedTargets);
}

/** Whether a command fetches a secret and prints it. */
function fetchesSecret(command: ShellCommand): boolean {
  const { program, args } = commandInvocation(command);
  return secretProducerOf(program, args.join(' ')) !== undefined;
}

/** Adds to each write whether it is removed again. Drops writes to paths that are in no layer. */
export function settle(script: Script, writes: readonly Write[], trace: TaintTrace, places: readonly Place[], mounts: readonly string[]): readonly Persisted[] {
  if (writes.length === 0) return [];
  const removals = removalsOf(script, places, trace);
  return writes.flatMap((write) => {
    const command = script.commands[write.index];
    if (!command) return [];
    const place = placeAsUser(script, command, places[write.index] ?? UNKNOWN_PLACE, write.writer ? 'program' : 'shell');
    const paths = write.paths.map((path) => normalisePath(trace.expand(path), place));
    if (paths.some((path) => isOutsideLayers(path, place, mounts))) return [];
    const undo = write.writer && findRevert(script, write.index, write.writer);
    const gone = undo ?? paths.map((path) => findRemoval(script, removals, write.index, path)).find((found) => found !== undefined);
    const { keeps: kept, keepsUnless } = write.writer ?? {};
    const keeps = keepsUnless !== undefined && hasInEnvironment(script, write.index, keepsUnless) ? undefined : kept;
    const removed = gone !== undefined && keeps === undefined;
    const { taint, where, kind, writer } = write;
    return [
      {
        command,
        range: command.range,
        secret: taint.name,
        also: taint.also ?? [],
        from: taint.from,
        where,
        kind,
        writer,
        removed,
        removal: gone === undefined ? undefined : script.commands[gone],
        keeps,
      },
    ];
  });
}

/** Whether a command gets `NAME=value`: written before it, or exported earlier in the script. */
function hasInEnvironment(script: Script, index: number, setting: string): boolean {
  const command = script.commands[index];
  if (command && losesVariable(script, command, setting.replace(/=.*/, ''))) return false;
  const own = command?.assignments.some((one) => `${one.name}=${one.value?.value ?? ''}` === setting);
  return own === true || script.commands.slice(0, index).some((one) => EXPORTS.has(one.name) && one.within.length === 0 && exportsOf(one).includes(setting));
}

function exportsOf(command: ShellCommand): readonly string[] {
  return [...command.words.map((word) => word.value), ...command.assignments.map((one) => `${one.name}=${one.value?.value ?? ''}`)];
}

function isOutsideLayers(path: string, place: Place, mounts: readonly string[]): boolean {
  return [...NEVER_IN_A_LAYER, ...mounts.map((one) => normalisePath(one, place))].some((folder) => isWithin(path, folder));
}

function writesOf(script: Script, index: number, trace: TaintTrace, places: readonly Place[]): readonly Write[] {
  const command = script.commands[index];
  const place = places[index] ?? UNKNOWN_PLACE;
  if (!command) return [];
  const opened = descriptorFiles(script, command).map((path): FileEffect => ({ effect: 'write', path, word: undefined, sources: [], recursive: false }));
  const effects = [...fileEffects(command), ...opened];
  const files = effects.flatMap((effect) => [...fileWrite(command, effect, index, trace, place), ...nameWrite(command, effect, index, trace)]);
  for (const { effect, path, sources } of effects)
    for (const gone of effect === 'delete' ? [path] : effect === 'move' ? sources : []) trace.removeFile(gone, place);
  for (const write of files) for (const path of write.paths) trace.addFile(path, place, write.taint);
  const taken = files.length > 0 ? undefined : takenFile(script, index, trace, place);
  const takenIn: readonly Write[] = taken ? [{ index, taint: taken.taint, where: taken.where, paths: [taken.where], kind: 'taken', writer: undefined }] : [];
  return [...files, ...takenIn, ...writerWrites(script, command, index, trace, place)];
}

function fileWrite(command: ShellCommand, effect: FileEffect, index: number, trace: TaintTrace, place: Place): readonly Write[] {
  const taint = effectTaint(effect, index, trace, place);
  if (!taint || effect.effect === 'delete' || effect.effect === 'permissions' || PUBLIC_FILE.test(effect.path)) return [];
  const known = writtenFile(effect.path);
  const isCopy = effect.effect === 'copy' || effect.effect === 'move';
  const isUnpacked = effect.recursive && effect.sources.includes(STANDARD_INPUT);
  const where =
    isCopy && !isUnpacked && /(?:^|\/)\.{0,2}$/.test(effect.path) ? `${effect.path.replace(/\/?$/, '/')}${baseName(effect.sources[0] ?? '')}` : effect.path;
  // `cat SECRET > f` is also a copy; `echo "a$(cat SECRET)" > f` inserts it into a text
  const isWhole = isCopy || (taint.from === 'file' && !printsArguments(commandInvocation(command).program));
  const kind: WriteKind = taint.hashed
    ? 'password-db'
    : known?.kind === 'key-file'
      ? 'key-file'
      : isWhole
        ? 'copy'
        : (known?.kind ?? (effect.effect === 'edit' ? 'edit' : 'redirect'));
  const paths = isCopy ? [where, `${effect.path.replace(/\/?$/, '/')}${baseName(effect.sources[0] ?? '')}`] : [where];
  return [
    {
      index,
      taint,
      where,
      paths,
      kind,
      writer: undefined,
    },
  ];
}

/** A file whose name holds the secret. */
function nameWrite(command: ShellCommand, effect: FileEffect, index: number, trace: TaintTrace): readonly Write[] {
  const taint = nameTaint(command, effect, trace);
  return taint ? [{ index, taint, where: effect.path, paths: [effect.path], kind: 'redirect', writer: undefined }] : [];
}

/** A template filled from the environment may contain any variable; only in a credential file it certainly contains a credential. */
function isGuess({ taint, where }: Write): boolean {
  return taint.from === 'template' && writtenFile(where) === undefined;
}

/** Returns the row for a path with the name of a credential file, or undefined. */
export function writtenFile(path: string): WrittenFile | undefined {
  const lower = path.toLowerCase();
  return WRITTEN_FILES.find(({ marks, path: pattern }) => marks.some((mark) => lower.includes(mark)) && pattern.test(path));
}

/** Maximum length of the arguments: longer ones are data, and the patterns of the table would be slow on them. */
const LONGEST_ARGUMENTS = 4000;

/** Returns the row for a program and its arguments, joined by single spaces. */
export function findWriter(program: string, args: string): CredentialWriter | undefined {
  return writerOf(program, withoutSubstitutions(args.slice(0, LONGEST_ARGUMENTS)));
}

/** Replaces each `$(…)` in the arguments by a variable: words and paths of the inner command do not belong to the outer one. */
export function withoutSubstitutions(text: string): string {
  return text.replace(/\$\([^()]*\)|`[^`]*`/g, '$$SUBSTITUTION');
}

function writerWrites(script: Script, command: ShellCommand, index: number, trace: TaintTrace, place: Place): readonly Write[] {
  const { program, args, words } = commandInvocation(command);
  const writer = findWriter(program, trace.unfold(args.join(' ')));
  if (!writer) return [];
  // the password with which `psql "$URL" -c "create …"` logs in is not stored
  const argument = writer.words ? together(command.words.filter(({ value }) => writer.words?.test(value)).map(trace.word)) : trace.argument(index);
  const taint =
    together([argument, trace.input(index)]) ??
    (writer.words || writer.kind === 'password-db'
      ? undefined
      : firstFile(
          args.map((word) => word.replace(/^[^=]*=/, '')),
          trace,
          place,
        ));
  if (!taint) {
    const inherited = writer.takes === undefined ? undefined : trace.inherited(index, writer.takes);
    return inherited ? [writerWrite(script, command, index, inherited, writer)] : [];
  }
  // `docker login -u "$USER"`: if the position of the credential is known, only a variable there counts, but for one that is given to an account
  const spots = credentialSpots(words.map(trace.unfold));
  if (
    writer.kind !== 'password-db' &&
    argument?.from === 'variable' &&
    trace.input(index) === undefined &&
    spots.length > 0 &&
    !spots.some((spot) => /[$`]/.test(spot.value))
  )
    return [];
  return [writerWrite(script, command, index, taint, writer)];
}

/** The write of a command with a row in the table, and the paths of the written files. */
export function writerWrite(script: Script, command: ShellCommand, index: number, taint: Taint, writer: CredentialWriter): Write {
  const { words, args } = commandInvocation(command);
  const moved = movedFile(script, command, writer);
  const text = args.join(' ');
  const folder = writer.clone === undefined ? undefined : cloneFolder(words);
  const file = moved ?? (folder === undefined ? scopedFile(writer, text) : `${folder}${writer.clone ?? ''}`);
  const files = file === undefined ? writer.files : [file];
  return { index, taint, where: files[0] ?? '', paths: files, kind: writer.kind, writer };
}

/** The file after a variable moved it: set for the command alone, or earlier in the script. */
function movedFile(script: Script, command: ShellCommand, writer: CredentialWriter): string | undefined {
  const inHome = (home: string): string => `${home}/${(writer.files[0] ?? '').replace(/^~\//, '')}`;
  const here = command.assignments.find((one) => (writer.moved?.includes(one.name) ?? false) || one.name === 'HOME');
  if (here?.value) return here.name === 'HOME' ? inHome(here.value.value) : here.value.value;
  const before = writer.moved?.find((name) => script.writes.has(name));
  if (before !== undefined) return `$${before}`;
  return script.writes.has('HOME') ? inHome('$HOME') : undefined;
}

/** The file chosen by an option: `--location=project`, `git config -f FILE`. */
function scopedFile(writer: CredentialWriter, text: string): string | undefined {
  for (const { option, file } of writer.scopes ?? []) {
    const match = option.exec(text);
    if (match) return file ?? match.groups?.['path'];
  }
  return undefined;
}

/** The folder of a clone, with a slash at its end: the word after the URL, or the last part of the URL. */
function cloneFolder(words: readonly string[]): string | undefined {
  const at = words.indexOf('clone');
  if (at < 0) return '';
  const url = words.findIndex((word, index) => index > at && /^[\w+${}]*:\/\//.test(word));
  const next = words[url + 1];
  if (url < 0) return undefined;
  const folder = next !== undefined && !next.startsWith('-') ? next.replace(/\/$/, '') : baseName(words[url] ?? '').replace(/\.git$/, '');
  return folder === '.' ? '' : `${folder}/`;
}
