import { boundedMemo } from '../../text/memo.ts';
import { spellings } from './index.ts';

/** A compiler for any target. */
const COMPILER = /^(?:[\w-]+-)?(?:gcc|g\+\+|cc|c\+\+|clang|clang\+\+)(?:-\d+(?:\.\d+)?)?$/;
const MAY_BE_COMPILER = /(?:cc|\+\+|clang)[\d.-]*$/;
const WINDOWS_PROGRAM = /^([\w-]+)\.exe$/i;

/** Cached: programs are few, and every analysis of a command asks for them. */
const CANONICAL = boundedMemo<string>(100_000);

/** Returns the canonical name of a program: `pip` for `/usr/bin/pip3.11`, `gradle` for `./gradlew`. */
export function canonicalProgram(word: string): string {
  return CANONICAL.of(word, canonicalAnew);
}

function canonicalAnew(word: string): string {
  const base = word.slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1);
  const spelling = spellings().find(({ starts, pattern }) => base.startsWith(starts) && pattern.test(base));
  if (spelling) return spelling.name;
  if (MAY_BE_COMPILER.test(base) && COMPILER.test(base)) return 'cc';
  return base.replace(WINDOWS_PROGRAM, '$1');
}

/** Folders whose programs belong to the system, not to the project. */
const SYSTEM_FOLDERS =
  /^(?:\/usr(?:\/local)?)?\/s?bin\/$|^\/(?:usr\/lib|usr\/libexec|opt\/conda|root\/\.cargo|usr\/local\/cargo|usr\/local\/go|usr\/local\/lib)\/(?:\S+\/)?$/;

/** Whether a program is called by its bare name or from a system folder, so that its name identifies it. */
export function isSystemProgram(word: string): boolean {
  const folder = /^.*\//.exec(word)?.[0];
  return folder === undefined || SYSTEM_FOLDERS.test(folder);
}
