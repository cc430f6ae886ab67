import { posix } from 'node:path';
import { NOT_IN_CONTAINER } from '../../knowledge/docker/project-files.ts';
import { DOTENV_LIBRARIES, DOTENV_READS, DOTENV_WORDS } from '../../knowledge/project/dotenv-reads.ts';
import { SAYS_WITHOUT_READING, TEST_FILES } from '../../knowledge/project/environment-reads.ts';
import type { Run } from '../../syntax/types.ts';
import { literalPattern } from '../../text/pattern.ts';
import { fileReadersOfExec } from '../commands/file-readers.ts';
import type { BuildContext } from './build-context.ts';
import { mayBeMade } from './builds/foreign-programs.ts';
import { copiedFiles, UNKNOWN_FOLDER } from './copied-files.ts';
import type { Execution } from './executed.ts';
import { executionOf } from './execution.ts';
import { type FilePlace, type FileTexts, fileTexts } from './file-texts.ts';
import { declaredIn } from './project-libraries.ts';
import type { ContainerSurroundings, StartedCode } from './started-code.ts';

/** The reader of an environment file in a container: project code, a library, or a program that looks for the file. */
export type EnvFileRead =
  | { readonly kind: 'project'; readonly at: FilePlace }
  | { readonly kind: 'library'; readonly library: string; readonly at: FilePlace }
  | { readonly kind: 'known'; readonly program: string };

/** Returns the first reader of the environment file at the path among the started code; undefined if there is none. */
export function envFileRead(code: StartedCode, context: BuildContext, target: string): EnvFileRead | undefined {
  const texts = fileTexts(context);
  const name = namePattern(target);
  for (const execution of code.executions) {
    const read = commandRead(execution, target);
    if (read) return read;
  }
  for (const path of runFiles(code)) {
    const at = readIn(texts, path, name);
    if (at) return { kind: 'project', at };
  }
  for (const { library, ecosystem, at } of declaredIn(code.files.sources, texts))
    if (DOTENV_LIBRARIES.some((row) => row.ecosystem === ecosystem && row.packages.test(library))) return { kind: 'library', library, at };
  return undefined;
}

/** Whether a RUN reads the environment file through project code that it executes. */
export function readsEnvFile({ dockerfile, states, context }: ContainerSurroundings, run: Run, target: string): boolean {
  if (!context || !run.script?.ok) return false;
  const texts = fileTexts(context);
  const name = namePattern(target);
  const copied = copiedFiles(dockerfile, states, context)(run).files;
  const folder = states.get(run)?.workdir ?? UNKNOWN_FOLDER;
  return run.script.commands.some(({ words }) => {
    const execution = executionOf(
      { copied, texts, isMade: (program) => mayBeMade(dockerfile, program) },
      words.map((word) => word.value),
      folder,
    );
    return commandRead(execution, target) !== undefined || [...execution.files].some((path) => readIn(texts, path, name) !== undefined);
  });
}

function namePattern(target: string): RegExp {
  return new RegExp(`(?:^|["'\`\\s/=(])${literalPattern(posix.basename(target))}(?![\\w.-])`);
}

/** The reader among the commands themselves and project scripts. */
function commandRead({ commands, texts }: Execution, target: string): EnvFileRead | undefined {
  const name = namePattern(target);
  const script = texts.find(({ text }) => name.test(text) || DOTENV_WORDS.test(text));
  if (script) return { kind: 'project', at: { path: script.path, line: script.line } };
  for (const { invocation } of commands) {
    const { certainty } = fileReadersOfExec([invocation.path, ...invocation.args], target, posix.dirname(target), undefined);
    if (certainty === 'names-it' || certainty === 'known-reader') return { kind: 'known', program: invocation.program };
  }
  return undefined;
}

/** The files whose code runs in the container, directly or compiled into a program. */
function runFiles({ executions, files, daemons, isMade }: StartedCode): ReadonlySet<string> {
  const served = daemons.some((daemon) => daemon.servesCode) ? files.own.values() : [];
  const all = isMade ? files.sources : served;
  return new Set([
    ...executions.flatMap((execution) => [...execution.files]),
    ...[...all].filter((path) => !NOT_IN_CONTAINER.test(path) && !TEST_FILES.test(path) && !SAYS_WITHOUT_READING.test(path)),
  ]);
}

function readIn(texts: FileTexts, path: string, name: RegExp): FilePlace | undefined {
  const text = texts.textOf(path);
  if (text === undefined || posix.basename(path).startsWith('.env')) return undefined;
  const row = DOTENV_READS.find((one) => one.files.test(path));
  const index = text.split(/\r?\n/).findIndex((line) => name.test(line) || (row?.pattern.test(line) ?? false));
  return index < 0 ? undefined : { path, line: index + 1 };
}
