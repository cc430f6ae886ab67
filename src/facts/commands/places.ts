import { CHANGES_FOLDER, CHANGES_USER, RAISES_RIGHTS } from '../../knowledge/shell/commands.ts';
import { CLEARS_ENVIRONMENT } from '../../knowledge/shell/user-changes.ts';
import type { Script, ShellCommand } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';
import { commandInvocation } from './invocation.ts';
import { baseName, enterFolder, type Place } from './paths.ts';

/** Returns working directory and home at each command of a script, by its index. Follows `cd` if its argument is literal. */
export function placesOf(script: Script, start: Place): readonly Place[] {
  const known = knownPlaces(script);
  const key = `${start.workdir ?? ''}\n${start.home ?? ''}`;
  const places = known.get(key) ?? findPlaces(script, start);
  known.set(key, places);
  return places;
}

const knownPlaces = keptWith((_: Script) => new Map<string, readonly Place[]>());

function findPlaces(script: Script, start: Place): readonly Place[] {
  const places: Place[] = [];
  let outer = start;
  let inner: Place | undefined;
  for (const command of script.commands) {
    const nested = isNested(command);
    // a `cd` in a subshell has no effect outside of it
    const place: Place = nested ? (inner ?? outer) : outer;
    places.push(place);
    const next = CHANGES_FOLDER.has(command.name) ? enterFolder(place, command.words[1]?.value) : place;
    if (nested) inner = next;
    else {
      outer = next;
      inner = undefined;
    }
  }
  return places;
}

function isNested(command: ShellCommand): boolean {
  return command.within.some((one) => one === 'subshell' || one === 'substitution' || one === 'literal' || one === 'pipeline' || one === 'background');
}

/** What runs a command: the words of its wrappers (`sudo -u app`), and of the commands whose text it stands in (`su app -c '…'`). */
interface Runners {
  readonly wrappers: readonly string[];
  readonly around: readonly (readonly string[])[];
}

/** Returns what runs a command of the script. */
function runnersOf(script: Script, command: ShellCommand): Runners {
  const { words, at } = commandInvocation(command);
  return { wrappers: words.slice(0, at), around: surroundingCommands(script, command).map((one) => commandInvocation(one).words) };
}

/** The commands in whose text a command stands: `sh -c '…'`, `su app -c '…'`. */
export function surroundingCommands(script: Script, command: ShellCommand): readonly ShellCommand[] {
  return command.within.includes('literal') ? outerCommands(script).filter((one) => one !== command && holds(one, command)) : [];
}

/** The commands that may run another of the script as their text. */
const outerCommands = keptWith(({ commands }: Script) => commands.filter((command) => command.words.length > 0));

function holds({ range, redirects }: ShellCommand, inner: ShellCommand): boolean {
  const ranges = [range, ...redirects.flatMap(({ heredoc }) => (heredoc ? [heredoc.bodyRange] : []))];
  return ranges.some(({ start, end }) => start <= inner.range.start && inner.range.end <= end);
}

/** The commands that another one runs and whose output is its own, by index: those of the text of `sh -c '…'`, and of a function of the script. */
export function calledBy(script: Script, index: number): readonly number[] {
  const command = script.commands[index];
  if (!command) return [];
  const isCalled = command.isScriptSeen
    ? (one: ShellCommand): boolean => one.within.includes('literal') && one !== command && holds(command, one)
    : script.functions.some(({ name }) => name === command.name)
      ? (one: ShellCommand): boolean => one.within.includes('function') && isInFunction(script, one, command.name)
      : undefined;
  return isCalled ? script.commands.flatMap((one, at) => (isCalled(one) ? [at] : [])) : [];
}

/** Whether a command stands in the function of the name. */
function isInFunction({ functions }: Script, { range }: ShellCommand, name: string): boolean {
  return functions.some((one) => one.name === name && one.range.start <= range.start && range.end <= one.range.end);
}

/**
 * The user as whom a command runs, if the script changes it: `app` in `sudo -u app npm ci` and `su app -c 'npm ci'`. `shell` asks for the user whose shell
 * reads the command, and so expands its `~`: none in the first.
 */
export function changedUser(script: Script, command: ShellCommand, as: 'program' | 'shell' = 'program'): string | undefined {
  const { wrappers, around } = runnersOf(script, command);
  const lists = as === 'shell' ? around : [...around, wrappers];
  return lists.map(userIn).findLast((user) => user !== undefined);
}

/** The user that some words change to; root where they name none. */
function userIn(words: readonly string[]): string | undefined {
  const at = words.findLastIndex((word) => CHANGES_USER.has(baseName(word)));
  if (at < 0) return undefined;
  const rest = words.slice(at + 1);
  const option = rest.findIndex((word) => NAMES_USER.test(word));
  if (option >= 0) return rest[option]?.split('=')[1] ?? rest[option + 1] ?? 'root';
  if (RAISES_RIGHTS.has(baseName(words[at] ?? ''))) return 'root';
  return rest.find((word, index) => !word.startsWith('-') && !/^-[csg]$|^--(?:command|shell|group)$/.test(rest[index - 1] ?? '')) ?? 'root';
}

/** The option of sudo, doas, runuser and setpriv that names the user. */
const NAMES_USER = /^(?:-[A-Za-z]*u|--user(?:=.*)?|--reuid(?:=.*)?)$/;

/** The place of a command, with the home of the user as whom it runs. `as`: see `changedUser`. */
export function placeAsUser(script: Script, command: ShellCommand, place: Place, as: 'program' | 'shell'): Place {
  const user = changedUser(script, command, as);
  if (user === undefined) return place;
  if (user === 'root') return { ...place, home: place.home === undefined ? undefined : '/root' };
  return { ...place, home: `/home/${user}` };
}

/** Whether a command runs without a variable that the script around it has: behind `sudo`, `su -` or `env -i`. */
export function losesVariable(script: Script, command: ShellCommand, name: string): boolean {
  if (!clearedCommands(script).includes(command)) return false;
  const { wrappers, around } = runnersOf(script, command);
  return [wrappers, ...around].some((words) => isCleared(words, name));
}

/** The commands of a script that run without some of its variables. */
export const clearedCommands = keptWith((script: Script): readonly ShellCommand[] =>
  script.commands.filter((command) => {
    const { wrappers, around } = runnersOf(script, command);
    return [wrappers, ...around].some((words) => isCleared(words, ''));
  }),
);

function isCleared(words: readonly string[], name: string): boolean {
  return CLEARS_ENVIRONMENT.some(({ programs, when, unless, passes }) => {
    const at = words.findIndex((word) => programs.includes(baseName(word)));
    if (at < 0) return false;
    const options = words.slice(at + 1);
    if ((when && !options.some((word) => when.test(word))) || options.some((word) => unless?.test(word))) return false;
    const passed = options.flatMap((word) => passes?.exec(word)?.groups?.['names']?.split(',') ?? []);
    return !passed.includes(name) && !options.some((word) => word.startsWith(`${name}=`));
  });
}
