import { existsSync } from 'node:fs';
import path from 'node:path/posix';
import { RULES } from '../../../rules/index.ts';
import { asksCallers } from '../../caller-change.ts';
import type { Companion } from '../../companions/types.ts';
import { mayMountSecrets } from '../../project/caller-needs.ts';
import { foreseenChange, mayBreakCallers } from '../../project/foreseen.ts';
import { lintProject } from '../../project/project.ts';
import { rememberedFiles } from '../../project/remembered-files.ts';
import type { FileResult, ProjectFiles, ProjectOptions, ProjectResult } from '../../project/types.ts';
import { masker } from '../../reporters/masking.ts';
import type { Report } from '../../reporters/report.ts';
import { say } from '../../text/visible.ts';
import { FORESEEING, type LintArguments } from '../arguments/options.ts';
import type { ConfigSource } from '../config/config.ts';
import { type Io, isUserError } from '../io/io.ts';
import { hasBuildFiles } from '../io/near-files.ts';
import { toSlashes } from '../io/paths.ts';
import { whereabouts } from '../io/project-root.ts';
import { pageOf, ROTATION_PAGE, VERSION } from '../io/version.ts';

/** The input of a run. */
export interface LintJob {
  readonly files: ProjectFiles;
  readonly paths: readonly string[];
  readonly fix: ProjectOptions['fix'];
  readonly config: ConfigSource;
  readonly io: Io;
  /** Set if every file that may describe a build must be read, because the caller needs the build commands. */
  readonly everyBuild?: boolean;
  /** As in `ProjectOptions`. */
  readonly isAlone?: boolean;
  /** Whether callers that do not match their Dockerfile are reported as findings. */
  readonly staleCallers?: boolean;
  /** Callers given on the command line: they are checked against every Dockerfile of their project. */
  readonly callers?: readonly string[];
  /** Called before each file. */
  readonly onFile?: () => void;
}

/**
 * Lints, and returns the texts after the fixes; writes nothing. Companions (with the YAML parser) and the second parser are loaded only if they may be needed.
 */
export async function runLint(asked: LintJob): Promise<ProjectResult> {
  const job = { ...asked, files: rememberedFiles(asked.files) };
  const near = job.everyBuild === true || (job.callers ?? []).length > 0 || hasBuildFiles(job.files, job.paths);
  const secondParser = job.fix === 'none' ? undefined : (await import('../../syntax/dockerfile/second-parser.ts')).secondParser;
  const result = lintWith(job, near ? await loadCompanions() : [], secondParser);
  const mayBreak = mayBreakCallers(job.files);
  const mayWait = ({ path: file, lint }: Pick<FileResult, 'path' | 'lint'>): boolean => {
    const change = job.fix === 'none' && job.config.configOf(file).companions ? foreseenChange(lint) : undefined;
    return change !== undefined && mayBreak(file, change);
  };
  const isAsked = ({ path: file, lint }: FileResult): boolean =>
    (asksCallers(lint) && job.config.configOf(file).companions) || (job.staleCallers === true && mayMountSecrets(lint.output)) || mayWait({ path: file, lint });
  if (near || !result.files.some(isAsked)) return result;
  return lintWith(job, await loadCompanions(), secondParser, result);
}

function lintWith(
  { files, paths, fix, config, io, isAlone, onFile, staleCallers = false, callers }: LintJob,
  companions: readonly Companion[],
  secondParser: ProjectOptions['secondParser'],
  earlier?: ProjectResult,
): ProjectResult {
  const settingsOf: ProjectOptions['settingsOf'] = (file) => {
    onFile?.();
    return config.configOf(file);
  };
  const { home } = whereabouts(io);
  const errors: { readonly what: string; readonly error: unknown }[] = [];
  const onError = io.env['DOCKERLINT_DEBUG'] ? (what: string, error: unknown): unknown => errors.push({ what, error }) : undefined;
  const isExcluded = (file: string): boolean => isIgnored(config, file);
  const asked = { staleCallers, callers, isExcluded };
  const result = lintProject(files, paths, RULES, companions, { fix, secondParser, onError, isAlone, earlier, cwd: io.cwd, home, settingsOf, ...asked });
  const mask = masker({ values: [...result.files, ...result.callers].flatMap(({ lint }) => lint.values) });
  for (const { what, error } of errors) io.stderr.write(say`${mask(`${what}: ${error instanceof Error ? error.stack : String(error)}`)}\n`);
  return result;
}

/** Whether the configuration excludes a caller. An invalid configuration excludes nothing here; it is reported for the Dockerfiles that it applies to. */
function isIgnored(config: ConfigSource, file: string): boolean {
  try {
    return config.configOf(file).ignored;
  } catch (error) {
    if (!isUserError(error)) throw error;
    return false;
  }
}

async function loadCompanions(): Promise<readonly Companion[]> {
  return (await import('../../companions/index.ts')).COMPANIONS;
}

/** Whether the report says what --fix would do, although nothing is written and no diff is printed. */
export function isForeseeing({ fix, diff, format }: LintArguments): boolean {
  return !fix && !diff && FORESEEING.includes(format);
}

/** Returns the fix mode for the options. */
export function fixMode(options: LintArguments): ProjectOptions['fix'] {
  const { fix, diff, unsafeFixes } = options;
  if (!fix && !diff && !isForeseeing(options)) return 'none';
  return unsafeFixes ? 'unsafe' : 'safe';
}

/** The input of the reporters. */
export function reportOf(result: ProjectResult, options: LintArguments, shown: (file: string) => string): Report {
  return {
    version: VERSION,
    files: [...result.files, ...result.callers].map(({ path: file, lint, build }) => ({ path: shown(file), findings: lint.findings, lint, build })),
    companions: result.companions.map((companion) => ({ ...companion, path: shown(companion.path) })),
    rules: RULES.map((rule) => rule.meta),
    mode: options.diff || isForeseeing(options) ? 'diff' : options.fix ? 'fix' : 'lint',
    unsafe: options.unsafeFixes,
    ...targetOf(options),
    rotationPage: ROTATION_PAGE,
    pageOf,
  };
}

/** Returns the path on the command line if there is exactly one and it needs no quotes. */
function targetOf({ paths: [only, ...others] }: LintArguments): { readonly target?: string } {
  return only !== undefined && others.length === 0 && /^[\w./@%+,:=-]+$/.test(only) && only !== '-' ? { target: only } : {};
}

/**
 * Returns the absolute path that standard input is treated as, from --stdin-filename. The name may be relative to another folder than `cwd`: Helix starts a
 * formatter in the document's folder, but gives a name relative to its own working directory, so `%{buffer_name}` is `app/Dockerfile` in `…/app`
 * (https://docs.helix-editor.com/languages.html#configuring-the-formatter-command).
 */
export function stdinPath(options: LintArguments, cwd: string): string {
  const name = path.normalize(toSlashes(options.stdinFilename ?? 'Dockerfile'));
  const [folder, plain] = [path.dirname(name), path.resolve(cwd, name)];
  const isStartedThere = folder !== '.' && !path.isAbsolute(name) && `${cwd}/`.endsWith(`/${folder}/`) && !existsSync(path.dirname(plain));
  return isStartedThere ? path.join(cwd, path.basename(name)) : plain;
}
