import path from 'node:path/posix';
import { ignoreFileOf } from '../companions/context/dockerignore.ts';
import type { BuildChange, BuildInvocation, Companion, CompanionCaveat, CompanionFiles, CompanionResult } from '../companions/types.ts';
import type { OnError } from '../linter/types.ts';
import { Document } from '../text/document.ts';
import { applyEdits, type Edit, offsetBefore } from '../text/edit.ts';
import { hasName } from '../text/pattern.ts';
import type { Range } from '../text/range.ts';
import { callerNotes } from './callers/caller-notes.ts';
import { type CompanionFile, concernedFiles, findCompanions, type Search } from './companion-search.ts';
import type { CompanionChange, ProjectFiles } from './types.ts';

/** The companion files of a run. Several Dockerfiles may share a file: each sees the changes made for those before it. */
export interface CompanionFolder {
  /** How the files describe the builds of a Dockerfile, by the kind of the file. */
  invocationsOf(change: BuildChange, kinds?: readonly string[]): readonly (BuildInvocation & { readonly file: string; readonly kind: string })[];
  /** Changes every file that builds the Dockerfile. */
  rewrite(change: BuildChange): void;
  /** What the change would do to each of these files, as they now are; changes nothing. */
  inspect(change: BuildChange, among: ReadonlySet<string>): readonly Inspected[];
  /** Makes the edits that `inspect` found, and keeps its caveats. */
  apply(inspected: Inspected): void;
  /** The files that say how images are built, as they now are; of the kinds that may have thousands, those near the top of the project. */
  texts(): readonly CallerText[];
  /** The files that have the name of a Dockerfile, absolute. */
  dockerfiles(): readonly string[];
  /** The text of a file as it now is; undefined where it cannot be read. */
  read(file: string): string | undefined;
  /** The callers of a Dockerfile that stayed as they were and would not survive its change, by the build argument or secret. */
  leftOf(dockerfile: string): ReadonlyMap<string, string>;
  /** The build arguments that one caller of a Dockerfile passes and another does not, with where that one stands, as file and line. */
  unpassedOf(dockerfile: string): ReadonlyMap<string, string>;
  /** What was changed, or must be said, so far. */
  changes(): readonly CompanionChange[];
}

/** A file that says how images are built. */
export interface CallerText {
  readonly file: string;
  readonly kind: string;
  readonly text: string;
}

interface Run {
  readonly file: string;
  readonly real: string;
  readonly text: string;
  readonly companion: Companion;
  readonly result: CompanionResult;
}

/** What a change would do to a file. */
export interface Inspected extends Run {
  /** The text before all changes of this run. */
  readonly before: string;
  /** A range of the text, in `before`. */
  toBefore(range: Range): Range;
}

interface Rewritten {
  readonly kind: string;
  readonly before: string;
  readonly after: string;
  readonly caveats: readonly CompanionCaveat[];
  readonly steps: readonly (readonly Edit[])[];
}

/** How many parts the path of a program has at most, if a lint is to read it: a search of them all takes longer than anything else. */
const NEAR_TOP = 2;

