import type { Dockerfile, Run } from '../../syntax/types.ts';
import { type Absence, absenceOf } from '../edits/absence.ts';
import { appendingPlace } from '../edits/command-edit.ts';
import { linesOf } from '../edits/continuation.ts';
import type { Credential } from './credential.ts';
import type { RunUse } from './readers.ts';
import type { LaterNeed, WriteContext } from './types.ts';

/** Variables that exist in every RUN. */
const EVERYWHERE = new Set(['HOME', 'USER', 'PATH', 'PWD', 'TMPDIR']);

/** The names of the secret that the commands use, with their behaviour without it. */
export function namesIn(context: WriteContext, credential: Credential): ReadonlyMap<string, Absence> {
  const names = new Map<string, Absence>();
  for (const name of context.names) {
    if (
      readNames(context, credential).has(name) ||
      (name.startsWith('/') &&
        credential.commands.some(
          (command) => command.words.some((word) => word.value.includes(name)) || command.redirects.some((one) => one.target?.value === name),
        ))
    )
      names.set(name, absenceOf({ run: context.run, name, certainty: 'reads', named: true, reader: '' }));
  }
  return names;
}

/** The variables read by the list members that contain the credential's commands. */
function readNames(context: WriteContext, credential: Credential): ReadonlySet<string> {
  const items = new Set(credential.commands.map((command) => command.item));
  return new Set(
    context.script.reads.filter((read) => read.command !== undefined && items.has(context.script.commands[read.command]?.item ?? -1)).map((read) => read.name),
  );
}

/** The statements that a rewrite adds to a later RUN. */
export interface LaterStatements {
  /** The statements before the commands. */
  readonly texts: readonly string[];
  /** The statements after them. */
  readonly cleanup: readonly string[];
  /** The variables and files that the statements name, with the behaviour of the writing RUN without them. */
  readonly names: ReadonlyMap<string, Absence>;
}

/** Returns what a later RUN needs to run the statements. Undefined if it cannot run them: it has another user, lacks a variable, or is an exec form. */
export function laterNeed(context: WriteContext, credential: Credential, use: RunUse, statements: LaterStatements): LaterNeed | undefined {
  const { texts, cleanup, names } = statements;
  const { facts } = context;
  const { run } = use;
  const from = facts.states.get(context.run);
  const to = facts.states.get(run);
  if (!use.readable || !run.script || run.interpreter !== 'posix' || run.form === 'exec' || run.script.source.encoding === 'json') return undefined;
  if (from?.user !== to?.user || (credential.local && from?.workdir !== to?.workdir)) return undefined;
  for (const name of readNames(context, credential)) {
    if (context.names.has(name) || EVERYWHERE.has(name)) continue;
    if (context.foreign.has(name) || context.script.writes.has(name)) return undefined;
    if (run.stage !== context.run.stage && !to?.env.has(name)) return undefined;
  }
  if (cleanup.length > 0 && !appendingPlace(run)) return undefined;
  return { run, prelude: starting(facts.dockerfile, run, texts), cleanup, names, reader: use.reader ?? 'it' };
}

/** The statements with separators that keep their failure fatal whatever follows; on separate lines if they do not fit on one. */
function starting(dockerfile: Dockerfile, run: Run, texts: readonly string[]): readonly string[] {
  const isChain = run.form === 'shell' && run.script?.items.every((item) => item.operator === '' || item.operator === '&&');
  const lines = texts.length > 0 ? linesOf(dockerfile, run, texts) : [];
  return lines.map((line, index) => `${line}${index < lines.length - 1 || isChain ? ' &&' : ' || exit 1;'}`);
}
