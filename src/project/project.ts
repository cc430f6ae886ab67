import path from 'node:path/posix';
import { asksCallers, callerChangeOf, NO_CALLER_CHANGE } from '../caller-change.ts';
import type { BuildChange, Companion } from '../companions/types.ts';
import { builderOf } from '../knowledge/docker/engines.ts';
import { lint } from '../linter/lint.ts';
import type { LintResult, OnError } from '../linter/types.ts';
import type { Rule } from '../rule.ts';
import { parseDockerfile } from '../syntax/dockerfile/dockerfile.ts';
import { Document } from '../text/document.ts';
import { ageMemos } from '../text/memo.ts';
import { buildOf } from './build.ts';
import { type AskedDockerfile, callerFindings, unfoundCaller } from './caller-findings.ts';
import { mayMountSecrets } from './caller-needs.ts';
import { reachesOf } from './callers/reached-stages.ts';
import { companionSearches, type SearchOf } from './companion-search.ts';
import { type CompanionFolder, companionFolder } from './companions.ts';
import { contextOf, type SharedFolders, sharedFolders } from './context.ts';
import { foreseenChange, type MayBreak, mayBreakCallers } from './foreseen.ts';
import { likelyContext } from './likely-context.ts';
import { rememberedFiles } from './remembered-files.ts';
import { neededByOthers } from './shared-context.ts';
import { withTexts } from './texts.ts';
import type { FileResult, FileSettings, ProjectFiles, ProjectOptions, ProjectResult } from './types.ts';

export { contextOf } from './context.ts';

/** Kinds of companions that decide the build context, best first: they declare builds, whereas scripts and documentation only run them. */
const DECIDE_CONTEXT = ['compose', 'bake', 'other-builders'];

/** A Dockerfile with the result of its lint. */
interface Linted {
  readonly file: string;
  readonly settings: FileSettings;
  readonly context: string;
  readonly invocations: ReturnType<CompanionFolder['invocationsOf']>;
  readonly result: LintResult;
}

/**
 * Lints the Dockerfiles at `paths` (absolute, with `/`), and returns the changes to the files around them. Pure: reads through `given`, each file once, and
 * writes nothing. Skips a path that cannot be read. `companions`: empty if no other file may change.
 */
export function lintProject(
  given: ProjectFiles,
  paths: readonly string[],
  rules: readonly Rule[],
  companions: readonly Companion[],
  options: ProjectOptions,
): ProjectResult {
  const files = rememberedFiles(given);
  const callers: CallerSearches = { companions, find: companionSearches(files, companions), onError: options.onError };
  const before = foldersByRoot(files, callers);
  const earlier = new Map(options.earlier?.files.map((one) => [one.path, one]));
  const job = { files, rules, options, shared: sharedFolders(files), earlierOf: (file: string) => earlier.get(file) };
  const texts = paths.flatMap((file) => {
    const text = files.read(file);
    return text === undefined ? [] : [new Document(file, text)];
  });
  let waiting: Waiting = new Map();
  let unpassed: Waiting = new Map();
  let linted = texts.map((document) => {
    if (texts.length > 1) ageMemos();
    return lintFile({ ...job, folder: before(document.path), waiting, unpassed }, document);
  });
  const mayBreak = mayBreakCallers(files);
  for (;;) {
    // a lint without fixes still reports what each fix would require
    const tried = options.fix === 'none' && companions.length > 0 && options.foresee !== false ? linted.map((one) => foreseen(one, mayBreak)) : linted;
    const tries = rewriteCallers(files, tried, callers);
    // an optional secret requires nothing of callers that do not pass it; this must be known before a fix waits for its callers
    const without = moreNames(tried, tries.unpassedOf, unpassed);
    const more = options.fix === 'unsafe' || without !== unpassed ? waiting : moreNames(tried, tries.leftOf, waiting);
    const again = without === unpassed ? more : without;
    if (more === waiting && without === unpassed) {
      const around = tried.some((one, index) => one !== linted[index]) ? rewriteCallers(files, linted, callers) : tries;
      const found = companions.length === 0 ? [] : findCallers({ files, rules, options }, linted, around.folderOf);
      return {
        files: linted.map((one) => fileResult(files, { ...one, invocations: around.invocationsOf(one) }, options)),
        companions: around.changes(),
        callers: found,
      };
    }
    [waiting, unpassed] = [more, without];
    linted = linted.map((one) => (again.has(one.file) ? lintFile({ ...job, folder: before(one.file), waiting, unpassed }, one.result.document) : one));
  }
}

/** Adds the caller changes that safe fixes would require to a result, if some caller may not be ready for them. */
function foreseen(one: Linted, mayBreak: MayBreak): Linted {
  const change = one.settings.companions ? foreseenChange(one.result) : undefined;
  return change && (change.excluded.length > 0 || mayBreak(one.file, change)) ? { ...one, result: { ...one.result, ...change } } : one;
}