/** The companion files below `root`, found when they are first asked for. */
export function companionFolder(files: ProjectFiles, root: string, companions: readonly Companion[], onError?: OnError): CompanionFolder {
  const rewritten = new Map<string, Rewritten>();
  let search: Search | undefined;
  const concerned = concernedFiles(files);
  const documentOf = sharedDocuments();
  const notes = callerNotes(root);
  let isAsked = false;
  const textOf = (file: string): string | undefined => (rewritten.size > 0 ? rewritten.get(files.realOf(file))?.after : undefined) ?? files.read(file);
  const companionFiles: CompanionFiles = {
    root,
    read: textOf,
    exists: (file) => textOf(file) !== undefined || files.list(file) !== undefined,
  };

  function searched(): Search {
    search ??= findCompanions(files, root, companions);
    return search;
  }

  function* run(asked: BuildChange, kinds?: readonly string[], among?: ReadonlySet<string>): Generator<Run> {
    const change = { ...asked, passedToCompose: passedToCompose(searched().found, asked, (file) => files.read(file)) };
    for (const { path: file, real, companion } of withIgnoreFile(searched().found, companions, change, companionFiles)) {
      if ((kinds && !kinds.includes(companion.kind)) || among?.has(file) === false || !concerned.has(file, companion)) continue;
      const text = textOf(file) ?? (companion.kind === 'dockerignore' && !companionFiles.exists(file) ? '' : undefined);
      if (text !== undefined) yield { file, real, text, companion, result: rewriteSafely(companion, documentOf(file, text), change, companionFiles, onError) };
    }
  }

  return {
    invocationsOf: (change, kinds) =>
      [...run(change, kinds)].flatMap(({ file, companion, result }) => result.invocations.map((one) => ({ ...one, file, kind: companion.kind }))),
    rewrite(change) {
      isAsked = true;
      for (const { real, text, companion, result } of run(change)) {
        // a config file is asked by its path, and its text names nothing of the build
        notes.passing({ file: real, kind: companion.kind, text, result }, change, setsBakeBeside(real, searched().found, files));
        const isConcerned = result.edits.length > 0 || result.invocations.length > 0 || companion.kind === 'config' || mentions(text, change);
        if (!isConcerned || (result.edits.length === 0 && result.caveats.length === 0)) continue;
        const old = rewritten.get(real);
        const next = rewrittenBy(old, text, companion, result);
        // documentation builds nothing
        if (companion.kind !== 'markdown') notes.left(real, next.before, change, next.latest);
        rewritten.set(real, next);
      }
    },
    inspect: (change, among) => [...run(change, undefined, among)].map((one) => inspectedOf(one, rewritten.get(one.real))),
    apply: ({ real, text, companion, result }) => {
      rewritten.set(real, rewrittenBy(rewritten.get(real), text, companion, result));
    },
    texts: () => searched().found.flatMap((one) => (isNearTop(one, root) && concerned.has(one.path, one.companion) ? callerText(one, textOf(one.path)) : [])),
    dockerfiles: () => searched().dockerfiles,
    read: textOf,
    leftOf: notes.leftOf,
    unpassedOf: notes.unpassedOf,
    changes: () => [
      ...rewrittenChanges(rewritten),
      ...(isAsked ? [...(search?.unseen ?? []), ...concerned.unseen(root)] : []).map(({ path: file, message }) => unseenChange(file, message)),
    ],
  };
}

/** One document for the text of a file, however many Dockerfiles ask: what follows from it is kept with it. */
function sharedDocuments(): (file: string, text: string) => Document {
  const documents = new Map<string, Document>();
  return (file, text) => {
    const known = documents.get(file);
    const document = known?.text === text ? known : new Document(file, text);
    documents.set(file, document);
    return document;
  };
}

/**
 * For each build argument that goes, the files that may pass it to a build of Compose: other Compose files, and what calls `docker compose`. Asked of the
 * texts as they were found, so that what was changed already counts.
 */
function passedToCompose(
  found: readonly CompanionFile[],
  { secrets, removedArgs }: BuildChange,
  read: (file: string) => string | undefined,
): ReadonlyMap<string, readonly string[]> {
  const names = [...removedArgs].filter(([, id]) => secrets.some((secret) => secret.id === id && 'env' in secret.from)).map(([name]) => name);
  if (names.length === 0 || !found.some(({ companion }) => companion.kind === 'compose')) return new Map();
  const texts = found.flatMap(({ path: file, companion: { kind, concerns } }) => {
    const text = concerns ? undefined : read(file);
    return text !== undefined && (kind === 'compose' || (/compose/.test(text) && /--build-arg/.test(text))) ? [{ file, text }] : [];
  });
  return new Map(names.map((name) => [name, texts.filter(({ text }) => hasName(text, name)).map(({ file }) => file)]));
}

/** Whether another file may give the targets of a bake file an argument: `--set *.args.X=…`. https://docs.docker.com/reference/cli/docker/buildx/bake/#set */
function setsBakeBeside(real: string, found: readonly CompanionFile[], files: ProjectFiles): (argument: string) => boolean {
  return (argument) => {
    const texts = found.flatMap((one) => (one.real === real ? [] : (files.read(one.path) ?? [])));
    return texts.some((text) => /bake/.test(text) && hasName(text, argument));
  };
}

