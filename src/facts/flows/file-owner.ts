import { posix } from 'node:path';
import type { CredentialPlaces } from '../../knowledge/tool-logins.ts';
import type { ProjectUse } from '../../knowledge/tool-project.ts';
import { isOfflineCommand, looksForFile, programFileOf, projectUseOf } from '../../knowledge/tools/index.ts';
import { FETCH_LOGINS, hasLogins, loginOf, logsIn, onlyPassesOn, type ToolFile } from '../../knowledge/tools/logins.ts';
import type { Dockerfile, Run } from '../../syntax/types.ts';
import { type FileReading, fileReadersOfExec } from '../commands/file-readers.ts';
import { commandInvocation, invocationOf } from '../commands/invocation.ts';
import { isWithin, normalisePath, type Place } from '../commands/paths.ts';
import { placesOf } from '../commands/places.ts';
import { homeOf, type StageState } from '../stages/stage-state.ts';
import { runsScript } from './call-outcome.ts';
import type { Sink } from './sink.ts';
import { usesLogin } from './tool-use.ts';

/** Whether the path is one where the tool looks by default, given its working directory. */
export function isWhereToolLooks(file: CredentialPlaces, target: string, place: Place, state: StageState | undefined): boolean {
  const below = (folder: string): string => (isWithin(target, folder) ? posix.relative(folder, target) : '');
  const homes = [place.home, /^(?:\/root|\/home\/[^/]+|~)(?=\/)/.exec(target)?.[0]].filter((home) => home !== undefined);
  if (file.fixed?.test(target) || homes.some((home) => file.home?.test(below(home)))) return true;
  if (file.folders?.some((name) => posix.dirname(target) === state?.env.get(name)?.replace(/(.)\/$/, '$1'))) return true;
  if (place.workdir === undefined && /^[^/~$]/.test(target)) return file.project?.test(target.replace(/^(?:\.\/)+/, '')) ?? false;
  return file.project !== undefined && foldersAbove(place.workdir).some((folder) => file.project?.test(below(folder)));
}

/** Whether a command of the tool in the RUN uses the file: it names the file, or it logs in and looks for the file there. */
export function isUsedByTool(file: ToolFile, run: Run, target: string, readings: readonly FileReading[], state: StageState | undefined): boolean {
  const login = loginOf(file.tool.name);
  if (!login) return false;
  const home = homeOf(state);
  const start: Place = { workdir: state?.workdir, home };
  if (run.exec && !run.script) {
    const words = run.exec.map((word) => word.value);
    const isNamed = fileReadersOfExec(words, target, state?.workdir, home).certainty === 'names-it';
    return isNamed ? login.programs.has(invocationOf(words).program) : usesLogin(words, [login]) && isWhereToolLooks(file, target, start, state);
  }
  const places = run.script ? placesOf(run.script, start) : [];
  return readings.some((reading, index) => {
    const words = reading.command.words.map((word) => word.value);
    const place = places[index] ?? start;
    if (reading.effect !== 'read') return false;
    if (reading.certainty === 'names-it') return login.programs.has(invocationOf(words).program);
    if (!usesLogin(words, [login])) return false;
    return isWhereToolLooks(file, target, place, state) || isWhereToolLooks(file, target, { ...place, workdir: namedFolder(words, target, place) }, state);
  });
}

/** The folder of the file if the command names it as its project folder: `npm --prefix client ci`, `dotnet restore src/app.sln`. */
function namedFolder(words: readonly string[], target: string, place: Place): string | undefined {
  const folder = posix.dirname(target);
  const named = words.slice(1).map((word) => normalisePath(word.replace(/^-{1,2}[\w-]+=/, ''), place));
  return named.some((word) => word !== folder && isWithin(word, folder)) || named.includes(folder) ? folder : undefined;
}

/** A folder and its parents; none if it is unknown. */
function foldersAbove(folder: string | undefined): readonly string[] {
  if (folder === undefined) return [];
  const found = [folder];
  for (let one = folder; one !== '/' && one.startsWith('/'); ) {
    one = posix.dirname(one);
    found.push(one);
  }
  return found;
}

/**
 * Whether a credential file of a tool holds nothing that a command needs which does not log in. A file that the build context lacks counts as one, unless the
 * tool keeps settings for other commands in such files.
 */
