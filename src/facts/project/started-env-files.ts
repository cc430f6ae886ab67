import { NOT_IN_CONTAINER } from '../../knowledge/docker/project-files.ts';
import { DOTENV_LIBRARIES } from '../../knowledge/project/dotenv-reads.ts';
import { SAYS_WITHOUT_READING, TEST_FILES } from '../../knowledge/project/environment-reads.ts';
import type { Run } from '../../syntax/types.ts';
import type { BuildContext } from './build-context.ts';
import { commandRead, type EnvFileRead, namePattern, readIn } from './builds/env-file-reads.ts';
import { mayBeMade } from './builds/foreign-programs.ts';

export type { EnvFileRead } from './builds/env-file-reads.ts';

import { copiedFiles, UNKNOWN_FOLDER } from './copied-files.ts';
import { executionOf } from './execution.ts';
import { fileTexts } from './file-texts.ts';
import { declaredIn } from './project-libraries.ts';
import type { ContainerSurroundings, StartedCode } from './started-code.ts';

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

/** The files whose code runs in the container, directly or compiled into a program. */
function runFiles({ executions, files, daemons, isMade }: StartedCode): ReadonlySet<string> {
  const served = daemons.some((daemon) => daemon.servesCode) ? files.own.values() : [];
  const all = isMade ? files.sources : served;
  return new Set([
    ...executions.flatMap((execution) => [...execution.files]),
    ...[...all].filter((path) => !NOT_IN_CONTAINER.test(path) && !TEST_FILES.test(path) && !SAYS_WITHOUT_READING.test(path)),
  ]);
}
