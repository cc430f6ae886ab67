/**
 * The command line: reads and writes files, starts docker, prints. It decides nothing about secrets.
 *
 * - arguments/: the command line as `LintArguments`; editors' and hooks' by a fast parser, all others by yargs
 * - config/: configuration files, merged with the command line into the settings of a file
 * - proving/: builds before and after, and what they leave
 * - io/: finding, reading and replacing files; streams; docker
 * - commands/: one module per command. `lintCommand` and `stdinCommand` are loaded at once, the others when they run
 *
 * Whatever a plain lint does not need is loaded with `import()`, which the build turns into a bundle of its own.
 */
import { visible } from '../text/visible.ts';
import { parseFast } from './arguments/fast-arguments.ts';
import type { Command, LintArguments } from './arguments/options.ts';
import { lintCommand } from './commands/lint-command.ts';
import { stdinCommand } from './commands/stdin-command.ts';
import { complain, type Io, isUserError } from './io/io.ts';

/** How a command line ended. */
export interface Ending {
  /** The exit status. */
  readonly status: number;
  /** Whether it was a lint or a fix, the commands whose code is worth keeping compiled. */
  readonly linted: boolean;
}

/** Runs a command line and returns the exit status. Never throws: an error is one line on standard error and status 2. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  return (await runCommandLine(argv, io)).status;
}

/** The same, with what kind of command it was. */
export async function runCommandLine(argv: readonly string[], io: Io): Promise<Ending> {
  try {
    const command = parseFast(argv) ?? (await (await import('./arguments/full-arguments.ts')).parseArguments(argv));
    return { status: await run(command, io), linted: command.kind === 'lint' && !command.options.printConfig };
  } catch (error) {
    if (isUserError(error)) complain(io, error.message);
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
    case 'prove':
      return await (await import('./commands/prove-command.ts')).prove(command, io);
    case 'explain':
      return (await import('./commands/explain.ts')).explain(command.name, command.color, io);
    case 'rules':
      return await (await import('./commands/explain.ts')).listRules(command.format, command.color, io);
    case 'lsp':
      return await (await import('./commands/lsp-command.ts')).lspCommand(io);
  }
}

async function lintAny(options: LintArguments, io: Io): Promise<number> {
  if (options.printConfig) return await (await import('./config/print-config.ts')).printConfig(options, io);
  const isStdin = options.paths.length === 1 && options.paths[0] === '-';
  return isStdin ? await stdinCommand(options, io) : await lintCommand(options, io);
}

/** The message of an unexpected error may quote the input, secrets included, so it is printed only with DOCKERLINT_DEBUG. */
function complainOfBug(error: unknown, io: Io): void {
  complain(io, `internal error: ${error instanceof Error ? error.name : 'unknown'}. This is a bug in dockerlint; DOCKERLINT_DEBUG=1 shows where`);
  if (io.env['DOCKERLINT_DEBUG'] && error instanceof Error) io.stderr.write(visible(`${error.stack ?? ''}\n`, []));
}
