/**
 * Answers the questions of the analyses about tools from the cards. No analysis knows a tool by its name: it passes the program and its arguments,
 * joined by single spaces. A program is in one card, so an answer costs one look-up and a scan of the rows of that card.
 */

import { boundedMemo } from '../../text/memo.ts';
import { WRAPPERS } from '../shell/wrappers.ts';
import type {
  ConfigFile,
  CredentialOperand,
  CredentialOption,
  EnvironmentReads,
  ExpandedFile,
  InertUse,
  PasswordInput,
  ReferenceStore,
  SecretProducer,
  SettingVariable,
  Tool,
  Wrapper,
} from '../tool.ts';
import type { CredentialFileUse } from '../tool-credential-files.ts';
import type { KeyGenerator } from '../tool-keys.ts';
import type { CommandLog, CommandOutput, FileArguments } from '../tool-output.ts';
import type { PreparedCommands, ProjectScripts, ProjectUse, RepositoryLock } from '../tool-project.ts';
import type { CredentialWriter, OptionVariable } from '../tool-writes.ts';
import { cardNamed, cardOf, expandedFiles, ownLogins, type ProgramFile, programFiles, toolWrappers } from './cards.ts';

export { configVariants, credentialFolders, expandedFiles, keyAgents, namedCredentialFiles, spellings } from './cards.ts';

/** The card of a program, by its canonical name. */
export function toolOf(program: string): Tool | undefined {
  return cardOf(program);
}

interface Limited {
  readonly programs?: readonly string[];
}

function isFor(row: Limited, program: string): boolean {
  return row.programs?.includes(program) ?? true;
}

function rowsFor<T extends Limited>(rows: readonly T[] | undefined, program: string): readonly T[] {
  return rows?.filter((row) => isFor(row, program)) ?? [];
}

function firstFor<T extends Limited & { readonly arguments: RegExp }>(rows: readonly T[] | undefined, program: string, text: string): T | undefined {
  return rows?.find((row) => isFor(row, program) && row.arguments.test(text));
}

/** Returns which variables a program reads and which foreign code it runs, or undefined if it is unknown. */
export function environmentOf(program: string): EnvironmentReads | undefined {
  return toolOf(program)?.environment?.find((row) => isFor(row, program));
}

/** Whether a command is known to read a variable of that name, by itself or through settings. */
export function isKnownReader(program: string, text: string, variable: string): boolean {
  if (!READERS.of(`${program} ${variable}`, () => namesVariable(program, variable)) || environmentOf(program)?.readsNothing?.test(text)) return false;
  const narrow = toolOf(program)?.narrowReads?.find((row) => isFor(row, program) && row.variables.test(variable));
  return narrow?.arguments.test(text) ?? true;
}

/** Cached: every command of a program is checked against every secret variable. */
const READERS = boundedMemo<boolean>(50_000);

function namesVariable(program: string, variable: string): boolean {
  const variables = environmentOf(program)?.variables;
  return variables !== undefined && new RegExp(`^(?:${variables.source})$`, variables.flags).test(variable);
}

/** Returns the row for a program that is known to read no secret from its environment, or undefined. */
export function inertUseOf(program: string): InertUse | undefined {
  return toolOf(program)?.inert?.find((row) => isFor(row, program));
}

/** The options by which a program is given a credential. */
export function credentialOptionsOf(program: string): readonly CredentialOption[] {
  return rowsFor(toolOf(program)?.options, program);
}

/** The operands of a program that are credentials. */
export function credentialOperandsOf(program: string): readonly CredentialOperand[] {
  return rowsFor(toolOf(program)?.operands, program);
}

/** How a program is given the paths of credential files. */
export function credentialFilesOf(program: string): readonly CredentialFileUse[] {
  return rowsFor(toolOf(program)?.credentialFiles, program);
}

/** Whether a key that a command takes is public. `others`: the other commands of its RUN, a line each. */
export function takesPublicKeys(program: string, text: string, others = ''): boolean {
  const rows = toolOf(program)?.publicKeys?.filter(({ besides }) => besides?.test(others) ?? true);
  return firstFor(rows, program, text) !== undefined;
}

/** Returns how a program with these arguments reads a password from its standard input, or undefined. */
export function passwordInputOf(program: string, text: string): PasswordInput | undefined {
  return toolOf(program)?.input?.find((row) => isFor(row, program) && (row.arguments?.test(text) ?? true));
}

/** Returns the row for a command that stores its credential in a file, or undefined. */
export function writerOf(program: string, text: string): CredentialWriter | undefined {
  return firstFor(toolOf(program)?.writes, program, text);
}

