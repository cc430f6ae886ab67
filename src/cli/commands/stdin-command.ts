import { withTexts } from '../../project/texts.ts';
import type { ProjectResult } from '../../project/types.ts';
import type { Report } from '../../reporters/report.ts';
import type { LintArguments } from '../arguments/options.ts';
import { configSource } from '../config/config.ts';
import { withoutCallers } from '../io/caller-paths.ts';
import { diskFiles } from '../io/disk.ts';
import { complain, type Io, isUserError, UserError } from '../io/io.ts';
import { shownPath } from '../io/paths.ts';
import { whereabouts } from '../io/project-root.ts';
import { decodeInput } from '../io/read-input.ts';
import { styleOf } from '../io/style.ts';
import { statusOf } from './counted-report.ts';
import { complainOfFailures } from './failures.ts';
import { fixMode, reportOf, runLint, stdinPath } from './lint-run.ts';
import { render } from './render.ts';

/**
 * `dockerlint -`: lints standard input. With --fix it is a formatter: it always prints the whole document, even after an error, because some editors use the
 * output whatever the exit status is. Writes no file. Returns the exit status.
 */
export async function stdinCommand(options: LintArguments, io: Io): Promise<number> {
  const bytes = await io.stdin();
  if (!options.fix) return await lintStdin(options, io, decode(bytes, options));
  let output: string | Uint8Array = bytes;
  let status = 0;
  try {
    const text = decode(bytes, options);
    const { result, ignored } = await lintText(options, io, text);
    output = result ? outputOf(result, text) : text;
    if (result && !ignored) status = await tell(result, options, io);
  } catch (error) {
    status = 2;
    complain(io, isUserError(error) ? error.message : `internal error: ${error instanceof Error ? error.name : 'unknown'}. This is a bug in dockerlint`);
  }
  io.stdout.writeDocument(output);
  return status;
}

async function lintStdin(options: LintArguments, io: Io, text: string): Promise<number> {
  const { result, ignored } = await lintText(options, io, text);
  if (!result || ignored) return 0;
  const failed = complainOfFailures(result, io, () => nameOf(options));
  const report = stdinReport(result, options, io);
  const stream = options.diff ? io.stderr : io.stdout;
  const output = outputOf(result, text);
  const changed = output !== text;
  if (options.diff && changed) io.stdout.write((await import('../../reporters/diff.ts')).unifiedDiff(nameOf(options), text, output));
  const files = options.quiet
    ? report.files.map((each) => ({ ...each, findings: each.findings.filter(({ severity }) => severity === 'error') }))
    : report.files;
  stream.write(await render(options.format, { ...report, files }, styleOf(io, stream, options.color)));
  if (failed) return 2;
  return options.diff ? Number(changed) : statusOf({ ...report, files }, options);
}

/** Prints the findings of the formatter on standard error. Returns the exit status. */
async function tell(result: ProjectResult, options: LintArguments, io: Io): Promise<number> {
  const failed = complainOfFailures(result, io, () => nameOf(options));
  const report = stdinReport(result, options, io);
  const quiet = report.files.every(({ findings, lint }) => findings.length === 0 && lint.refusal === undefined);
  if (!quiet && !options.quiet) io.stderr.write(await render(options.format, report, styleOf(io, io.stderr, options.color)));
  return failed ? 2 : 0;
}

async function lintText(options: LintArguments, io: Io, text: string): Promise<{ readonly result: ProjectResult | undefined; readonly ignored: boolean }> {
  const file = stdinPath(options, io.cwd);
  const config = await configSource(options, [file.slice(0, file.lastIndexOf('/')) || '/'], io.cwd);
  if (config.configOf(file).ignored) return { result: undefined, ignored: true };
  const disk = diskFiles(whereabouts(io));
  const files = withTexts(disk, new Map([file, disk.realOf(file)].map((one) => [one, text])));
  const { dockerfiles, callers } = withoutCallers([file], files);
  // a Dockerfile has no findings in callers here, because callers are other files
  const staleCallers = callers.length > 0;
  return { result: await runLint({ files, paths: dockerfiles, callers, staleCallers, fix: fixMode(options), config, io, isAlone: true }), ignored: false };
}

/** The text after the fixes; for a caller, after its edits. */
function outputOf({ files, callers, companions }: ProjectResult, text: string): string {
  const [file] = files;
  if (file) return file.lint.output;
  return companions.find(({ path }) => callers.some((caller) => caller.path === path))?.after ?? text;
}

/** The report, with the name from --stdin-filename. Companions are not written: the report says that they must change. */
function stdinReport(result: ProjectResult, options: LintArguments, io: Io): Report {
  const shown = shownPath(io.cwd);
  const report = reportOf(result, options, (file) =>
    [...result.files, ...result.callers].some((linted) => linted.path === file) ? nameOf(options) : shown(file),
  );
  const companions = report.companions.map((companion) => {
    if (companion.before === companion.after) return companion;
    const message = 'must change with the Dockerfile, but a formatter changes no other file: run `dockerlint --fix` on the saved file';
    return { ...companion, after: companion.before, caveats: [{ range: undefined, message, suggestion: undefined }, ...companion.caveats] };
  });
  return { ...report, companions };
}

function decode(bytes: Uint8Array, options: LintArguments): string {
  try {
    return decodeInput(bytes);
  } catch (error) {
    throw isUserError(error) ? new UserError(`${nameOf(options)}: ${error.message}`) : error;
  }
}

function nameOf({ stdinFilename }: LintArguments): string {
  return stdinFilename ?? '-';
}
