import path from 'node:path/posix';
import { asksCallers, callerChangeOf, NO_CALLER_CHANGE } from '../caller-change.ts';
import type { BuildChange, Companion } from '../companions/types.ts';
import { lint } from '../linter/lint.ts';
import type { LintResult, OnError } from '../linter/types.ts';
import type { Rule } from '../rule.ts';
import { parseDockerfile } from '../syntax/dockerfile/dockerfile.ts';
import { Document } from '../text/document.ts';
import { buildOf } from './build.ts';
import { type CompanionFolder, companionFolder } from './companions.ts';
import { contextOf } from './context.ts';
import { withTexts } from './texts.ts';
import type { FileResult, FileSettings, ProjectFiles, ProjectOptions, ProjectResult } from './types.ts';

export { contextOf } from './context.ts';

/** Kinds of companions that decide the build context: they declare builds, where scripts and documentation only run them. */
const DECIDE_CONTEXT = ['compose', 'bake'];

/** A Dockerfile with the result of its lint. */
interface Linted {
  readonly file: string;
  readonly settings: FileSettings;
  readonly context: string;
  readonly invocations: ReturnType<CompanionFolder['invocationsOf']>;
  readonly result: LintResult;
}

/**
 * Lints the Dockerfiles at `paths` (absolute, with `/`) and says what the files around them must become. Pure: it reads through `files` and
 * writes nothing. A path that `files` cannot read is left out. Companions may be an empty list, where nothing around may change.
 */
export function lintProject(
  files: ProjectFiles,
  paths: readonly string[],
  rules: readonly Rule[],
  companions: readonly Companion[],
  options: ProjectOptions,
): ProjectResult {
  const before = foldersByRoot(files, companions, options.onError);
  const linted = paths.flatMap((file): readonly Linted[] => {
    const text = files.read(file);
    return text === undefined ? [] : [lintFile(files, new Document(file, text), rules, before(file), options)];
  });
  // what a caller of several Dockerfiles must give to each of them shows in their texts after the fixes
  const outputs = new Map(linted.map(({ file, result }) => [file, result.output]));
  const after = foldersByRoot(withTexts(files, outputs), companions, options.onError);
  const changed = linted.filter(({ settings, result }) => settings.companions && asksCallers(result));
  for (const { file, context, result } of changed) after(file).rewrite({ dockerfile: file, context, ...callerChangeOf(result) });
  const folders = new Set(changed.map(({ file }) => after(file)));
  const invocationsOf = (one: Linted): Linted['invocations'] =>
    changed.includes(one) ? after(one.file).invocationsOf(noChange(one.file), DECIDE_CONTEXT) : one.invocations;
  return {
    files: linted.map((one) => fileResult({ ...one, invocations: invocationsOf(one) }, options)),
    companions: [...folders].flatMap((folder) => folder.changes()),
  };
}

/** The companion files around a Dockerfile; those of one project are found once. */
function foldersByRoot(files: ProjectFiles, companions: readonly Companion[], onError: OnError | undefined): (file: string) => CompanionFolder {
  const folders = new Map<string, CompanionFolder>();
  return (file) => {
    const root = files.rootOf(file);
    const folder = folders.get(root) ?? companionFolder(files, root, companions, onError);
    folders.set(root, folder);
    return folder;
  };
}

function lintFile(files: ProjectFiles, document: Document, rules: readonly Rule[], folder: CompanionFolder, options: ProjectOptions): Linted {
  const file = document.path;
  const settings = options.settingsOf(file);
  const invocations = folder.invocationsOf(noChange(file), DECIDE_CONTEXT);
  const context = settings.context ?? invocations.find((one) => one.context !== undefined)?.context ?? path.dirname(file);
  const earlier = options.earlier?.files.find((one) => one.path === file);
  const { fix, secondParser, onError } = options;
  const result =
    earlier?.context === context ? earlier.lint : lint(document, rules, { ...settings, context: contextOf(files, file, context), fix, secondParser, onError });
  return { file, settings, context, invocations, result };
}

function fileResult({ file, settings, context, invocations, result }: Linted, { cwd, home }: ProjectOptions): FileResult {
  const situation = { cwd, home, context, engine: settings.engine.name, invocations, secrets: result.secrets };
  return { path: file, lint: result, context, build: buildAfter(file, result, situation) };
}

/** The absolute build context of a Dockerfile: from the settings, a compose file or a bake file, otherwise the Dockerfile's own folder. */
export function contextFolderOf(files: ProjectFiles, file: string, companions: readonly Companion[], settings: FileSettings, onError?: OnError): string {
  if (settings.context !== undefined) return settings.context;
  const invocations = companionFolder(files, files.rootOf(file), companions, onError).invocationsOf(noChange(file), DECIDE_CONTEXT);
  return invocations.find((one) => one.context !== undefined)?.context ?? path.dirname(file);
}

/** Asks a companion how the Dockerfile is built, for nothing to be changed. */
function noChange(file: string): BuildChange {
  return { dockerfile: file, context: path.dirname(file), ...NO_CALLER_CHANGE };
}

/** Parses the result only if it may take secrets: it has a mount, or a fix names a secret. */
function buildAfter(file: string, { output, failures, secrets }: LintResult, situation: Parameters<typeof buildOf>[1]): FileResult['build'] {
  if ((!/--mount/i.test(output) && secrets.length === 0) || failures.some((failure) => failure.rule === undefined)) return undefined;
  return buildOf(parseDockerfile(new Document(file, output)), situation);
}
