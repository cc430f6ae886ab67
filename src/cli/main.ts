/**
 * The command line: reads and writes files, starts docker, prints. It decides nothing about secrets.
 *
 * - arguments/: parses the command line into `LintArguments`; a fast parser handles the command lines of editors and hooks, yargs all others
 * - config/: merges configuration files with the command line into the settings of a file
 * - proving/: builds before and after the fix, and searches what the builds leave
 * - init/: what sets dockerlint up in a repository
 * - io/: finds, reads and writes files; streams; docker
 * - replace/: replaces all files of a run or none
 * - commands/: one module for each command. `lintCommand` and `stdinCommand` are loaded at start, the others on demand
 *
 * Code that a plain lint does not need is loaded with `import()`, which the build turns into a separate bundle.
 */
import { visible } from '../text/visible.ts';
import { parseFast } from './arguments/fast-arguments.ts';
import type { Command, LintArguments } from './arguments/options.ts';
import { lintCommand } from './commands/lint-command.ts';
import { stdinCommand } from './commands/stdin-command.ts';
import { complain, type Io, isUserError } from './io/io.ts';
import { describeSystemError, pathOf } from './io/read-input.ts';

/** The result of a command line. */
export interface Ending {
  /** The exit status. */
  readonly status: number;
  /** Whether the command was a lint or a fix: only their compiled code is worth caching. */
  readonly linted: boolean;
}

/** Runs a command line and returns the exit status. Never throws: an error is one line on standard error and status 2. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  return (await runCommandLine(argv, io)).status;
}

/** The same, returning also the kind of command. */
export async function runCommandLine(argv: readonly string[], io: Io): Promise<Ending> {
  try {
    const command = parseFast(argv) ?? (await (await import('./arguments/full-arguments.ts')).parseArguments(argv));
    return { status: await run(command, io), linted: command.kind === 'lint' && !command.options.printConfig };
  } catch (error) {
    const file = pathOf(error);
    if (isUserError(error)) complain(io, error.message);
    else if (file !== undefined) complain(io, `${file}: ${describeSystemError(error)}`);
    else complainOfBug(error, io);
    return { status: 2, linted: false };
  }
}

async function run(command: Command, io: Io): Promise<number> {
  switch (command.kind) {
    case 'print':
      io.stdout.write(visible(command.text, []));
      return 0;
    case 'lint':
      return await lintAny(command.options, io);
    case 'build-command':
      return await (await import('./commands/build-command.ts')).buildCommand(command.options, io);
    case 'merge-reports':
      return (await import('./commands/merge-reports.ts')).mergeReports(command.options, io);
    case 'prove':
      if (command.image !== undefined) return await (await import('./commands/image-command.ts')).searchImageCommand({ ...command, image: command.image }, io);
      if (command.options.fix) return await (await import('./commands/prove-and-fix.ts')).proveAndFix(command, io);
      return await (await import('./commands/prove-command.ts')).prove(command, io);
    case 'explain':
      return (await import('./commands/explain.ts')).explain(command.name, command.color, io);
    case 'rules':
      return await (await import('./commands/explain.ts')).listRules(command.format, command.color, io);
    case 'init':
      return (await import('./commands/init-command.ts')).initCommand(command, io);
    case 'lsp':
      return await (await import('./commands/lsp-command.ts')).lspCommand(io);
    case 'mcp':
      return await (await import('./mcp/mcp-command.ts')).mcpCommand(io, main);
  }
}

async function lintAny(options: LintArguments, io: Io): Promise<number> {
  if (options.printConfig) return await (await import('./config/print-config.ts')).printConfig(options, io);
  const isStdin = options.paths.length === 1 && options.paths[0] === '-';
  return isStdin ? await stdinCommand(options, io) : await lintCommand(options, io);
}

/** Reports an unexpected error. Its message may quote the input, including secrets, so it is printed only with DOCKERLINT_DEBUG. */
function complainOfBug(error: unknown, io: Io): void {
  complain(io, `internal error: ${error instanceof Error ? error.name : 'unknown'}. This is a bug in dockerlint; DOCKERLINT_DEBUG=1 shows where`);
  if (io.env['DOCKERLINT_DEBUG'] && error instanceof Error) io.stderr.write(visible(`${error.stack ?? ''}\n`, []));
}