/** For each Dockerfile: names and reasons, as in `LintOptions.waiting` or `LintOptions.unpassed`. */
type Waiting = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Returns `before` with the names that the last attempt added; the same object if there are no new ones. */
function moreNames(linted: readonly Linted[], namesOf: Around['leftOf'], before: Waiting): Waiting {
  const more = new Map(before);
  for (const one of linted) {
    const { file } = one;
    const known = before.get(file) ?? new Map<string, string>();
    const found = [...namesOf(one)].filter(([name]) => !known.has(name));
    if (found.length > 0) more.set(file, new Map([...known, ...found]));
  }
  return [...more].some(([file, names]) => names !== before.get(file)) ? more : before;
}

/** The files around the Dockerfiles after the fixes, and the builds that they then describe. */
interface Around {
  changes(): ProjectResult['companions'];
  readonly folderOf: (file: string) => CompanionFolder;
  /** What the fixes would break, with the reason. Key: the build argument or secret for a caller, the file for another Dockerfile with the same context. */
  readonly leftOf: (one: Linted) => ReadonlyMap<string, string>;
  /** The build arguments that a caller builds without. Value: file and line of the caller without it. */
  readonly unpassedOf: (one: Linted) => ReadonlyMap<string, string>;
  readonly invocationsOf: (one: Linted) => Linted['invocations'];
}

function rewriteCallers(files: ProjectFiles, linted: readonly Linted[], callers: CallerSearches): Around {
  // a caller of several Dockerfiles needs their texts after the fixes, to see what each of them requires
  const outputs = new Map(linted.map(({ file, result }) => [file, result.output]));
  const folderOf = foldersByRoot(withTexts(files, outputs), callers);
  const changed = linted.filter(({ settings, result }) => settings.companions && asksCallers(result));
  const removedFrom = new Map(changed.map(({ file, result }) => [file, result.removedArgs]));
  for (const { file, context, settings, result } of changed) {
    const around = { builtBy: builderOf(settings.engine), removedFrom, reaches: reachesOf(result) };
    folderOf(file).rewrite({ dockerfile: file, context, ...callerChangeOf(result), ...around });
  }
  const isChanged = new Set(changed);
  const folders = new Set(changed.map(({ file }) => folderOf(file)));
  for (const folder of folders) folder.finish();
  const neededOf = neededByOthers(files, linted);
  return {
    changes: () => [...folders].flatMap((folder) => folder.changes()),
    folderOf(file) {
      const folder = folderOf(file);
      folders.add(folder);
      return folder;
    },
    leftOf: (one) => new Map([...folderOf(one.file).leftOf(one.file), ...(one.settings.companions ? neededOf(one) : [])]),
    unpassedOf: (one) => folderOf(one.file).unpassedOf(one.file),
    invocationsOf: (one) => (isChanged.has(one) ? invocationsAfter(folderOf(one.file), one) : one.invocations),
  };
}

/** The inputs for findings in callers. */
interface CallerSearch {
  readonly files: ProjectFiles;
  readonly rules: readonly Rule[];
  readonly options: ProjectOptions;
}

