import path from 'node:path/posix';
import type { BuildChange, BuildInvocation, Companion, CompanionCaveat, CompanionFiles } from '../companions/types.ts';
import { BUILD_FOLDERS, BUILD_NAMES } from '../knowledge/docker/build-callers.ts';
import type { OnError } from '../linter/types.ts';
import { applyEdits, type Edit, offsetBefore } from '../text/edit.ts';
import { once } from '../text/memo.ts';
import type { Range } from '../text/range.ts';
import { withoutAlike } from './callers/alike-caveats.ts';
import { callerNotes } from './callers/caller-notes.ts';
import { type Run, runsOf } from './callers/companion-runs.ts';
import { type CompanionFile, concernedFiles, findCompanions, type SearchOf } from './companion-search.ts';
import type { CompanionChange, ProjectFiles } from './types.ts';

/** The companion files of a run. If several Dockerfiles share a file, each sees the changes made for the Dockerfiles before it. */
export interface CompanionFolder {
  /** The builds of a Dockerfile that the files describe, each with its file and kind. */
  invocationsOf(change: BuildChange, kinds?: readonly string[]): readonly (BuildInvocation & { readonly file: string; readonly kind: string })[];
  /** Rewrites every file that builds the Dockerfile. */
  rewrite(change: BuildChange): void;
  /** Tries again what a change could not do before the changes for other Dockerfiles were made, as where services share arguments by an anchor. */
  finish(): void;
  /** Returns what the change would do to each of these files in their present state; changes nothing. */
  inspect(change: BuildChange, among: ReadonlySet<string>): readonly Inspected[];
  /** Applies the edits that `inspect` returned, and keeps its caveats. */
  apply(inspected: Inspected): void;
  /** The callers in their present state; of kinds with possibly thousands of files, only those near the project root or with a path that tells of builds. */
  texts(): readonly CallerText[];
  /** Absolute paths of files with the name of a Dockerfile. */
  dockerfiles(): readonly string[];
  /** The present text of a file; undefined if it cannot be read. */
  read(file: string): string | undefined;
  /** The callers of a Dockerfile that were not changed and would break. Key: the build argument or secret. Value: the reason, shown to people. */
  leftOf(dockerfile: string): ReadonlyMap<string, string>;
  /** The build arguments that a caller of a Dockerfile builds without. Value: file and line of the caller without it. */
  unpassedOf(dockerfile: string): ReadonlyMap<string, string>;
  /** All changes and caveats so far. */
  changes(): readonly CompanionChange[];
}

/** A caller with its text. */
export interface CallerText {
  readonly file: string;
  readonly kind: string;
  readonly text: string;
}

/** The effect of a change on a file. */
export interface Inspected extends Run {
  /** The text before all changes of this run. */
  readonly before: string;
  /** The build arguments that the change removes. */
  readonly removed: ReadonlyMap<string, unknown>;
  /** Converts a range of the present text to `before`. */
  toBefore(range: Range): Range;
}

interface Rewritten {
  readonly kind: string;
  readonly before: string;
  readonly after: string;
  readonly caveats: readonly CompanionCaveat[];
  readonly steps: readonly (readonly Edit[])[];
}

/** Maximum number of parts in the path of a program that a lint reads whatever its name is: searching all programs would take longer than the rest of the run. */
const NEAR_TOP = 2;
/** At most this number of programs further down are read, for the same reason. */
const MOST_DEEP = 500;

/** The companion files below `root`. The search runs when they are first needed. `find`: omitted if nothing else has searched the project. */
export function companionFolder(files: ProjectFiles, root: string, companions: readonly Companion[], onError?: OnError, find?: SearchOf): CompanionFolder {
  const rewritten = new Map<string, Rewritten>();
  const searched = once(() => find?.(root) ?? findCompanions(files, root, companions));
  const concerned = concernedFiles(files);
  const notes = callerNotes(root);
  let isAsked = false;
  const unfinished: { readonly file: string; readonly change: BuildChange }[] = [];
  const textOf = (file: string): string | undefined => (rewritten.size > 0 ? rewritten.get(files.realOf(file))?.after : undefined) ?? files.read(file);
  const companionFiles: CompanionFiles = { root, read: textOf, exists: (file) => textOf(file) !== undefined || files.list(file) !== undefined };
  const run = runsOf({ files, companions, searched, concerned, companionFiles, onError });

  return {
    invocationsOf: (change, kinds) =>
      [...run(change, kinds)].flatMap(({ file, companion, result }) => result.invocations.map((one) => ({ ...one, file, kind: companion.kind }))),
    rewrite(change) {
      isAsked = true;
      for (const { file, real, text, companion, result } of run(change)) {
        if (result.caveats.some(({ again }) => again)) unfinished.push({ file, change });
        notes.passing({ file: real, text, result }, change);
        if (!isTold({ text, companion, result }, change)) continue;
        const old = rewritten.get(real);
        const next = rewrittenBy(old, { text, companion, result, removed: change.removedArgs });
        // documentation builds nothing
        if (companion.kind !== 'markdown') notes.left(real, next.before, change, next.latest);
        rewritten.set(real, next);
      }
    },
    finish() {
      for (const { file, change } of unfinished) for (const one of run(change, undefined, new Set([file]))) takeAgain(rewritten, one, change);
    },
    inspect: (change, among) => [...run(change, undefined, among)].map((one) => inspectedOf(one, rewritten.get(one.real), change)),
    apply: (inspected) => {
      rewritten.set(inspected.real, rewrittenBy(rewritten.get(inspected.real), inspected));
    },
    texts: () => lintedFiles(searched().found, root).flatMap((one) => (concerned.has(one.path, one.companion) ? callerText(one, textOf(one.path)) : [])),
    dockerfiles: () => searched().dockerfiles,
    read: textOf,
    leftOf: notes.leftOf,
    unpassedOf: notes.unpassedOf,
    changes: () => [
      ...rewrittenChanges(rewritten),
      ...(isAsked ? [...searched().unseen, ...concerned.unseen(root)] : []).map(({ path: file, message }) => unseenChange(file, message)),
    ],
  };
}

