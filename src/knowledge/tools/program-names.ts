import { boundedMemo } from '../../text/memo.ts';
import { spellings } from './index.ts';

/** A compiler, whatever machine it compiles for. */
const COMPILER = /^(?:[\w-]+-)?(?:gcc|g\+\+|cc|c\+\+|clang|clang\+\+)(?:-\d+(?:\.\d+)?)?$/;
const MAY_BE_COMPILER = /(?:cc|\+\+|clang)[\d.-]*$/;
const WINDOWS_PROGRAM = /^([\w-]+)\.exe$/i;

/** Programs are few, and asked about in every analysis of every command. */
const CANONICAL = boundedMemo<string>(100_000);

/** The name under which the tables know a program: `/usr/bin/pip3.11` is `pip`, `./gradlew` is `gradle`. */
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

/** Whether a program is called by its bare name or from a folder of the system, so that its name says what it is. */
export function isSystemProgram(word: string): boolean {
  const folder = /^.*\//.exec(word)?.[0];
  return folder === undefined || SYSTEM_FOLDERS.test(folder);
}
