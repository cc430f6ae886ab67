import { existsSync } from 'node:fs';
import path from 'node:path/posix';
import { withTexts } from '../../project/texts.ts';
import type { ProjectResult } from '../../project/types.ts';
import type { Report } from '../../reporters/report.ts';
import { COMMANDS, type LintArguments } from '../arguments/options.ts';
import { type ConfigSource, configSource } from '../config/config.ts';
import { type Paths, withoutCallers } from '../io/caller-paths.ts';
import { discover } from '../io/discover.ts';
import { diskFiles } from '../io/disk.ts';
import { type Inputs, readInputs } from '../io/inputs.ts';
import { complain, type Io, isUserError, UserError } from '../io/io.ts';
import { shownPath } from '../io/paths.ts';
import { whereabouts } from '../io/project-root.ts';
import type { Selection } from '../io/selection.ts';
import { styleOf } from '../io/style.ts';
import { whyNotWritable } from '../replace/file-system.ts';
import { journalFolders } from '../replace/journal.ts';
import { type FileChange, replaceFiles } from '../replace/replace-files.ts';
import { countedReport, type LintOutcome, statusOf, writeOutput } from './counted-report.ts';
import { complainOfFailures } from './failures.ts';
import { mentionInterruptedFix, recoverFixes } from './interrupted.ts';
import { fixMode, isForeseeing, reportOf, runLint } from './lint-run.ts';
import { startProgress } from './progress.ts';
import { render } from './render.ts';

/** `dockerlint PATH...`: lints files, and applies or shows the fixes if the options ask for it. Returns the exit status. */
export async function lintCommand(options: LintArguments, io: Io): Promise<number> {
  checkOptions(options);
  const shown = shownPath(io.cwd);
  const found = await discover(options.paths, whereabouts(io));
  const isSelective = options.changedSince !== undefined || options.exclude.length > 0 || options.shard !== undefined;
  const selected = isSelective ? (await import('../io/selection.ts')).select(found.files, options, whereabouts(io)) : undefined;
  const candidates = selected?.files ?? found.files;
  if (selected && candidates.length === 0 && !options.quiet) complain(io, `nothing to lint: ${whyNothing(options)}`);
  const config = await configSource(options, [...new Set(candidates.map((file) => path.dirname(file)))], io.cwd);
  const { files, problems: configProblems } = keepConfigured(candidates, config);
  const interrupted = options.fix ? recoverFixes(files, io, shown) : [];
  if (!options.fix) mentionInterruptedFix(io);
  const problems = [...(await hinted(found.problems, options)), ...configProblems, ...interrupted];
  const run: LintRun = { options, io, config, shown, selected };
  if (isStreamed(options)) {
    for (const problem of problems) complain(io, problem);
    const status = await (await import('./stream.ts')).streamReports(files, (some) => lintFiles(some, run, []), options, io);
    return problems.length > 0 ? 2 : status;
  }
  const { report, status } = await lintFiles(files, run, problems);
  await printReport(report, options, io);
  return problems.length > 0 ? 2 : status;
}

/** The problems, with the command that the first word may be meant for. */
async function hinted(problems: readonly string[], { paths: [word = ''] }: LintArguments): Promise<readonly string[]> {
  const [first, ...others] = problems;
  if (first !== `${word}: no such file or directory` || !/^[a-z-]{4,}$/i.test(word)) return problems;
  const { closest } = await import('../arguments/suggestion.ts');
  return [`${first}${closest(word, COMMANDS)}`, ...others];
}

function whyNothing({ changedSince, shard }: LintArguments): string {
  if (changedSince !== undefined) return `no Dockerfile, and nothing that builds one, changed since ${changedSince}`;
  return shard === undefined ? '--exclude leaves out every file' : `part ${shard.index} of ${shard.count} is empty`;
}

/** Whether each project is reported as soon as it is linted. What concerns all of them cannot be. */
function isStreamed({ format, diff, updateBaseline, maxWarnings }: LintArguments): boolean {
  return format === 'ndjson' && !diff && !updateBaseline && maxWarnings === undefined;
}

/** What the files of a run have in common. */
interface LintRun {
  readonly options: LintArguments;
  readonly io: Io;
  readonly config: ConfigSource;
  readonly shown: (file: string) => string;
  readonly selected: Selection | undefined;
}

/** Lints and writes these files, after printing the problems so far. Returns the report with the findings that count, and the exit status. */
async function lintFiles(files: readonly string[], { options, io, config, shown, selected }: LintRun, earlier: readonly string[]): Promise<LintOutcome> {
  const { dockerfiles, callers } = withoutCallers(files, diskFiles(whereabouts(io)));
  const inputs = readInputs(dockerfiles, shown);
  const { result, writeProblems } = await lintAndWrite(options, io, config, { ...inputs, callers }, shown);
  for (const problem of [...earlier, ...inputs.problems, ...writeProblems]) complain(io, problem);
  const failed = complainOfFailures(result, io, shown);
  const whole = reportOf(result, options, shown);
  const changed = options.format === 'github-review' && selected?.changes ? { changed: changedLines(result, selected, shown) } : {};
  const report = await countedReport({ ...whole, ...changed }, result, options, io);
  if (options.diff) await printDiff(result, io, shown);
  if (failed || inputs.problems.length + writeProblems.length > 0) return { report, status: 2 };
  return { report, status: options.diff ? Number(changesOf(result).length > 0) : statusOf(report, options) };
}

/** The lines that a review can be attached to, by the paths of the report. */
function changedLines({ files, callers, companions }: ProjectResult, { changes }: Selection, shown: (file: string) => string): NonNullable<Report['changed']> {
  const paths = [...files, ...callers, ...companions].map((one) => one.path);
  return new Map(paths.map((file) => [shown(file), changes?.files.has(file) ? changes.linesOf(file) : []]));
}

