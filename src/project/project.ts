import path from 'node:path/posix';
import { asksCallers, callerChangeOf, NO_CALLER_CHANGE } from '../caller-change.ts';
import type { BuildChange, Companion } from '../companions/types.ts';
import { lint } from '../linter/lint.ts';
import type { LintResult, OnError } from '../linter/types.ts';
import type { Rule } from '../rule.ts';
import { parseDockerfile } from '../syntax/dockerfile/dockerfile.ts';
import { Document } from '../text/document.ts';
import { buildOf } from './build.ts';
import { type AskedDockerfile, callerFindings, unfoundCaller } from './caller-findings.ts';
import { mayMountSecrets } from './caller-needs.ts';
import { reachesOf } from './callers/reached-stages.ts';
import { type CompanionFolder, companionFolder } from './companions.ts';
import { contextOf, type SharedFolders, sharedFolders } from './context.ts';
import { foreseenChange, type MayBreak, mayBreakCallers } from './foreseen.ts';
import { likelyContext } from './likely-context.ts';
import { rememberedFiles } from './remembered-files.ts';
import { neededByOthers } from './shared-context.ts';
import { withTexts } from './texts.ts';
import type { FileResult, FileSettings, ProjectFiles, ProjectOptions, ProjectResult } from './types.ts';

export { contextOf } from './context.ts';

/** Kinds of companions that decide the build context, best first: they declare builds, where scripts and documentation only run them. */
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
 * Lints the Dockerfiles at `paths` (absolute, with `/`) and says what the files around them must become. Pure: it reads through `given`, each
 * file once, and writes nothing. A path that cannot be read is left out. Companions may be an empty list, where nothing around may change.
 */
export function lintProject(
  given: ProjectFiles,
  paths: readonly string[],
  rules: readonly Rule[],
  companions: readonly Companion[],
  options: ProjectOptions,
): ProjectResult {
  const files = rememberedFiles(given);
  const before = foldersByRoot(files, companions, options.onError);
  const earlier = new Map(options.earlier?.files.map((one) => [one.path, one]));
  const job = { files, rules, options, shared: sharedFolders(files), earlierOf: (file: string) => earlier.get(file) };
  const texts = paths.flatMap((file) => {
    const text = files.read(file);
    return text === undefined ? [] : [new Document(file, text)];
  });
  let waiting: Waiting = new Map();
  let unpassed: Waiting = new Map();
  let linted = texts.map((document) => lintFile({ ...job, folder: before(document.path), waiting, unpassed }, document));
  const mayBreak = mayBreakCallers(files);
  for (;;) {
    // a lint that fixes nothing says of each fix what it would be
    const tried = options.fix === 'none' && companions.length > 0 && options.foresee !== false ? linted.map((one) => foreseen(one, mayBreak)) : linted;
    const tries = rewriteCallers(files, tried, companions, options.onError);
    // a secret that may be missing asks nothing of those who do not have it: that is found out before anything waits for them
    const without = moreNames(tried, tries.unpassedOf, unpassed);
    const more = options.fix === 'unsafe' || without !== unpassed ? waiting : moreNames(tried, tries.leftOf, waiting);
    const again = without === unpassed ? more : without;
    if (more === waiting && without === unpassed) {
      const around = tried.some((one, index) => one !== linted[index]) ? rewriteCallers(files, linted, companions, options.onError) : tries;
      const callers = companions.length === 0 ? [] : findCallers({ files, rules, options }, linted, around.folderOf);
      return { files: linted.map((one) => fileResult({ ...one, invocations: around.invocationsOf(one) }, options)), companions: around.changes(), callers };
    }
    [waiting, unpassed] = [more, without];
    linted = linted.map((one) => (again.has(one.file) ? lintFile({ ...job, folder: before(one.file), waiting, unpassed }, one.result.document) : one));
  }
}

/** A result with what its safe fixes would ask of the callers, if there may be some that would not survive it. */
function foreseen(one: Linted, mayBreak: MayBreak): Linted {
  const change = one.settings.companions ? foreseenChange(one.result) : undefined;
  return change && (change.excluded.length > 0 || mayBreak(one.file, change)) ? { ...one, result: { ...one.result, ...change } } : one;
}

/** For each Dockerfile: the names whose callers must change first, or that some caller does not pass, as in `LintOptions`. */
type Waiting = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What is known, with the names that the last attempt found; the same value if there are no new ones. */
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

/** What the fixes make of the files around, and how those then describe the builds. */
interface Around {
  changes(): ProjectResult['companions'];
  readonly folderOf: (file: string) => CompanionFolder;
  /** What would not survive the fixes, with why: callers, by the build argument or secret, and other Dockerfiles of the same context, by the file. */
  readonly leftOf: (one: Linted) => ReadonlyMap<string, string>;
  /** The build arguments that one caller passes and another does not. */
  readonly unpassedOf: (one: Linted) => ReadonlyMap<string, string>;
  readonly invocationsOf: (one: Linted) => Linted['invocations'];
}

