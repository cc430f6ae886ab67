import path from 'node:path/posix';
import { ignoreFileOf } from '../../companions/context/dockerignore.ts';
import type { BuildChange, Companion, CompanionFiles, CompanionResult } from '../../companions/types.ts';
import type { OnError } from '../../linter/types.ts';
import { Document } from '../../text/document.ts';
import { applyEdits } from '../../text/edit.ts';
import type { CompanionFile, ConcernedFiles, Search } from '../companion-search.ts';
import type { ProjectFiles } from '../types.ts';
import { passedToCompose } from './passed-to-compose.ts';

/** A file in its present state, with what a change would do to it. */
export interface Run {
  readonly file: string;
  readonly real: string;
  readonly text: string;
  readonly companion: Companion;
  readonly result: CompanionResult;
}

/** Rewrites files of a project one by one, each in its present state. `kinds`, `among`: only these; omitted for all. */
export type Runs = (change: BuildChange, kinds?: readonly string[], among?: ReadonlySet<string>) => Generator<Run>;

/** What a folder of companions reads. */
interface Reading {
  readonly files: ProjectFiles;
  readonly companions: readonly Companion[];
  readonly searched: () => Search;
  readonly concerned: ConcernedFiles;
  readonly companionFiles: CompanionFiles;
  readonly onError: OnError | undefined;
}

/** Returns a function that offers changes to the companion files of a project. */
export function runsOf({ files, companions, searched, concerned, companionFiles, onError }: Reading): Runs {
  const documentOf = sharedDocuments();
  return function* run(asked, kinds, among) {
    const change = {
      ...asked,
      isShadowed: isShadowed(asked.dockerfile, files),
      passedToCompose: passedToCompose(searched().found, asked, (file) => files.read(file)),
    };
    for (const { path: file, real, companion } of withIgnoreFile(searched().found, companions, change, companionFiles, files)) {
      if ((kinds && !kinds.includes(companion.kind)) || among?.has(file) === false || !concerned.has(file, companion)) continue;
      const text = companionFiles.read(file) ?? (companion.kind === 'dockerignore' && !companionFiles.exists(file) ? '' : undefined);
      if (text !== undefined) yield { file, real, text, companion, result: rewriteSafely(companion, documentOf(file, text), change, companionFiles, onError) };
    }
  };
}

/** Returns one shared `Document` for each text of a file, so that answers cached for a document are used for all Dockerfiles. */
function sharedDocuments(): (file: string, text: string) => Document {
  const documents = new Map<string, Document>();
  return (file, text) => {
    const known = documents.get(file);
    const document = known?.text === text ? known : new Document(file, text);
    documents.set(file, document);
    return document;
  };
}

/** Whether a file `dockerfile` stands beside a file `Dockerfile`, which every build takes that names neither. */
function isShadowed(dockerfile: string, files: ProjectFiles): boolean {
  const { dir, base } = path.parse(dockerfile);
  return base === 'dockerfile' && (files.list(dir) ?? []).some(({ name }) => name === 'Dockerfile');
}

/** Adds the .dockerignore that a build without one now needs to the existing files. */
function withIgnoreFile(
  found: readonly CompanionFile[],
  companions: readonly Companion[],
  change: BuildChange,
  files: CompanionFiles,
  { isInside }: ProjectFiles,
): readonly CompanionFile[] {
  const companion = companions.find((one) => one.kind === 'dockerignore');
  if (change.excluded.length === 0 || !companion) return found;
  const ignoreFile = ignoreFileOf(change, files);
  return !isInside(path.dirname(ignoreFile)) || files.read(ignoreFile) !== undefined || found.some((file) => file.path === ignoreFile)
    ? found
    : [...found, { path: ignoreFile, real: ignoreFile, companion }];
}

/** Runs a companion. If it throws, or if its edits overlap, it has a bug: the file is then not changed, and a caveat says so. */
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