/** Whether a program creates accounts in the image with the password that it gets. */
export function makesAccounts(program: string): boolean {
  return toolOf(program)?.writes?.some((row) => row.account === true && isFor(row, program)) ?? false;
}

/** Returns the row for a command that fetches a secret and prints it, or undefined. */
export function secretProducerOf(program: string, text: string): SecretProducer | undefined {
  return firstFor(toolOf(program)?.prints, program, text);
}

/** Returns the row for a command that generates a private key, or undefined. */
export function keyGeneratorOf(program: string, text: string): KeyGenerator | undefined {
  return firstFor(toolOf(program)?.generates, program, text);
}

/** Returns which of its inputs a program prints, or undefined if nothing is known about it. */
export function outputOf(program: string, text: string): CommandOutput['of'] | undefined {
  return toolOf(program)?.output?.find((row) => isFor(row, program) && (row.arguments?.test(text) ?? true))?.of;
}

/** Whether a program prints its arguments and nothing else. */
export function printsArguments(program: string): boolean {
  return toolOf(program)?.output?.some((row) => isFor(row, program) && (row.of === 'arguments' || row.of === 'format')) ?? false;
}

/** Returns the effects of a program on the files named by its arguments. The first row whose option is given counts. */
export function fileArgumentsOf(program: string): readonly FileArguments[] {
  return rowsFor(toolOf(program)?.fileArguments, program);
}

/** Returns what a command tells of its arguments to people who look for a fault. */
export function logsOf(program: string, text: string): readonly CommandLog[] {
  return rowsFor(toolOf(program)?.logs, program).filter((row) => row.arguments?.test(text) ?? true);
}

/** Whether a command installs the packages that its arguments name. */
export function installsPackages(program: string, text: string): boolean {
  return firstFor(toolOf(program)?.installs, program, text) !== undefined;
}

/** Returns the project script that a command runs by its name, and the file that defines it; undefined if it runs none. */
export function projectScriptOf(program: string, text: string): { readonly name: string; readonly file: string } | undefined {
  const row: ProjectScripts | undefined = firstFor(toolOf(program)?.projectScripts, program, text);
  const name = row?.arguments.exec(text)?.groups?.['name'];
  return row && name !== undefined ? { name, file: row.file } : undefined;
}

/** Returns which project files a command executes or expands: the first row with matching arguments; undefined if that is unknown. */
export function projectUseOf(program: string, text: string): ProjectUse | undefined {
  return toolOf(program)?.project?.find((row) => isFor(row, program) && (row.arguments?.test(text) ?? true) && !(row.unless?.test(text) ?? false));
}

/** Whether a program reads the variable without a file that names it. A program without a row reads all of its variables by itself. */
export function readsByItself(program: string, variable: string): boolean {
  return (
    toolOf(program)
      ?.readsByItself?.find((row) => isFor(row, program))
      ?.variables.test(variable) ?? true
  );
}

/** Whether many programs use the login of a card. If so, the login belongs to a command only if the command names the variable. */
export function isSharedLogin(name: string | undefined): boolean {
  return name !== undefined && cardNamed(name)?.sharedLogin === true;
}

/** Whether a program keeps project settings in a file with the name of a credential file of that kind. */
export function keepsSettingsIn(program: string, kind: string): boolean {
  return toolOf(program)?.settingsFiles?.some((row) => row.kind === kind) ?? false;
}

/** The variables that replace the login in settings commands of a program, a row for each sub-command. */
export function optionVariablesOf(program: string): readonly OptionVariable[] {
  return rowsFor(toolOf(program)?.optionVariables, program);
}

/** The credential files that a program finds by itself: its own first, then those of the tools that it runs. */
export function configFilesOf(program: string): readonly ConfigFile[] {
  const tool = toolOf(program);
  const others = rowsFor(tool?.readsFilesOf, program).flatMap(({ tool: name }) => cardNamed(name)?.files ?? []);
  return [...rowsFor(tool?.files, program), ...others];
}

/** Whether a program looks for the file at a path itself, and not only a library of the code that it runs. */
export function looksForFile(program: string, path: string): boolean {
  const tool = toolOf(program);
  const others = rowsFor(tool?.readsFilesOf, program).flatMap(({ tool: name, byLibrary }) => (byLibrary ? [] : (cardNamed(name)?.files ?? [])));
  return [...rowsFor(tool?.files, program), ...others].some((file) => file.path.test(path));
}

/** Whether a file is a login that only the programs of its tool use. */
export function isOwnLogin(path: string): boolean {
  return ownLogins().some((pattern) => pattern.test(path));
}

