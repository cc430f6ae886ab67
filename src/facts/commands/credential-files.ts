import type { CredentialFileUse } from '../../knowledge/tool-credential-files.ts';
import { credentialFilesOf, namedCredentialFiles, passwordInputOf, wrapperOf } from '../../knowledge/tools/index.ts';
import { canonicalProgram } from '../../knowledge/tools/program-names.ts';
import type { Script, ShellCommand } from '../../syntax/types.ts';
import { isSecretName } from '../sensitivity/name.ts';
import { credentialSpots } from './credential-spots.ts';
import { assignedBy, type Invocation, invocationOf } from './invocation.ts';
import { placesOfOptions } from './option-values.ts';
import type { Place } from './paths.ts';
import { placesOf } from './places.ts';
import { type TaintTrace, traceTaint } from './taint/taint.ts';

/** A use of a file that shows it to be a credential, whatever its name is. */
export interface FileAsCredential {
  /** The kind of the file, as in secret-files.ts. */
  readonly kind: string;
  /** Set if the file may also hold no credential: settings with room for a login. */
  readonly mostly: boolean;
  /** Set if it is a list of settings, of which only some are credentials. */
  readonly often?: true;
  /** The user of the file, shown to people: `ssh-add`, `curl --netrc-file`, `NPM_TOKEN`. */
  readonly by: string;
}

/** A file about which only one thing is known: a password or token is read from it. */
const TOKEN_FILE = { kind: 'token-file', mostly: false } as const;

/** Returns how the script uses the file at an absolute path as a credential; undefined if it does not. `start`: working directory and home at its start. */
export function fileAsCredential(script: Script, path: string, start: Place): FileAsCredential | undefined {
  const places = placesOf(script, start);
  const trace = traceTaint(script, { isSecret: () => false, environment: undefined, files: [path] }, places);
  for (const [index, command] of script.commands.entries()) {
    const place = places[index] ?? start;
    const use = byPath(script, command, (word) => trace.file(word, place) !== undefined) ?? byContent(command, index, trace) ?? byVariable(command, trace);
    if (use) return use;
  }
  return undefined;
}

/** The file that the value of a variable makes a credential: `ENV KUBECONFIG=/app/cluster.yaml`, `BORG_PASSCOMMAND="cat /root/bk"`, `GIT_SSH_COMMAND="ssh -i /app/key"`. */
export function credentialFileVariable(name: string, value: string): { readonly path: string; readonly use: FileAsCredential } | undefined {
  const row = namedCredentialFiles().find(({ variables }) => variables?.includes(name));
  const { prefix = '', kind, mostly = false } = row ?? {};
  if (kind !== undefined) return value.startsWith(prefix) ? { path: value.slice(prefix.length).trim(), use: { kind, mostly, by: name } } : undefined;
  let path: string | undefined;
  const use = inSetting([value], (word) => {
    path = word;
    return true;
  });
  return use && path !== undefined ? { path, use: { ...use, by: name } } : undefined;
}

/** The use of the path in arguments, in a variable, or in a command inside a setting. */
function byPath(script: Script, command: ShellCommand, isFile: (word: string) => boolean): FileAsCredential | undefined {
  const words = command.words.map((word) => word.value);
  const invocation = invocationOf(words);
  const text = invocation.args.join(' ');
  for (const row of credentialFilesOf(invocation.program)) {
    if (!(row.when?.test(text) ?? true)) continue;
    const named = pathsOf(row, words, invocation).find(({ path }) => isFile(path));
    if (named && !isGivenTo(script, named.path, row.notOf))
      return { kind: row.kind, mostly: row.mostly ?? false, by: `${invocation.program} ${named.option}`.trim() };
  }
  const set = assignedBy(command);
  for (const { name, value } of set) {
    const told = credentialFileVariable(name, value);
    if (told && isFile(told.path)) return told.use;
  }
  return inSetting([...words, ...set.map(({ value }) => value)], isFile);
}

/** Whether one of the programs is given the path. */
function isGivenTo(script: Script, path: string, programs: readonly string[] = []): boolean {
  if (programs.length === 0) return false;
  const calls = script.commands.map((command) => invocationOf(command.words.map((word) => word.value)));
  return calls.some(({ program, args }) => programs.includes(program) && args.some((word) => word.endsWith(`=${path}`) || word === path));
}

function inSetting(words: readonly string[], isFile: (word: string) => boolean): FileAsCredential | undefined {
  for (const word of words) {
    if (!word.includes(' ')) continue;
    for (const { text, kind, mostly } of namedCredentialFiles()) {
      const path = text?.exec(word)?.groups?.path;
      if (path !== undefined && isFile(path)) return { kind, mostly: mostly ?? false, by: 'a command in a setting' };
    }
  }
  return undefined;
}

/** The paths that a row finds in the words, each with the option before it, or '' for an operand. */
function pathsOf(
  { options = [], prefix = '', inList, operands }: CredentialFileUse,
  words: readonly string[],
  { at, args }: Invocation,
): readonly { readonly option: string; readonly path: string }[] {
  const named = placesOfOptions(words, at, options).flatMap(({ option, word, start }) => {
    const list = words[word]?.slice(start) ?? '';
    const value = inList === undefined ? list : valueInList(list, inList);
    return value.startsWith(prefix) ? [{ option, path: value.slice(prefix.length) }] : [];
  });
  return operands ? [...named, ...args.filter((word) => !word.startsWith('-')).map((path) => ({ option: '', path }))] : named;
}

function valueInList(list: string, name: string): string {
  const item = list.split(',').find((one) => one.startsWith(`${name}=`));
  return item?.slice(name.length + 1) ?? '';
}

/** The use of the file's content: `docker login --password-stdin < FILE`, `--token "$(cat FILE)"`, `cat FILE | xargs tool login --token`. */
function byContent(command: ShellCommand, index: number, trace: TaintTrace): FileAsCredential | undefined {
  const words = command.words.map((word) => word.value);
  const { program, args } = invocationOf(words);
  if (trace.input(index) !== undefined) {
    const text = args.join(' ');
    const whole = credentialFilesOf(program).find((row) => row.input && (row.when?.test(text) ?? true));
    if (whole) return { kind: whole.kind, mostly: whole.mostly ?? false, by: program };
    const input = passwordInputOf(program, text);
    if (input) return { ...TOKEN_FILE, by: program, ...(input.inSettings ? { often: true } : {}) };
    // the appended input is one more word
    if (wrapperOf(canonicalProgram(words[0] ?? ''))?.appendsInput && credentialSpots([...words, '$_']).some(({ word }) => word === words.length))
      return { ...TOKEN_FILE, by: program };
  }
  const spot = credentialSpots(words).find(({ word, value }) => {
    const at = command.words[word];
    return at !== undefined && /[$`]/.test(value) && trace.word(at) !== undefined;
  });
  return spot && { ...TOKEN_FILE, by: spot.what };
}

/** The use of the file's content as a variable: `export NPM_TOKEN=$(cat FILE)`. */
function byVariable(command: ShellCommand, trace: TaintTrace): FileAsCredential | undefined {
  const found = assignedBy(command).find(({ name, word }) => trace.word(word) !== undefined && isSecretName(name));
  return found && { ...TOKEN_FILE, by: found.name };
}
