import path from 'node:path/posix';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type CallerChange, NO_CALLER_CHANGE } from '../caller-change.ts';
import type { BuildContext } from '../facts/project/build-context.ts';
import { ENGINES } from '../knowledge/docker/engines.ts';
import { lint } from '../linter/lint.ts';
import type { LintOptions, LintResult, OnError } from '../linter/types.ts';
import { buildOf } from '../project/build.ts';
import { companionFolder } from '../project/companions.ts';
import { contextFolderOf, contextOf } from '../project/project.ts';
import type { BuildCommand, CompanionChange, FileSettings, ProjectFiles } from '../project/types.ts';
import { parseDockerfile } from '../syntax/dockerfile/dockerfile.ts';
import { secondParser } from '../syntax/dockerfile/second-parser.ts';
import { Document } from '../text/document.ts';
import type { ServerHost } from './host.ts';
import { describeError, guarded, type Log } from './log.ts';
import type { EditorSettings } from './protocol/editor-settings.ts';
import { nameOfUri, pathOfUri } from './protocol/uris.ts';

/** A result, or why there is none, for people. */
export type Outcome = { readonly result: LintResult } | { readonly result: undefined; readonly problem: string };

/** What the server knows of the open documents: results are kept until the text or anything it depends on changes. */
export interface Session {
  /** The findings of the document as it is. */
  outcomeOf(document: TextDocument, settings: EditorSettings): Outcome;
  /** The document after its fixes; where some can be fixed computed anew, as what they depend on may have changed on disk. */
  fixesOf(document: TextDocument, settings: EditorSettings, fix: 'safe' | 'unsafe'): Outcome;
  /** The files around the document, and what the change makes of them. None where the configuration leaves them alone. */
  companionsOf(document: TextDocument, change: CallerChange): readonly CompanionChange[];
  /** The command that builds the document after its safe fixes, typed in the project's root; undefined where it takes no secret. */
  buildOf(document: TextDocument, settings: EditorSettings, taken: CallerChange | undefined): BuildCommand | undefined;
  /** The root of the project that the document belongs to, absolute. */
  rootOf(document: TextDocument): string;
  /** Drops what is kept for one document, or for all. */
  forget(uri?: string): void;
}

/** What is kept for a document; each part until the text (by its version) or what it is made from changes. */
interface Kept {
  outcome?: { readonly version: number; readonly outcome: Outcome };
  folder?: string;
  context?: BuildContext;
  companions?: { readonly change: CallerChange; readonly changes: readonly CompanionChange[] };
}

/** Whether one of the findings can be fixed by itself. */
function hasFix({ result }: Outcome, fix: 'safe' | 'unsafe'): boolean {
  return (result?.findings ?? []).some((finding) => finding.fix?.applicability === 'safe' || (fix === 'unsafe' && finding.fix?.applicability === 'unsafe'));
}

/** A session over the files that editors see: `files` has their unsaved text on top. */
export function startSession(host: ServerHost, files: ProjectFiles, log: Log): Session {
  const keptByUri = new Map<string, Kept>();
  const onError: OnError = (what, error) => log(`${what} failed: ${error instanceof Error ? describeError(error) : 'unknown error'}`);

  function keptOf({ uri }: TextDocument): Kept {
    const kept = keptByUri.get(uri) ?? {};
    keptByUri.set(uri, kept);
    return kept;
  }

  /** Looks through the project for files that name the context: once, not at every key stroke. */
  function folderOf(document: TextDocument, file: string, settings: FileSettings): string {
    const kept = keptOf(document);
    const folder =
      kept.folder ??
      guarded(log, `looking for the build context of ${file}`, path.dirname(file), () => contextFolderOf(files, file, host.companions, settings, onError));
    kept.folder = folder;
    return folder;
  }

  function contextFor(document: TextDocument, settings: FileSettings, fresh: boolean): BuildContext | undefined {
    const file = pathOfUri(document.uri);
    if (file === undefined) return undefined;
    const kept = keptOf(document);
    if (fresh || kept.context === undefined) kept.context = contextOf(files, file, folderOf(document, file, settings));
    return kept.context;
  }

  function run(document: TextDocument, { engine }: EditorSettings, fix: LintOptions['fix']): Outcome {
    const name = nameOfUri(document.uri);
    let settings: FileSettings;
    try {
      settings = host.settingsOf(name);
    } catch (error) {
      return { result: undefined, problem: error instanceof Error ? error.message : 'The configuration cannot be used' };
    }
    const options = {
      ...settings,
      engine: engine === undefined ? settings.engine : ENGINES[engine],
      context: contextFor(document, settings, fix !== 'none'),
      fix,
      secondParser,
      onError,
    };
    const result = lint(new Document(name, document.getText()), host.rules, options);
    for (const failure of result.failures) log(`${failure.rule ?? 'the linter'} failed on ${name}: ${describeError(failure)}`);
    return { result };
  }

  return {
    outcomeOf(document, settings) {
      const kept = keptOf(document);
      if (kept.outcome?.version === document.version) return kept.outcome.outcome;
      const outcome = run(document, settings, 'none');
      kept.outcome = { version: document.version, outcome };
      return outcome;
    },
    fixesOf(document, settings, fix) {
      // most saves are of files without anything to fix: what is known of the same text answers them
      const known = keptOf(document).outcome;
      return known?.version === document.version && !hasFix(known.outcome, fix) ? known.outcome : run(document, settings, fix);
    },
    companionsOf(document, change) {
      const file = pathOfUri(document.uri);
      if (file === undefined) return [];
      const kept = keptOf(document);
      if (kept.companions?.change === change) return kept.companions.changes;
      const settings = host.settingsOf(file);
      const folder = companionFolder(files, files.rootOf(file), host.companions, onError);
      if (settings.companions) folder.rewrite({ ...change, dockerfile: file, context: folderOf(document, file, settings) });
      const changes = folder.changes();
      kept.companions = { change, changes };
      return changes;
    },
    buildOf(document, settings, taken) {
      const file = pathOfUri(document.uri);
      const { result } = run(document, settings, 'safe');
      if (file === undefined || result === undefined) return undefined;
      const own = host.settingsOf(file);
      const context = folderOf(document, file, own);
      const root = files.rootOf(file);
      const change = { dockerfile: file, context, ...NO_CALLER_CHANGE };
      return buildOf(parseDockerfile(new Document(file, result.output)), {
        cwd: root,
        home: host.home,
        context,
        engine: settings.engine ?? own.engine.name,
        invocations: companionFolder(files, root, host.companions, onError).invocationsOf(change),
        secrets: [...(taken?.secrets ?? []), ...result.secrets],
      });
    },
    rootOf: (document) => files.rootOf(nameOfUri(document.uri)),
    forget(uri) {
      if (uri === undefined) keptByUri.clear();
      else keptByUri.delete(uri);
    },
  };
}