/** Returns the findings in callers of the linted Dockerfiles, and in the given callers, whichever Dockerfile of their project they build. */
function findCallers({ files, rules, options }: CallerSearch, linted: readonly Linted[], folderOf: (file: string) => CompanionFolder): readonly FileResult[] {
  if (options.staleCallers === false) return [];
  const own = linted
    .filter(({ result }) => result.failures.length === 0)
    .map(({ file, settings, context, result }): AskedDockerfile => {
      const settled = settings.companions ? [...result.secrets.map(({ id }) => id), ...result.removedArgs.keys()] : [];
      return { file, settings, context, root: files.rootOf(file), text: result.output, settled: new Set(settled) };
    });
  const asked = new Set(options.callers ?? []);
  const isLinted = new Set(linted.map(({ file }) => file));
  const roots = new Map([...asked].map((file) => [files.rootOf(file), file]));
  const others = [...roots].flatMap(([root, caller]) =>
    folderOf(caller)
      .dockerfiles()
      .filter((file) => !isLinted.has(file) && options.isExcluded?.(file) !== true)
      .flatMap((file): readonly AskedDockerfile[] => {
        const text = files.read(file);
        if (text === undefined || !mayMountSecrets(text)) return [];
        const settings = options.settingsOf(file);
        const invocations = folderOf(file).invocationsOf(noChange(file), DECIDE_CONTEXT);
        const context = settings.context ?? likelyContext(files, file, new Document(file, text), declaredContext(invocations));
        return [{ file, settings, context, root, text, settled: new Set(), callers: asked }];
      }),
  );
  const job = { files, rules, folderOf, fix: options.fix !== 'none', isExcluded: (caller: string) => options.isExcluded?.(caller) === true };
  const found = callerFindings([...own, ...others], job);
  const silent = [...asked].filter((file) => !found.some((one) => one.path === file)).map((file) => unfoundCaller(files, file));
  return [...found, ...silent].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** How the files around a changed Dockerfile now build it: files that declare builds, and scripts, which are read only after a change. */
function invocationsAfter(folder: CompanionFolder, { file, context, result }: Linted): Linted['invocations'] {
  const change = { dockerfile: file, context, ...callerChangeOf(result) };
  return [...folder.invocationsOf(noChange(file), DECIDE_CONTEXT), ...folder.invocationsOf(change).filter(({ kind }) => !DECIDE_CONTEXT.includes(kind))];
}

/** The companions, and the files that they find in a project. */
interface CallerSearches {
  readonly companions: readonly Companion[];
  readonly find: SearchOf;
  readonly onError: OnError | undefined;
}

/** Returns the companion files around a Dockerfile. The files of one project are searched once. */
function foldersByRoot(files: ProjectFiles, { companions, find, onError }: CallerSearches): (file: string) => CompanionFolder {
  const folders = new Map<string, CompanionFolder>();
  return (file) => {
    const root = files.rootOf(file);
    const folder = folders.get(root) ?? companionFolder(files, root, companions, onError, find);
    folders.set(root, folder);
    return folder;
  };
}

/** The inputs for linting one Dockerfile. */
interface LintJob {
  readonly files: ProjectFiles;
  readonly rules: readonly Rule[];
  readonly folder: CompanionFolder;
  readonly options: ProjectOptions;
  readonly waiting: Waiting;
  readonly unpassed: Waiting;
  readonly shared: SharedFolders;
  /** The earlier result for the same file, from a lint without companions. */
  readonly earlierOf: (file: string) => FileResult | undefined;
}

function lintFile({ files, rules, folder, options, waiting, unpassed, shared, earlierOf }: LintJob, document: Document): Linted {
  const file = document.path;
  const settings = options.settingsOf(file);
  const invocations = folder.invocationsOf(noChange(file), DECIDE_CONTEXT);
  const context = settings.context ?? likelyContext(files, file, document, declaredContext(invocations));
  const earlier = earlierOf(file);
  const { fix, secondParser, onError } = options;
  const names = waiting.get(file);
  const without = unpassed.get(file);
  const result =
    earlier?.context === context && !names && !without
      ? earlier.lint
      : lint(document, rules, {
          ...settings,
          context: contextOf(files, file, { folder: context, canIgnore: settings.companions && !options.isAlone, shared }),
          fix,
          secondParser,
          onError,
          waiting: names,
          unpassed: without,
        });
  return { file, settings, context, invocations, result };
}

function fileResult(files: ProjectFiles, linted: Linted, { cwd, home }: ProjectOptions): FileResult {
  const { file, settings, context, invocations, result } = linted;
  const left = new Set(result.findings.filter((finding) => !finding.fixed).map((finding) => finding.name));
  const situation = { cwd, home, context: printedContext(linted), files, engine: settings.engine.name, invocations, secrets: result.secrets, left };
  return { path: file, lint: result, context, build: buildAfter(file, result, situation) };
}

/**
 * Returns the absolute build context of a Dockerfile: from the settings, from a compose or bake file if it can be built there, or
 * else the one that contains most sources of its COPYs.
 */
export function contextFolderOf(files: ProjectFiles, file: string, companions: readonly Companion[], settings: FileSettings, onError?: OnError): string {
  if (settings.context !== undefined) return settings.context;
  const invocations = companionFolder(files, files.rootOf(file), companions, onError).invocationsOf(noChange(file), DECIDE_CONTEXT);
  return likelyContext(files, file, undefined, declaredContext(invocations));
}

/** The context given by files that declare builds. */
function declaredContext(invocations: Linted['invocations']): string | undefined {
  const contextOfKind = (kind: string): string | undefined => invocations.find((one) => one.kind === kind && one.context !== undefined)?.context;
  return DECIDE_CONTEXT.map(contextOfKind).find((context) => context !== undefined);
}

/** The context in which the project builds a Dockerfile: the declared one, else the one used by all of its scripts, else the assumed one. */
function printedContext({ settings, invocations, context }: Linted): string {
  if (settings.context !== undefined || declaredContext(invocations) !== undefined) return context;
  const [only, ...others] = new Set(invocations.flatMap((one) => one.context ?? []));
  return only === undefined || others.length > 0 ? context : only;
}

/** A change without any effect, to ask companions how the Dockerfile is built. */
function noChange(file: string): BuildChange {
  return { dockerfile: file, context: path.dirname(file), ...NO_CALLER_CHANGE };
}

/** A cheap text search, after joining continued lines as Docker does. */
function mayTakeSecrets(text: string): boolean {
  return /--mount/i.test(text) && /secret|ssh/i.test(text.replace(/[\\`][ \t]*\r*\n/g, ''));
}

/** Returns the build command. Parses the fixed text only if it may take secrets: it contains words of secret or ssh mounts, or a fix adds a secret. */
function buildAfter(file: string, { output, failures, secrets }: LintResult, situation: Parameters<typeof buildOf>[1]): FileResult['build'] {
  if ((secrets.length === 0 && !mayTakeSecrets(output)) || failures.some((failure) => failure.rule === undefined)) return undefined;
  return buildOf(parseDockerfile(new Document(file, output)), situation);
}