export function holdsOnlyLogins({ loginLines, scriptLines }: ToolFile, text: string | undefined): boolean {
  if (text === undefined) return loginLines === undefined;
  return scriptLines?.test(text) !== true && (!loginLines || text.split(/\r?\n/).every((line) => loginLines.test(line)));
}

/** Whether an instruction mentions a helper or plugin with which clients of other tools use the login in the file at a path. */
export function hasHelper(dockerfile: Dockerfile, path: string): boolean {
  return programFileOf(path)?.helpers?.test(dockerfile.document.text) === true;
}

/** Whether the words call a program that looks for the file at a path. */
export function looksFor(words: readonly string[], path: string): boolean {
  return looksForFile(invocationOf(words).program, path);
}

/**
 * Weighs the RUNs that have a file with logins of a tool against each other, where no project shows what they execute. If one of them certainly logs in with it,
 * those do not count whose commands are clients of other tools, or commands of this tool that log in to nothing.
 */
export function weighFileSinks(
  sinks: readonly Sink[],
  readings: ReadonlyMap<Run, readonly FileReading[]>,
  path: string | undefined,
  tool: ToolFile | undefined,
  isOnlyLogins: boolean,
): readonly Sink[] {
  const file = path === undefined ? undefined : programFileOf(path);
  if (path === undefined || file === undefined) return sinks;
  const owner = file.mentions ? 'platform' : tool && FETCH_LOGINS.has(tool.tool.name) ? 'host' : 'tool';
  const isIdle = ({ command, certainty, effect }: FileReading): boolean => {
    if (certainty === 'cannot-read') return true;
    if (certainty === 'names-it' || effect !== 'read') return false;
    const { words } = commandInvocation(command);
    return looksFor(words, path) ? isOnlyLogins && asksForNothing(words) : certainty === 'may-read' && isClient(words, owner);
  };
  const isWeak = ({ run, certainty, named }: Sink): boolean =>
    !named && certainty !== 'cannot-read' && run.script?.ok === true && (readings.get(run) ?? []).every(isIdle);
  const isSure = ({ certainty, command }: FileReading): boolean =>
    certainty === 'names-it' || (certainty === 'known-reader' && looksFor(commandInvocation(command).words, path));
  const isRead = sinks.some((sink) => sink.certainty === 'reads' && !isWeak(sink) && (readings.get(sink.run) ?? []).some(isSure));
  return isRead ? sinks.map((sink): Sink => (isWeak(sink) ? { ...sink, certainty: 'cannot-read', absence: 'list' } : sink)) : sinks;
}

/** Whether the words work without a login whatever was fetched before: `dotnet build --no-restore`. */
export function isOffline(words: readonly string[]): boolean {
  const { program, args } = invocationOf(words);
  return isOfflineCommand(program, args.join(' '));
}

/** Whether the words are a command of a client that contacts no server: `bundle exec rake`, `go generate`. Scripts of the project (`npm run build`) may. */
function asksForNothing(words: readonly string[]): boolean {
  if (runsScript(words)) return false;
  if (isOffline(words)) return true;
  const { program, args } = invocationOf(words);
  const text = args.join(' ');
  return hasLogins(program) && (!logsIn(program, text) || onlyPassesOn(program, text));
}

/** How commands reach scripts that hold the steps of a build, and code that may call any program. */
const RUNS_STEPS: ReadonlySet<ProjectUse['follows']> = new Set(['recipe', 'shell']);
const RUNS_CODE: ReadonlySet<ProjectUse['follows']> = new Set(['package-script', 'module', 'program', 'script-list']);

/**
 * Whether the words call a client that works by the settings of its own tool, and starts no other client as a rule: `mvn package`, `pip install -r`. `owner`:
 * whose login it is. With that of a host, code of any kind may fetch something; for that of a platform, build files and tests have libraries as well.
 */
function isClient(words: readonly string[], owner: 'tool' | 'host' | 'platform'): boolean {
  const { program, args } = invocationOf(words);
  const text = args.join(' ');
  const use = projectUseOf(program, text);
  if (use === undefined || RUNS_STEPS.has(use.follows)) return false;
  if (owner === 'platform') return use.installs === true;
  return owner === 'tool' || !RUNS_CODE.has(use.follows);
}
