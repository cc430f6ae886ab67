import { posix } from 'node:path';
import type { CredentialPlaces } from '../../knowledge/tool-logins.ts';
import { loginOf, type ToolFile } from '../../knowledge/tools/logins.ts';
import type { Run } from '../../syntax/types.ts';
import { type FileReading, fileReadersOfExec } from '../commands/file-readers.ts';
import { invocationOf } from '../commands/invocation.ts';
import { isWithin, normalisePath, type Place } from '../commands/paths.ts';
import { placesOf } from '../commands/places.ts';
import { homeOf, type StageState } from '../stages/stage-state.ts';
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
