import { chmodSync, constants, copyFileSync, linkSync, lstatSync, mkdirSync, readdirSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path/posix';
import { type Dockerignore, isIgnored } from '../../syntax/dockerignore.ts';
import { makeFolders } from '../io/make-folders.ts';

/**
 * Copies a build context, with other texts for the `replaced` files (by path relative to the context). Uses hard links if the file system supports them, which
 * saves time and space. Leaves out ignored files, and files that docker refuses (sockets, pipes). Throws the errors of the file system.
 */
export function copyContext(context: string, target: string, ignore: Dockerignore, replaced: ReadonlyMap<string, string>): void {
  const hasExceptions = ignore.patterns.some(({ negated }) => negated);
  const visit = (below: string): void => {
    for (const entry of readdirSync(path.join(context, below), { withFileTypes: true })) {
      const name = path.join(below, entry.name);
      const from = path.join(context, name);
      const to = path.join(target, name);
      if (from === target || replaced.has(name)) continue;
      if (isIgnored(ignore, name) && !(entry.isDirectory() && hasExceptions)) continue;
      if (entry.isDirectory()) {
        mkdirSync(to);
        visit(name);
        chmodSync(to, lstatSync(from).mode & 0o7777);
      } else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(from), to);
      else if (entry.isFile()) linkOrCopy(from, to);
    }
  };
  makeFolders(target);
  visit('');
  replaceFiles(context, target, replaced);
}

/** Writes these files anew, with the modes that they have in the context. */
export function replaceFiles(context: string, target: string, replaced: ReadonlyMap<string, string>): void {
  for (const [name, text] of replaced) {
    const to = path.join(target, name);
    rmSync(to, { force: true });
    makeFolders(path.dirname(to));
    writeFileSync(to, text, { mode: lstatSync(path.join(context, name), { throwIfNoEntry: false })?.mode ?? 0o644 });
  }
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to, constants.COPYFILE_FICLONE);
    chmodSync(to, lstatSync(from).mode & 0o7777);
  }
}
