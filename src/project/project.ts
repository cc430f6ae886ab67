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
import type { FileResult, FileSettings, ProjectFiles, ProjectOptions, ProjectResult } from './types.ts';

export { contextOf } from './context.ts';

/** Kinds of companions that decide the build context: they declare builds, where scripts and documentation only run them. */
const DECIDE_CONTEXT = ['compose', 'bake'];

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
  const folders = new Map<string, CompanionFolder>();
  const earlier = new Map(options.earlier?.files.map((one) => [one.path, one]));
  const results = paths.flatMap((file): FileResult[] => {
    const text = files.read(file);
    if (text === undefined) return [];
    const settings = options.settingsOf(file);
    const root = files.rootOf(file);
    const folder = folders.get(root) ?? companionFolder(files, root, companions, options.onError);
    folders.set(root, folder);
    const invocations = folder.invocationsOf(noChange(file), DECIDE_CONTEXT);
    const context = settings.context ?? invocations.find((one) => one.context !== undefined)?.context ?? path.dirname(file);
    const before = earlier.get(file);
    const result =
      before?.context === context
        ? before.lint
        : lint(new Document(file, text), rules, {
            ...settings,
            context: contextOf(files, file, context),
            fix: options.fix,
            secondParser: options.secondParser,
            onError: options.onError,
          });
    if (settings.companions && asksCallers(result)) folder.rewrite({ dockerfile: file, context, ...callerChangeOf(result) });
    const { cwd, home } = options;
    return [
      {
        path: file,
        lint: result,
        context,
        build: buildAfter(file, result, { cwd, home, context, engine: settings.engine.name, invocations, secrets: result.secrets }),
      },
    ];
  });
  return { files: results, companions: [...folders.values()].flatMap((folder) => folder.changes()) };
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
