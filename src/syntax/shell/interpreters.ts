import { LINUX_IMAGE, POSIX_LIKE_SHELLS, SCRIPT_PROGRAMS, SHELL_PROGRAMS, WINDOWS_IMAGE } from '../../knowledge/shell/shell-programs.ts';
import type { Interpreter } from './types.ts';

/** The shell that runs the shell form of an instruction. */
export interface Shell {
  readonly interpreter: Interpreter;
  /** Whether our parser for POSIX shells and Bash can read its scripts. */
  readonly isReadable: boolean;
  /** Whether it runs with `-u`. */
  readonly nounset: boolean;
  /** Whether it runs with `-x`. */
  readonly xtrace: boolean;
}

/** `/bin/sh -c`, which BuildKit uses without a SHELL instruction. */
export const DEFAULT_SHELL: Shell = { interpreter: 'posix', isReadable: true, nounset: false, xtrace: false };

/** `cmd /S /C` or PowerShell. */
export const WINDOWS_SHELL: Shell = { interpreter: 'windows', isReadable: false, nounset: false, xtrace: false };

/** The name of a program without folder and `.exe`. */
function programName(word: string): string {
  return word.replace(/^.*[/\\]/, '').replace(/\.exe$/i, '');
}

/** What kind of shell a program is, if it is one. */
function shellKind(word: string): 'posix' | 'other-shell' | 'windows' | undefined {
  const name = programName(word);
  return Object.hasOwn(SHELL_PROGRAMS, name) ? SHELL_PROGRAMS[name] : undefined;
}

/** Whether our parser for POSIX shells and Bash can read scripts of this shell. */
export function isPosixLike(word: string): boolean {
  return POSIX_LIKE_SHELLS.has(programName(word));
}

/** Whether a word is the option of a shell before a script: `-c`, `-lc`, `-exc`. */
function isCommandOption(word: string): boolean {
  return word.startsWith('-') && /^-[a-zA-Z]*c$/.test(word);
}

/**
 * The shell that a command such as `["/bin/bash", "-o", "pipefail", "-c"]` starts, and the index of its script: of the word after the options,
 * which may be past the end. Undefined if the command does not start a shell with a script.
 */
export function shellOf(words: readonly string[]): { readonly shell: Shell; readonly script: number } | undefined {
  const first = words[0];
  if (first !== undefined && shellKind(first) === 'windows') return { shell: WINDOWS_SHELL, script: words.length };
  if (!words.some(isCommandOption)) return undefined;
  const firstShell = words.findIndex((word) => shellKind(word) !== undefined);
  const option = words.findIndex((word, index) => firstShell >= 0 && index > firstShell && isCommandOption(word));
  if (option < 0) return undefined;
  const start = words.slice(0, option).findLastIndex((word) => shellKind(word) !== undefined);
  const program = words[start] ?? '';
  const kind = shellKind(program) ?? 'other-shell';
  if (kind === 'windows') return { shell: WINDOWS_SHELL, script: words.length };
  const script = skipOptions(words, option + 1);
  const options = words.slice(start + 1, script);
  return {
    shell: { interpreter: kind, isReadable: isPosixLike(program), nounset: options.some(hasNounset), xtrace: hasXtrace(words.slice(start, script)) },
    script,
  };
}

function skipOptions(words: readonly string[], from: number): number {
  let at = from;
  while (at < words.length && /^[-+][a-zA-Z]/.test(words[at] ?? '')) at += /^[-+][a-zA-Z]*[oO]$/.test(words[at] ?? '') ? 2 : 1;
  return words[at] === '--' ? at + 1 : at;
}

function hasNounset(word: string): boolean {
  return word === 'nounset' || /^-[a-zA-Z]*u/.test(word);
}

/** Whether a shell, or `set`, is given the option to trace its commands: `sh -xc`, `set -ex`, `bash -o xtrace`. */
export function hasXtrace(words: readonly string[]): boolean {
  return words.some((word, index) => /^-[a-zA-Z]*x/.test(word) || (word === 'xtrace' && /^-[a-zA-Z]*o$/.test(words[index - 1] ?? '')));
}

/** The shell that `SHELL [...]` sets. */
export function shellFromInstruction(words: readonly string[]): Shell {
  const found = shellOf(words);
  if (found) return found.shell;
  return { interpreter: words.some((word) => shellKind(word) === 'windows') ? 'windows' : 'program', isReadable: false, nounset: false, xtrace: false };
}

/** The default shell of an image. With the backtick as escape character we assume Windows, unless the image is known to run Linux. */
export function shellOfImage(image: string, platform: string | undefined, escape: string): Shell {
  if (platform !== undefined && /^windows/i.test(platform)) return WINDOWS_SHELL;
  if (WINDOWS_IMAGE.test(image)) return WINDOWS_SHELL;
  if (escape !== '`') return DEFAULT_SHELL;
  const isLinux = (platform !== undefined && /^linux/i.test(platform)) || LINUX_IMAGE.test(image);
  return isLinux ? DEFAULT_SHELL : WINDOWS_SHELL;
}

/** Whether a shell-form command starts PowerShell or cmd. */
export function startsWindowsShell(command: string): boolean {
  const word = /^\S+/.exec(command)?.[0] ?? '';
  return shellKind(word) === 'windows';
}

/** Whether a command with a heredoc feeds it to a program other than a shell: `python3 <<EOF`, `<<EOF perl`. */
export function feedsProgram(command: string): boolean {
  const word = /^(?:\d*<<-?\s*\S+\s+)?(\S+)/.exec(command)?.[1] ?? '';
  if (/[;&|]/.test(command)) return false;
  return SCRIPT_PROGRAMS.has(programName(word).replace(/\d*(?:\.\d+)*$/, ''));
}

/** The shell that runs a heredoc body (`RUN <<EOF`). A shebang in the body overrides `shell`; such a body is never rewritten. */
export function shellOfBody(body: string, shell: Shell): Shell {
  if (!body.startsWith('#!') || shell.interpreter === 'windows') return shell;
  const line = /^#!\s*(.*)/.exec(body)?.[1] ?? '';
  const words = line
    .trim()
    .split(/\s+/)
    .filter((word) => !/(?:^|\/)env$|^-S$/.test(word));
  const program = words[0] ?? '';
  if (!isPosixLike(program)) return { interpreter: 'program', isReadable: false, nounset: false, xtrace: false };
  return { interpreter: 'other-shell', isReadable: true, nounset: words.slice(1).some(hasNounset), xtrace: hasXtrace(words) };
}