function checkOptions(options: LintArguments): void {
  const { diff, fix, unsafeFixes, updateBaseline, baseline, stdinFilename, outputFile, format, paths } = options;
  if (diff && fix) throw new UserError('--diff writes nothing, so it cannot be combined with --fix');
  if (unsafeFixes && !diff && !fix && !isForeseeing(options)) throw new UserError('--unsafe-fixes needs --fix or --diff');
  if (updateBaseline && baseline === undefined) throw new UserError('--update-baseline needs --baseline FILE');
  if (stdinFilename !== undefined) throw new UserError('--stdin-filename needs the path -');
  if (paths.includes('-')) throw new UserError('- for standard input must be the only path');
  if (diff && format !== 'text' && outputFile === undefined) throw new UserError('--diff prints the diff: send the report to a file with --output-file');
}

/** Returns the files that the configuration does not exclude. A file with an invalid configuration is left out too, and reported as a problem. */
function keepConfigured(files: readonly string[], config: ConfigSource): { readonly files: readonly string[]; readonly problems: readonly string[] } {
  const problems = new Set<string>();
  const kept = files.filter((file) => {
    try {
      return !config.configOf(file).ignored;
    } catch (error) {
      if (!isUserError(error)) throw error;
      problems.add(error.message);
      return false;
    }
  });
  return { files: kept, problems: [...problems] };
}

interface Written {
  readonly result: ProjectResult;
  readonly writeProblems: readonly string[];
}

/** Lints the files and, with --fix, writes them. A file that cannot be written is linted without fixes, so that the report matches the disk. */
async function lintAndWrite(
  options: LintArguments,
  io: Io,
  config: ConfigSource,
  inputs: Inputs & Pick<Paths, 'callers'>,
  shown: (file: string) => string,
): Promise<Written> {
  const progress = startProgress(io, inputs.texts.size);
  const files = withTexts(diskFiles(whereabouts(io)), inputs.texts);
  const fix = fixMode(options);
  const paths = [...inputs.texts.keys()];
  const locked = options.fix ? paths.flatMap((file) => lockedFile(file)) : [];
  const run = (some: readonly string[], mode: typeof fix, callers: readonly string[] = []): Promise<ProjectResult> =>
    runLint({ files, paths: some, fix: mode, config, io, onFile: progress.step, staleCallers: true, callers });
  const lockedPaths = locked.map(({ file }) => file);
  const free = await run(
    paths.filter((file) => !lockedPaths.includes(file)),
    fix,
    inputs.callers,
  );
  const frozen = lockedPaths.length > 0 ? await run(lockedPaths, 'none') : undefined;
  const result = frozen ? merge(paths, free, frozen) : free;
  progress.stop();
  // a read-only file is a problem only if a fix would change it
  const wanting = new Set(
    frozen?.files
      .filter(({ lint }) => lint.findings.some((found) => found.fix?.applicability === 'safe' || (fix === 'unsafe' && found.fix?.applicability === 'unsafe')))
      .map((file) => file.path),
  );
  const writeProblems = locked.filter(({ file }) => wanting.has(file)).map(({ file, reason }) => `${shown(file)}: ${reason}, so it was not fixed`);
  if (!options.fix) return { result, writeProblems };
  try {
    replaceFiles(changesOf(result), { shown, folders: journalFolders(io) });
    return { result, writeProblems };
  } catch (error) {
    if (!isUserError(error)) throw error;
    return { result: await run(paths, 'none', inputs.callers), writeProblems: [...writeProblems, error.message] };
  }
}

function lockedFile(file: string): readonly { readonly file: string; readonly reason: string }[] {
  const reason = whyNotWritable(file);
  return reason === undefined ? [] : [{ file, reason }];
}

function merge(paths: readonly string[], a: ProjectResult, b: ProjectResult): ProjectResult {
  const files = [...a.files, ...b.files].sort((first, second) => paths.indexOf(first.path) - paths.indexOf(second.path));
  return { files, companions: [...a.companions, ...b.companions], callers: [...a.callers, ...b.callers] };
}

/** The changes that --fix writes and --diff shows. */
function changesOf(result: ProjectResult): readonly FileChange[] {
  return [
    ...result.files.map(({ path: file, lint }) => ({ path: file, before: lint.document.text, after: lint.output })),
    ...result.companions.map(({ path: file, before, after }) => ({ path: file, before: before === '' && !existsSync(file) ? undefined : before, after })),
  ].filter(({ before, after }) => (before ?? '') !== after);
}

async function printDiff(result: ProjectResult, io: Io, shown: (file: string) => string): Promise<void> {
  const changes = changesOf(result);
  if (changes.length === 0) return;
  const { unifiedDiff } = await import('../../reporters/diff.ts');
  for (const { path: file, before, after } of changes) io.stdout.write(unifiedDiff(shown(file), before, after));
}

async function printReport(report: Report, options: LintArguments, io: Io): Promise<void> {
  // with --diff, standard output holds only the diff, which programs read; the report goes to standard error
  const stream = options.diff ? io.stderr : io.stdout;
  if (options.outputFile !== undefined) {
    writeOutput(path.resolve(io.cwd, options.outputFile), await render(options.format, report, { color: false, links: false, width: 80 }));
    return;
  }
  const isSilent = options.quiet && options.format === 'text' && report.files.every((file) => file.findings.length === 0);
  if (!isSilent) stream.write(await render(options.format, report, styleOf(io, stream, options.color)));
}
