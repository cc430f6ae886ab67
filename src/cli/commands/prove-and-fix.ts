import type { LintArguments, ProveCommand } from '../arguments/options.ts';
import { withoutCallers } from '../io/caller-paths.ts';
import { discover } from '../io/discover.ts';
import { diskFiles } from '../io/disk.ts';
import { complain, type Io, isUserError, UserError } from '../io/io.ts';
import { shownPath } from '../io/paths.ts';
import { whereabouts } from '../io/project-root.ts';
import { readInput } from '../io/read-input.ts';
import { declaredBuildOf } from '../proving/declared.ts';
import { lintCommand } from './lint-command.ts';
import { prove } from './prove-command.ts';

/**
 * `dockerlint --fix --prove [PATH...] [-- WORD...]`: builds each Dockerfile, or the one of a service of a Compose or bake file, as it is and as it would become, and writes the fix, with what builds it, only if the
 * proof holds. Returns the highest status of a proof, or of a fix that was written.
 */
export async function proveAndFix(command: ProveCommand, io: Io): Promise<number> {
  const { options } = command;
  const declared = await declaredBuildOf(options.paths, command.service, io);
  // the proof asks docker again what the service builds: its build is of this file and context
  if (declared) return await proveAndFixOne(command, { path: declared.dockerfile, context: declared.context }, io);
  const { files, problems } = await discover(options.paths, whereabouts(io));
  const [problem] = problems;
  if (problem !== undefined) throw new UserError(problem);
  const { dockerfiles } = withoutCallers(files, diskFiles(whereabouts(io)));
  if (dockerfiles.length === 0) throw new UserError('no Dockerfile to prove');
  let status = 0;
  for (const file of dockerfiles) {
    const one = await proveAndFixOne({ ...command, options: { ...options, paths: [file] } }, { path: file, context: options.context }, io);
    // a signal ends all of it
    if (one > MOST_STATUS) return one;
    status = Math.max(status, one);
  }
  return status;
}

/** Of a command that was not ended by a signal. */
const MOST_STATUS = 127;

interface Target {
  readonly path: string;
  readonly context: LintArguments['context'];
}

async function proveAndFixOne(command: ProveCommand, target: Target, io: Io): Promise<number> {
  const shown = shownPath(io.cwd)(target.path);
  const before = readInput(target.path);
  const status = await proofOf(command, shown, io);
  if (status > MOST_STATUS) return status;
  if (status !== 0) {
    complain(io, `${shown} was not changed: ${status === 3 ? 'nothing was proved' : 'the proof does not hold'}`);
    return status;
  }
  if (readInput(target.path) !== before) throw new UserError(`${shown} was changed during the proof, so it is not fixed`);
  const { markdown } = command;
  const options = { ...command.options, paths: [target.path], context: target.context };
  // the proof is the report that programs read
  const isForPrograms = markdown || options.format !== 'text';
  const writing: LintArguments = isForPrograms ? { ...options, format: 'text' } : options;
  return await lintCommand(writing, isForPrograms ? { ...io, stdout: io.stderr } : io);
}

/** Proves one file. A failing build is reported, and the other files are still processed. */
async function proofOf(command: ProveCommand, shown: string, io: Io): Promise<number> {
  try {
    return await prove({ ...command, options: { ...command.options, fix: false } }, io);
  } catch (error) {
    if (!isUserError(error)) throw error;
    complain(io, `${shown}: ${error.message}`);
    return 2;
  }
}
