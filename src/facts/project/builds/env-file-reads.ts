import { posix } from 'node:path';
import { DOTENV_LIBRARIES, DOTENV_READS, DOTENV_WORDS } from '../../../knowledge/project/dotenv-reads.ts';
import { literalPattern } from '../../../text/pattern.ts';
import { fileReadersOfExec } from '../../commands/file-readers.ts';
import type { Execution } from '../executed.ts';
import type { FilePlace, FileTexts } from '../file-texts.ts';
import type { Declared } from '../project-libraries.ts';

/** The reader of an environment file in a container: project code, a library, or a program that looks for the file. */
export type EnvFileRead =
  | { readonly kind: 'project'; readonly at: FilePlace }
  | { readonly kind: 'library'; readonly library: string; readonly at: FilePlace }
  | { readonly kind: 'known'; readonly program: string };

/** What executed code is, where it may read an environment file. */
export interface EnvFileReading {
  readonly execution: Execution;
  readonly declared: readonly Declared[];
  readonly texts: Pick<FileTexts, 'textOf'>;
}

/** Whether something that a command runs may read the environment file at a path; true unless all that it runs is seen. */
export function mayReadEnvFile({ execution, declared, texts }: EnvFileReading, target: string): boolean {
  if (execution.unfollowed.size > 0 || commandRead(execution, target) !== undefined) return true;
  const name = namePattern(target);
  if ([...execution.files, ...execution.sources].some((path) => readIn(texts, path, name) !== undefined)) return true;
  return declared.some(({ ecosystem, library }) =>
    DOTENV_LIBRARIES.some((row) => row.ecosystem === ecosystem && execution.ecosystems.has(ecosystem) && row.packages.test(library)),
  );
}

/** The pattern for the name of an environment file in code. */
export function namePattern(target: string): RegExp {
  return new RegExp(`(?:^|["'\`\\s/=(])${literalPattern(posix.basename(target))}(?![\\w.-])`);
}

/** Returns the reader among the commands themselves and project scripts; undefined if there is none. */
export function commandRead({ commands, texts }: Execution, target: string): EnvFileRead | undefined {
  const name = namePattern(target);
  const script = texts.find(({ text }) => name.test(text) || DOTENV_WORDS.test(text));
  if (script) return { kind: 'project', at: { path: script.path, line: script.line } };
  for (const { invocation } of commands) {
    const { certainty } = fileReadersOfExec([invocation.path, ...invocation.args], target, posix.dirname(target), undefined);
    if (certainty === 'names-it' || certainty === 'known-reader') return { kind: 'known', program: invocation.program };
  }
  return undefined;
}

/** Returns where a file names the environment file, or loads such files by itself; undefined if it does not. */
export function readIn(texts: Pick<FileTexts, 'textOf'>, path: string, name: RegExp): FilePlace | undefined {
  const text = texts.textOf(path);
  if (text === undefined || posix.basename(path).startsWith('.env')) return undefined;
  const row = DOTENV_READS.find((one) => one.files.test(path));
  const index = text.split(/\r?\n/).findIndex((line) => name.test(line) || (row?.pattern.test(line) ?? false));
  return index < 0 ? undefined : { path, line: index + 1 };
}
