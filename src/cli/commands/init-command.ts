import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path/posix';
import { joined, own, say, type Visible, visible } from '../../text/visible.ts';
import { type InitFile, type InitFiles, planInit } from '../init/plan.ts';
import { type Io, isUserError, UserError } from '../io/io.ts';
import { makeFolders } from '../io/make-folders.ts';
import { shownPath } from '../io/paths.ts';
import { gitRoot } from '../io/project-root.ts';
import { decodeInput, readRegularFile, reasonOf } from '../io/read-input.ts';
import { VERSION } from '../io/version.ts';
import { journalFolders } from '../replace/journal.ts';
import { replaceFiles } from '../replace/replace-files.ts';

/**
 * `dockerlint init`: shows what sets dockerlint up in the repository (a configuration, a hook, a CI job) and, with --fix, writes it. Prints only texts of its own, no
 * lines of the files. Returns the exit status. Throws a UserError if a file cannot be read or written; then nothing is written.
 */
export function initCommand({ fix }: { readonly fix: boolean }, io: Io): number {
  const root = gitRoot(io.cwd) ?? io.cwd;
  const shown = shownPath(io.cwd);
  const { files, notes } = planInit(filesOf(root), VERSION);
  const inRoot = (file: InitFile): string => path.join(root, file.path);
  if (fix) {
    for (const file of files) if (file.before === undefined) makeFolder(path.dirname(inRoot(file)), root, shown);
    replaceFiles(
      files.map((file) => ({ ...file, path: inRoot(file) })),
      { shown, folders: journalFolders(io) },
    );
  }
  const told = files.map((file) => (fix ? say`wrote ${visible(shown(inRoot(file)), [])}: ${visible(file.what, [])}\n` : proposal(file, shown(inRoot(file)))));
  io.stdout.write(joined([...told, ...notes.map((note) => say`note: ${visible(note, [])}\n`), ending(files.length, fix)], ''));
  return 0;
}

/** Makes a folder, but none that a link moves out of the root, because the repository may come from somebody else. */
function makeFolder(folder: string, root: string, shown: (file: string) => string): void {
  let above = folder;
  while (!existsSync(above)) above = path.dirname(above);
  const [real, realRoot] = [realpathSync(above), realpathSync(root)];
  if (real !== realRoot && !real.startsWith(`${realRoot}/`)) throw new UserError(`${shown(above)}: is a link to a folder outside of the repository`);
  try {
    makeFolders(folder);
  } catch (error) {
    throw new UserError(`${shown(folder)}: cannot be made: ${reasonOf(error)}`);
  }
}

function proposal({ what, before, added }: InitFile, file: string): Visible {
  const lines = added.flatMap((text) => text.replace(/^\n|\n$/g, '').split('\n')).map((line) => say`${visible(line === '' ? '' : `  ${line}`, [])}\n`);
  return say`${visible(file, [])} (${before === undefined ? own('new') : own('gets')}): ${visible(what, [])}\n${joined(lines, '')}\n`;
}

function ending(count: number, fix: boolean): Visible {
  if (count === 0) return own('nothing to write: dockerlint is set up here\n');
  return fix
    ? own('next: dockerlint --diff shows what it finds, dockerlint --fix changes it\n')
    : own('nothing is written yet: dockerlint init --fix writes this\n');
}

function filesOf(root: string): InitFiles {
  const exists = (file: string): boolean => existsSync(path.join(root, file));
  const read = (file: string): string => {
    try {
      return decodeInput(readRegularFile(path.join(root, file)));
    } catch (error) {
      throw isUserError(error) ? new UserError(`${file}: ${error.message}`) : error;
    }
  };
  return { exists, read: (file) => (exists(file) ? read(file) : undefined) };
}