function rewriteCallers(files: ProjectFiles, linted: readonly Linted[], companions: readonly Companion[], onError: OnError | undefined): Around {
  // what a caller of several Dockerfiles must give to each of them shows in their texts after the fixes
  const outputs = new Map(linted.map(({ file, result }) => [file, result.output]));
  const folderOf = foldersByRoot(withTexts(files, outputs), companions, onError);
  const changed = linted.filter(({ settings, result }) => settings.companions && asksCallers(result));
  for (const { file, context, result } of changed) folderOf(file).rewrite({ dockerfile: file, context, ...callerChangeOf(result), reaches: reachesOf(result) });
  const isChanged = new Set(changed);
  const folders = new Set(changed.map(({ file }) => folderOf(file)));
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

/** What the findings in callers follow from. */
interface CallerSearch {
  readonly files: ProjectFiles;
  readonly rules: readonly Rule[];
  readonly options: ProjectOptions;
}

/** The findings in the files that build the linted Dockerfiles, and in the callers that were asked about, whatever they build in their project. */
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
        const context = settings.context ?? declaredContext(invocations) ?? likelyContext(files, file, new Document(file, text));
        return [{ file, settings, context, root, text, settled: new Set(), callers: asked }];
      }),
  );
  const job = { files, rules, folderOf, fix: options.fix !== 'none', isExcluded: (caller: string) => options.isExcluded?.(caller) === true };
  const found = callerFindings([...own, ...others], job);
  const silent = [...asked].filter((file) => !found.some((one) => one.path === file)).map((file) => unfoundCaller(files, file));
  return [...found, ...silent].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** How the files around a changed Dockerfile build it now: those that declare builds, and the scripts, which are read only for a change. */
function invocationsAfter(folder: CompanionFolder, { file, context, result }: Linted): Linted['invocations'] {
  const change = { dockerfile: file, context, ...callerChangeOf(result) };
  return [...folder.invocationsOf(noChange(file), DECIDE_CONTEXT), ...folder.invocationsOf(change).filter(({ kind }) => !DECIDE_CONTEXT.includes(kind))];
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

/** What the lint of one Dockerfile needs. */
interface LintJob {
  readonly files: ProjectFiles;
  readonly rules: readonly Rule[];
  readonly folder: CompanionFolder;
  readonly options: ProjectOptions;
  readonly waiting: Waiting;
  readonly unpassed: Waiting;
  readonly shared: SharedFolders;
  /** What the same file gave without companions, where it was linted so before. */
  readonly earlierOf: (file: string) => FileResult | undefined;
}

function lintFile({ files, rules, folder, options, waiting, unpassed, shared, earlierOf }: LintJob, document: Document): Linted {
  const file = document.path;
  const settings = options.settingsOf(file);
  const invocations = folder.invocationsOf(noChange(file), DECIDE_CONTEXT);
  const context = settings.context ?? declaredContext(invocations) ?? likelyContext(files, file, document);
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

function fileResult(linted: Linted, { cwd, home }: ProjectOptions): FileResult {
  const { file, settings, context, invocations, result } = linted;
  const left = new Set(result.findings.filter((finding) => !finding.fixed).map((finding) => finding.name));
  const situation = { cwd, home, context: printedContext(linted), engine: settings.engine.name, invocations, secrets: result.secrets, left };
  return { path: file, lint: result, context, build: buildAfter(file, result, situation) };
}

/** The absolute build context of a Dockerfile: from the settings, a compose file or a bake file, otherwise what its sources say. */
export function contextFolderOf(files: ProjectFiles, file: string, companions: readonly Companion[], settings: FileSettings, onError?: OnError): string {
  if (settings.context !== undefined) return settings.context;
  const invocations = companionFolder(files, files.rootOf(file), companions, onError).invocationsOf(noChange(file), DECIDE_CONTEXT);
  return declaredContext(invocations) ?? likelyContext(files, file, undefined);
}

/** The context that the files which declare builds say. */
function declaredContext(invocations: Linted['invocations']): string | undefined {
  const contextOfKind = (kind: string): string | undefined => invocations.find((one) => one.kind === kind && one.context !== undefined)?.context;
  return DECIDE_CONTEXT.map(contextOfKind).find((context) => context !== undefined);
}

/** The context in which the project itself builds a Dockerfile: as declared, else the one that all of its scripts agree on, else as given. */
function printedContext({ settings, invocations, context }: Linted): string {
  if (settings.context !== undefined || declaredContext(invocations) !== undefined) return context;
  const [only, ...others] = new Set(invocations.flatMap((one) => one.context ?? []));
  return only === undefined || others.length > 0 ? context : only;
}

/** Asks a companion how the Dockerfile is built, for nothing to be changed. */
function noChange(file: string): BuildChange {
  return { dockerfile: file, context: path.dirname(file), ...NO_CALLER_CHANGE };
}

/** A cheap test of words, with lines joined as Docker joins them. */
function mayTakeSecrets(text: string): boolean {
  return /--mount/i.test(text) && /secret|ssh/i.test(text.replace(/[\\`][ \t]*\r*\n/g, ''));
}

/** Parses the result only if it may take secrets: it has a mount that may be one of secrets or ssh, or a fix names a secret. */
function buildAfter(file: string, { output, failures, secrets }: LintResult, situation: Parameters<typeof buildOf>[1]): FileResult['build'] {
  if ((secrets.length === 0 && !mayTakeSecrets(output)) || failures.some((failure) => failure.rule === undefined)) return undefined;
  return buildOf(parseDockerfile(new Document(file, output)), situation);
}
