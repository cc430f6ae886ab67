import { LINKS_FILES, LISTS_FILES, MAKES_FOLDER, TESTS } from '../../knowledge/shell/commands.ts';
import { printsArguments } from '../../knowledge/tools/index.ts';
import type { Run, Script, ShellCommand } from '../../syntax/types.ts';
import type { Range } from '../../text/range.ts';
import { isFileTool } from '../commands/file-effects.ts';

/** The folder of a secret without `target=`. Source: https://docs.docker.com/reference/dockerfile/#run---mounttypesecret */
export const DEFAULT_FOLDER = '/run/secrets/';

/** Misspellings of that folder. `/var/run` is a link to `/run` in most images. Our own list, from public repositories. */
const FOLDER_LIKE = /^\/(?:var\/)?run\/(?:secret|secerts?|serets?|secretes)\//;

/** A command that reads the name of a mounted secret in a folder that only looks like that of the mounts. */
export interface OtherFolder {
  readonly kind: 'other-folder';
  readonly run: Run;
  readonly range: Range;
  /** As written. */
  readonly path: string;
  /** The path of the mount. */
  readonly mounted: string;
}

/** Returns the commands that read `/run/secret/x` while a mount provides `/run/secrets/x`. */
export function otherFolders(run: Run, script: Script, mounted: readonly string[]): OtherFolder[] {
  const faults = new Map<string, OtherFolder>();
  for (const command of script.commands) {
    for (const word of [...command.words, ...command.redirects.flatMap(({ operator, target }) => (operator === '<' && target ? [target] : []))]) {
      const path = word.value;
      const name = FOLDER_LIKE.test(path) ? path.replace(/^.*\//, '') : '';
      const meant = name === '' ? undefined : mounted.find((one) => one === `${DEFAULT_FOLDER}${name}`);
      if (meant === undefined || faults.has(path) || asksForPath(command) || run.mounts.some((one) => one.values.get('target') === path)) continue;
      faults.set(path, { kind: 'other-folder', run, range: word.range, path, mounted: meant });
    }
  }
  return [...faults.values()];
}

/** Whether a command only tests for a path, says it, or creates, deletes or links it. */
export function asksForPath({ name }: ShellCommand): boolean {
  return TESTS.has(name) || printsArguments(name) || LISTS_FILES.has(name) || name === MAKES_FOLDER || name === LINKS_FILES || isFileTool(name, 'delete');
}
