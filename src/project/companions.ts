import path from 'node:path/posix';
import { ignoreFileOf } from '../companions/context/dockerignore.ts';
import type { BuildChange, BuildInvocation, Companion, CompanionCaveat, CompanionFiles, CompanionResult } from '../companions/types.ts';
import type { OnError } from '../linter/types.ts';
import { Document } from '../text/document.ts';
import { applyEdits, type Edit, offsetBefore } from '../text/edit.ts';
import type { CompanionChange, ProjectFiles } from './types.ts';

const MOST_ENTRIES = 20_000;
const MOST_DEPTH = 8;
const SKIPPED = new Set(['node_modules', '.git', 'vendor', 'dist', '.venv', '__pycache__']);

/** A file that may describe builds, with the companion that understands it. */
interface CompanionFile {
  readonly path: string;
  readonly companion: Companion;
}

/** The companion files of a run. Several Dockerfiles may share a file: each sees the changes made for those before it. */
export interface CompanionFolder {
  /** How the files describe the builds of a Dockerfile, by the kind of the file. */
  invocationsOf(change: BuildChange, kinds?: readonly string[]): readonly (BuildInvocation & { readonly file: string; readonly kind: string })[];
  /** Changes every file that builds the Dockerfile. */
  rewrite(change: BuildChange): void;
  /** What was changed, or must be said, so far. */
  changes(): readonly CompanionChange[];
}

interface Run {
  readonly file: string;
  readonly text: string;
  readonly companion: Companion;
  readonly result: CompanionResult;
}

interface Rewritten {
  readonly kind: string;
  readonly before: string;
  readonly after: string;
  readonly caveats: readonly CompanionCaveat[];
  readonly steps: readonly (readonly Edit[])[];
}

/** The companion files below `root`, found when they are first asked for. */
export function companionFolder(files: ProjectFiles, root: string, companions: readonly Companion[], onError?: OnError): CompanionFolder {
  const rewritten = new Map<string, Rewritten>();
  let found: readonly CompanionFile[] | undefined;
  const textOf = (file: string): string | undefined => rewritten.get(file)?.after ?? files.read(file);
  const companionFiles: CompanionFiles = {
    root,
    read: textOf,
    exists: (file) => textOf(file) !== undefined || files.list(file) !== undefined,
  };

  /** The files that exist, and the .dockerignore that a build without one now needs. */
  function filesFor(change: BuildChange): readonly CompanionFile[] {
    found ??= findCompanions(files, root, companions);
    const companion = companions.find((one) => one.kind === 'dockerignore');
    if (change.excluded.length === 0 || !companion) return found;
    const ignoreFile = ignoreFileOf(change, companionFiles);
    return textOf(ignoreFile) !== undefined || found.some((file) => file.path === ignoreFile) ? found : [...found, { path: ignoreFile, companion }];
  }

  function* run(change: BuildChange, kinds?: readonly string[]): Generator<Run> {
    for (const { path: file, companion } of filesFor(change)) {
      if (kinds && !kinds.includes(companion.kind)) continue;
      const text = textOf(file) ?? (companion.kind === 'dockerignore' && !companionFiles.exists(file) ? '' : undefined);
      if (text !== undefined) yield { file, text, companion, result: rewriteSafely(companion, new Document(file, text), change, companionFiles, onError) };
    }
  }

  return {
    invocationsOf: (change, kinds) =>
      [...run(change, kinds)].flatMap(({ file, companion, result }) => result.invocations.map((one) => ({ ...one, file, kind: companion.kind }))),
    rewrite(change) {
      for (const { file, text, companion, result } of run(change)) {
        // a config file is asked by its path, and its text names nothing of the build
        const isConcerned = result.edits.length > 0 || result.invocations.length > 0 || companion.kind === 'config' || mentions(text, change);
        if (!isConcerned || (result.edits.length === 0 && result.caveats.length === 0)) continue;
        const old = rewritten.get(file);
        const steps = old?.steps ?? [];
        const caveats = result.caveats.map((caveat) => ({ ...caveat, range: caveat.range && stepsBack(caveat.range, steps) }));
        rewritten.set(file, {
          kind: old?.kind ?? companion.kind,
          before: old?.before ?? text,
          after: applyEdits(text, result.edits),
          caveats: [...(old?.caveats ?? []), ...caveats],
          steps: result.edits.length > 0 ? [...steps, result.edits] : steps,
        });
      }
    },
    changes: () =>
      [...rewritten]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([file, { kind, before, after, caveats }]) => ({ path: file, kind, before, after, caveats: uniqueCaveats(caveats) })),
  };
}

function stepsBack(range: { start: number; end: number }, steps: readonly (readonly Edit[])[]): { start: number; end: number } {
  return steps.reduceRight((at, edits) => ({ start: offsetBefore(at.start, edits), end: offsetBefore(at.end, edits) }), range);
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

/** In the order of their paths, so that a run is the same everywhere. */
function findCompanions(files: ProjectFiles, root: string, companions: readonly Companion[]): readonly CompanionFile[] {
  const found: CompanionFile[] = [];
  const folders = [{ relative: '', depth: 0 }];
  let entries = 0;
  for (let next = folders.shift(); next !== undefined && entries < MOST_ENTRIES; next = folders.shift()) {
    for (const { name, kind } of files.list(path.join(root, next.relative)) ?? []) {
      entries++;
      const relative = next.relative === '' ? name : `${next.relative}/${name}`;
      if (kind === 'folder' && next.depth < MOST_DEPTH && !SKIPPED.has(name)) folders.push({ relative, depth: next.depth + 1 });
      if (kind !== 'file') continue;
      // of several the first has the file
      const companion = companions.find((one) => one.matches(relative));
      if (companion) found.push({ path: path.join(root, relative), companion });
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}
