import { posix } from 'node:path';
import { EMPTY_FOLDERS, IMAGE_FOLDERS } from '../../knowledge/docker/image-folders.ts';
import { SETTINGS_FOLDER } from '../../knowledge/secrets/credential-files.ts';
import { MAKES_FOLDER } from '../../knowledge/shell/commands.ts';
import type { CredentialFolder } from '../../knowledge/tool-logins.ts';
import { credentialFolders } from '../../knowledge/tools/index.ts';
import type { Copy, Dockerfile, Instruction, Stage, Word } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';
import { isWithin } from '../commands/paths.ts';
import { knownScript } from './known-variables.ts';
import type { StageState } from './stage-state.ts';
import { expand, resolveIn } from './stage-state.ts';

/**
 * Returns the path at which COPY or ADD puts a file: absolute, or relative to the unknown working directory. Undefined if it is unknown whether the destination
 * is a folder. Source: https://docs.docker.com/reference/dockerfile/#destination
 */
export function targetOf(dockerfile: Dockerfile, copy: Copy, source: Word, states: ReadonlyMap<Instruction, StageState>): string | undefined {
  const state = states.get(copy);
  const destination = copy.destination;
  if (!state || !destination) return undefined;
  const name = expand(source, state.env);
  const written = expand(destination, state.env);
  if (name === undefined || written === undefined || /[*?[\]$]/.test(name)) return undefined;
  const base = posix.basename(name);
  const resolved = resolveIn(state, destination) ?? (state.workdir === undefined && !written.startsWith('/') ? posix.normalize(written) : undefined);
  if (resolved === undefined) return undefined;
  const path = resolved.replace(/(?<=.)\/$/, '');
  if (written.endsWith('/') || copy.sources.length > 1) return posix.join(path, base);
  const last = posix.basename(path);
  if (
    /^\.{1,2}$/.test(posix.basename(written)) ||
    written === '' ||
    IMAGE_FOLDERS.has(path) ||
    path === state.workdir ||
    isMadeBefore(dockerfile, copy, path, states)
  )
    return posix.join(path, base);
  // a path with the name of a file, or of the source, is a file
  if (last === base || last.startsWith('.') || last.includes('.') || /^(?:id_\w+|\w+[_-](?:key|rsa|ed25519)|credentials|config|netrc|npmrc)$/.test(last))
    return isCredentialFolder(last) ? undefined : path;
  if (/^\/home\/[^/]+$/.test(path)) return posix.join(path, base);
  return EMPTY_FOLDERS.has(posix.dirname(path)) ? path : undefined;
}

/** Whether a source is a folder with the name of a credential folder. */
export function isCredentialFolder(source: string): boolean {
  const name = posix.basename(source.replace(/\/$/, ''));
  return name === SETTINGS_FOLDER || folderNamed(name) !== undefined;
}

function folderNamed(name: string): CredentialFolder | undefined {
  return credentialFolders().find((folder) => folder.name === name);
}

/** Returns the path of the credential file of a copied folder: COPY copies the content of a folder, not the folder itself. */
export function fileInFolder(copy: Copy, source: Word, states: ReadonlyMap<Instruction, StageState>): string | undefined {
  const state = states.get(copy);
  const path = state && copy.destination && resolveIn(state, copy.destination);
  const file = folderNamed(posix.basename(source.value.replace(/\/$/, '')))?.file;
  return path === undefined || file === undefined ? undefined : posix.join(path, file);
}

/** Returns the path of a file of a copied folder. The destination of a folder is always a folder. Undefined if the path cannot be known. */
export function targetInFolder(copy: Copy, inFolder: string, states: ReadonlyMap<Instruction, StageState>): string | undefined {
  const state = states.get(copy);
  const path = state && copy.destination && resolveIn(state, copy.destination);
  return path === undefined ? undefined : posix.join(path, inFolder);
}

/** Whether base images have a folder at an absolute path. */
export function isImageFolder(path: string): boolean {
  return IMAGE_FOLDERS.has(path);
}

/** Whether an absolute path is certainly a folder before a COPY: base images have it, or an earlier instruction creates it. */
export function isFolderBefore(dockerfile: Dockerfile, copy: Copy, path: string, states: ReadonlyMap<Instruction, StageState>): boolean {
  return IMAGE_FOLDERS.has(path) || isAt(states.get(copy)?.workdir, path) || isMadeBefore(dockerfile, copy, path, states);
}

/** Whether an earlier instruction makes the path a folder: WORKDIR or `mkdir` at or below it, or a COPY into it. */
function isMadeBefore(dockerfile: Dockerfile, copy: Copy, path: string, states: ReadonlyMap<Instruction, StageState>): boolean {
  const stage = dockerfile.stages[copy.stage ?? -1];
  return stage !== undefined && (madeIn(stage, states).get(path) ?? Number.POSITIVE_INFINITY) < copy.range.start;
}

/** For each folder that a stage makes, where the first instruction begins that does. */
const madeIn = keptWith((stage: Stage, states: ReadonlyMap<Instruction, StageState>) => {
  const made = new Map<string, number>();
  for (const instruction of stage.instructions) for (const path of pathsMade(instruction, states)) if (!made.has(path)) made.set(path, instruction.range.start);
  return made;
});

function pathsMade(instruction: Instruction, states: ReadonlyMap<Instruction, StageState>): readonly string[] {
  const state = states.get(instruction);
  const known = (word: Word | undefined): string | undefined => word && state && (expand(word, state.env) ?? word.value);
  if (instruction.keyword === 'WORKDIR') return foldersOf(known(instruction.words[0]));
  if (instruction.keyword === 'COPY' || instruction.keyword === 'ADD') {
    const destination = known(instruction.destination);
    return destination?.endsWith('/') ? [destination.slice(0, -1)] : [];
  }
  if (instruction.keyword !== 'RUN') return [];
  const commands = knownScript(instruction, state)?.commands ?? [];
  return commands
    .filter((command) => posix.basename(command.name) === MAKES_FOLDER)
    .flatMap(({ words }) => words.flatMap((word) => foldersOf(word.value.replace(/^(?:~|\$HOME|\$\{HOME\})(?=\/)/, '/root'))));
}

/** A path without a slash at its end, and the folders above it. */
function foldersOf(path: string | undefined): readonly string[] {
  if (path === undefined) return [];
  const folders = [path.replace(/\/$/, '')];
  for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) folders.push(path.slice(0, end));
  return folders;
}

function isAt(path: string | undefined, folder: string): boolean {
  return path !== undefined && isWithin(path.replace(/(?<=.)\/$/, ''), folder);
}
