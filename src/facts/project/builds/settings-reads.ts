import { COMMENT_LINE } from '../../../knowledge/project/environment-reads.ts';
import { BUILD_LOGINS } from '../../../knowledge/project/project-files.ts';
import type { ExpandedFile } from '../../../knowledge/tool.ts';
import { projectUseOf } from '../../../knowledge/tools/index.ts';
import { hasName } from '../../../text/pattern.ts';
import type { Invocation } from '../../commands/invocation.ts';
import type { Copied } from '../copied-files.ts';
import { type FilePlace, type FileTexts, hasFallback } from '../file-texts.ts';
import type { LibraryFound } from '../project-libraries.ts';

/** A project file that names a variable, and its place. */
export interface NamedInProject {
  readonly kind: 'project';
  readonly at: FilePlace;
  /** Other variables that the code takes instead, if they are set. */
  readonly instead?: readonly string[];
}

/** The part of the project that reads a variable when a command runs, and its place. */
export type ProjectRead =
  | { readonly kind: 'known'; readonly program: string; readonly at: FilePlace | undefined }
  | NamedInProject
  | ({ readonly kind: 'library' } & LibraryFound)
  | { readonly kind: 'whole'; readonly what: string; readonly at: FilePlace; readonly isGuess?: true; readonly isSettings?: true };

/** Whether the read is that of a settings file in which tools expand variables. */
export function isInSettings(read: ProjectRead, filled: readonly ExpandedFile[]): boolean {
  return read.kind === 'project' && filled.some(({ path }) => path.test(read.at.path));
}

/** A command of a client, with what its settings may be. */
export interface StrictCall {
  readonly invocation: Invocation;
  /** The base image, which may tell the version of the program. */
  readonly image: string;
  readonly filled: readonly ExpandedFile[];
  readonly copied: Copied;
  readonly texts: FileTexts;
}

/** Returns the reference in a settings file without whose variable the program fails; undefined if there is none. */
export function strictRead({ invocation: { program, args }, image, filled, copied, texts }: StrictCall, name: string): ProjectRead | undefined {
  if (projectUseOf(program, args.join(' '))?.namedOnly) return undefined;
  for (const { path, strict } of filled) {
    if (!strict.some((row) => row.programs.includes(program) && (row.image?.test(image) ?? true))) continue;
    for (const own of copied.files.values()) {
      const at = path.test(own) ? texts.naming(own, name) : undefined;
      if (at && !hasFallback(texts.textOf(own) ?? '', name)) return { kind: 'project', at };
    }
  }
  return undefined;
}

/** Whether all lines of a build file with the variable are logins to a repository that accept an unset variable. */
export function isBuildLogin(read: ProjectRead, texts: FileTexts, name: string): boolean {
  const row = read.kind === 'project' ? BUILD_LOGINS.find(({ files }) => files.test(read.at.path)) : undefined;
  if (read.kind !== 'project' || !row) return false;
  const lines = (texts.textOf(read.at.path) ?? '').split('\n').filter((line) => hasName(line, name) && !COMMENT_LINE.test(line));
  return lines.length > 0 && lines.every((line) => row.logins.test(line) && row.demands?.test(line) !== true);
}