/** Returns the programs that look for a file which no library reads; undefined if code may read it by itself. */
export function seekersOf(path: string): readonly string[] | undefined {
  return programFileOf(path)?.programs;
}

/** Whether code may read the file at a path by a library. */
export function mayHaveLibrary(path: string): boolean {
  const file = programFileOf(path);
  return file === undefined || file.mentions !== undefined;
}

/** Returns what is known of a file that no library reads by itself; undefined if code may read it. */
export function programFileOf(path: string): ProgramFile | undefined {
  seekers ??= programFiles();
  return seekers.find((row) => row.path.test(path));
}

let seekers: ReturnType<typeof programFiles> | undefined;

/** Whether a command of a client works without a login. */
export function isOfflineCommand(program: string, text: string): boolean {
  return firstFor(toolOf(program)?.offline, program, text) !== undefined;
}

/** Whether a program fails if a settings file refers to a variable that is not set. `image` is the base image, which may tell the version. */
export function isStrict(program: string, image: string): boolean {
  return strictRows(program).some((row) => row.image?.test(image) ?? true);
}

/** Whether a program may fail in that way: also true if its version is unknown. */
export function mayBeStrict(program: string, image: string): boolean {
  return isStrict(program, image) || strictRows(program).some((row) => row.tells?.test(image) !== true);
}

function strictRows(program: string): ExpandedFile['strict'] {
  return expandedFiles().flatMap(({ strict }) => strict.filter((row) => row.programs.includes(program)));
}

/** Returns the rows by which a command needs no login if an earlier one has fetched everything. */
export function preparedBy(program: string, text: string): readonly PreparedCommands[] {
  return toolOf(program)?.prepared?.filter((row) => isFor(row, program) && row.arguments.test(text) && row.unless?.test(text) !== true) ?? [];
}

/** The row of a program about its lock files; undefined if it has none. */
export function repositoryLockOf(program: string): RepositoryLock | undefined {
  return rowsFor(toolOf(program)?.repositoryLocks, program)[0];
}

/** Whether a command fetches something for which it can log in over ssh. */
export function isSshFetch(program: string, text: string): boolean {
  return toolOf(program)?.overSsh?.some((row) => isFor(row, program) && (row.fetches?.test(text) ?? true)) ?? false;
}

/** Whether a command fetches over http alone, if no setting puts an ssh address in the place of its own. */
export function isHttpFetch(program: string, text: string): boolean {
  return toolOf(program)?.overSsh?.some((row) => isFor(row, program) && row.onlyHttp?.test(text) === true) ?? false;
}

/** A settings command that a variable can replace. */
export interface SettingMatch {
  readonly row: SettingVariable;
  /** The name of the setting, as written; '' if it has none. */
  readonly key: string;
  readonly variable: string;
  /** Index of the word that holds the value. */
  readonly value: number;
}

/**
 * Returns the variable by which a tool accepts the credential of a settings command, so that the command is not needed; undefined if there is none.
 * `operands` are the words of the command after the program.
 */
export function settingVariableOf(program: string, operands: readonly string[]): SettingMatch | undefined {
  const plain = operands.flatMap((word, index) => (word.startsWith('-') ? [] : [{ word, index }]));
  for (const row of rowsFor(toolOf(program)?.settings, program)) {
    if (!row.command.every((word, index) => plain[index]?.word === word)) continue;
    const after = plain.slice(row.command.length);
    const [name, value, ...more] = row.setting ? after : [undefined, ...after];
    const matched = row.setting?.exec(name?.word ?? '');
    if ((row.setting && !matched) || !value || more.length > 0) continue;
    const part = row.replace.reduce((all, [from, to]) => all.replace(from, to), matched?.[1] ?? '').toUpperCase();
    return { row, key: name?.word ?? '', variable: row.variable.replace('{0}', part), value: value.index };
  }
  return undefined;
}

/** The settings commands of a program that store their value unchanged, so that it may be a reference. */
export function referenceStoresOf(program: string): readonly ReferenceStore[] {
  return rowsFor(toolOf(program)?.stores, program);
}

let wrappers: ReadonlyMap<string, Wrapper> | undefined;

/** Returns how a program runs the command in its arguments, or undefined if it is no wrapper. */
export function wrapperOf(program: string): Wrapper | undefined {
  wrappers ??= new Map([...WRAPPERS, ...toolWrappers()].flatMap((wrapper) => wrapper.programs.map((each) => [each, wrapper] as const)));
  return wrappers.get(program);
}