/** Whether a caller changes, or has something to tell about this build. */
function isTold({ text, companion, result }: Pick<Run, 'text' | 'companion' | 'result'>, change: BuildChange): boolean {
  if (result.edits.length === 0 && result.caveats.length === 0) return false;
  if (result.edits.length > 0 || result.invocations.length > 0 || result.caveats.some(({ breaks }) => breaks !== undefined)) return true;
  // a config file is matched by its path, because its text does not mention the build
  return companion.kind === 'config' || mentions(text, change);
}

/** The files that a lint reads. Of the kinds with possibly thousands: those near the project root, and some whose paths tell of builds. */
function lintedFiles(found: readonly CompanionFile[], root: string): readonly CompanionFile[] {
  let deep = 0;
  return found.filter(({ path: file, companion }) => {
    const parts = path.relative(root, file).split('/');
    if (!companion.concerns || parts.length <= NEAR_TOP) return true;
    const tells = parts.slice(0, -1).some((folder) => BUILD_FOLDERS.has(folder.toLowerCase())) || BUILD_NAMES.test(parts.at(-1) ?? '');
    return tells && deep++ < MOST_DEEP;
  });
}

function callerText({ path: file, companion: { kind } }: CompanionFile, text: string | undefined): readonly CallerText[] {
  return text === undefined ? [] : [{ file, kind, text }];
}

function inspectedOf(run: Run, old: Rewritten | undefined, { removedArgs }: BuildChange): Inspected {
  return { ...run, removed: removedArgs, before: old?.before ?? run.text, toBefore: (range) => stepsBack(range, old?.steps ?? []) };
}

/** All changes and caveats, sorted by path. */
function rewrittenChanges(rewritten: ReadonlyMap<string, Rewritten>): readonly CompanionChange[] {
  return [...rewritten]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, { kind, before, after, caveats }]) => ({ path: file, kind, before, after, caveats: withoutAlike(caveats, before) }));
}

function stepsBack(range: Range, steps: readonly (readonly Edit[])[]): Range {
  return steps.reduceRight((at, edits) => ({ start: offsetBefore(at.start, edits), end: offsetBefore(at.end, edits) }), range);
}

/** A file after one more change. `latest`: only the caveats of that change, with ranges in the original text. */
function rewrittenBy(
  old: Rewritten | undefined,
  { text, companion, result, removed }: Pick<Inspected, 'text' | 'companion' | 'result' | 'removed'>,
): Rewritten & { readonly latest: readonly CompanionCaveat[] } {
  const steps = old?.steps ?? [];
  const latest = result.caveats.map((caveat) => ({ ...caveat, range: caveat.range && stepsBack(caveat.range, steps) }));
  return {
    kind: old?.kind ?? companion.kind,
    before: old?.before ?? text,
    after: applyEdits(text, result.edits),
    caveats: [...(old?.caveats ?? []).filter(({ until }) => until === undefined || !removed.has(until)), ...latest],
    steps: result.edits.length > 0 ? [...steps, result.edits] : steps,
    latest,
  };
}

/** Takes what a companion can do now that the changes for other Dockerfiles are made, in place of what it said that it could not do. */
function takeAgain(rewritten: Map<string, Rewritten>, { real, text, companion, result }: Run, { removedArgs }: BuildChange): void {
  const old = rewritten.get(real);
  if (!old || result.edits.length === 0) return;
  const caveats = old.caveats.filter(({ again }) => !again);
  rewritten.set(real, rewrittenBy({ ...old, caveats }, { text, companion, result, removed: removedArgs }));
}

/** Whether the text contains a changed name. A broken file without any of them does not concern this run. */
function mentions(text: string, change: BuildChange): boolean {
  const names = [...change.removedArgs.keys(), ...change.secrets.map((secret) => secret.id), path.basename(change.dockerfile)];
  return names.some((name) => text.includes(name));
}

/** Reports a place that was not searched. */
function unseenChange(file: string, message: string): CompanionChange {
  return { path: file, kind: 'search', before: '', after: '', caveats: [{ range: undefined, message, suggestion: undefined }] };
}