function isNearTop({ path: file, companion }: CompanionFile, root: string): boolean {
  return !companion.concerns || path.relative(root, file).split('/').length <= NEAR_TOP;
}

function callerText({ path: file, companion: { kind } }: CompanionFile, text: string | undefined): readonly CallerText[] {
  return text === undefined ? [] : [{ file, kind, text }];
}

function inspectedOf(run: Run, old: Rewritten | undefined): Inspected {
  return { ...run, before: old?.before ?? run.text, toBefore: (range) => stepsBack(range, old?.steps ?? []) };
}

/** What was changed, or must be said, in the order of the paths. */
function rewrittenChanges(rewritten: ReadonlyMap<string, Rewritten>): readonly CompanionChange[] {
  return [...rewritten]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, { kind, before, after, caveats }]) => ({ path: file, kind, before, after, caveats: uniqueCaveats(caveats) }));
}

/** The files that exist, and the .dockerignore that a build without one now needs. */
function withIgnoreFile(
  found: readonly CompanionFile[],
  companions: readonly Companion[],
  change: BuildChange,
  files: CompanionFiles,
): readonly CompanionFile[] {
  const companion = companions.find((one) => one.kind === 'dockerignore');
  if (change.excluded.length === 0 || !companion) return found;
  const ignoreFile = ignoreFileOf(change, files);
  return files.read(ignoreFile) !== undefined || found.some((file) => file.path === ignoreFile)
    ? found
    : [...found, { path: ignoreFile, real: ignoreFile, companion }];
}

function stepsBack(range: Range, steps: readonly (readonly Edit[])[]): Range {
  return steps.reduceRight((at, edits) => ({ start: offsetBefore(at.start, edits), end: offsetBefore(at.end, edits) }), range);
}

/** A file after one more change; `latest` are the caveats of that change alone, at their places in the text as given. */
function rewrittenBy(
  old: Rewritten | undefined,
  text: string,
  companion: Companion,
  result: CompanionResult,
): Rewritten & { readonly latest: readonly CompanionCaveat[] } {
  const steps = old?.steps ?? [];
  const latest = result.caveats.map((caveat) => ({ ...caveat, range: caveat.range && stepsBack(caveat.range, steps) }));
  return {
    kind: old?.kind ?? companion.kind,
    before: old?.before ?? text,
    after: applyEdits(text, result.edits),
    caveats: [...(old?.caveats ?? []), ...latest],
    steps: result.edits.length > 0 ? [...steps, result.edits] : steps,
    latest,
  };
}

/** A companion that throws, or whose edits do not fit together, has a bug: the file is left alone, with a line that says so. */
function rewriteSafely(companion: Companion, document: Document, change: BuildChange, files: CompanionFiles, onError?: OnError): CompanionResult {
  try {
    const result = companion.rewrite(document, change, files);
    applyEdits(document.text, result.edits);
    return result;
  } catch (error) {
    onError?.(`reading the ${companion.kind} file ${document.path}`, error);
    return {
      edits: [],
      caveats: [{ range: undefined, message: `left alone: dockerlint failed on this ${companion.kind} file`, suggestion: undefined }],
      invocations: [],
    };
  }
}

/** Whether the text has the name of anything that changed: a broken file that does not is somebody else's. */
function mentions(text: string, change: BuildChange): boolean {
  const names = [...change.removedArgs.keys(), ...change.secrets.map((secret) => secret.id), path.basename(change.dockerfile)];
  return names.some((name) => text.includes(name));
}

function uniqueCaveats(caveats: readonly CompanionCaveat[]): readonly CompanionCaveat[] {
  return caveats.filter(
    (caveat, index) => caveats.findIndex((other) => other.message === caveat.message && other.range?.start === caveat.range?.start) === index,
  );
}

/** What was not looked at, as the report takes it. */
function unseenChange(file: string, message: string): CompanionChange {
  return { path: file, kind: 'search', before: '', after: '', caveats: [{ range: undefined, message, suggestion: undefined }] };
}
