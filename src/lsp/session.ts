import path from 'node:path/posix';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type CallerChange, NO_CALLER_CHANGE } from '../caller-change.ts';
import type { BuildContext } from '../facts/project/build-context.ts';
import { builderOf, ENGINES } from '../knowledge/docker/engines.ts';
import type { LintOptions, LintResult, OnError } from '../linter/index.ts';
import { lint } from '../linter/index.ts';
import { buildOf } from '../project/build.ts';
import { mayMountSecrets } from '../project/caller-needs.ts';
import { companionFolder } from '../project/companions.ts';
import { contextFolderOf, contextOf, lintProject } from '../project/project.ts';
import type { BuildCommand, CompanionChange, FileResult, FileSettings, ProjectFiles } from '../project/types.ts';
import { type AskedByCallers, askedByCallers, NOTHING_ASKED } from '../project/waiting.ts';
import { parseDockerfile } from '../syntax/dockerfile/dockerfile.ts';
import { secondParser } from '../syntax/dockerfile/second-parser.ts';
import { Document } from '../text/document.ts';
import type { ServerHost } from './host.ts';
import { describeError, guarded, type Log } from './log.ts';
import type { EditorSettings } from './protocol/editor-settings.ts';
import { nameOfUri, pathOfUri } from './protocol/uris.ts';

/** A result, or a message (shown to people) about why there is none. */
export type Outcome = { readonly result: LintResult } | { readonly result: undefined; readonly problem: string };

/** Caches the results of open documents until a text, or something else that a result depends on, changes. */
export interface Session {
  /** The findings of the document in its present state. */
  outcomeOf(document: TextDocument, settings: EditorSettings): Outcome;
  /** The document after its fixes. If something can be fixed, it is linted again, because files on disk that the fix depends on may have changed. */
  fixesOf(document: TextDocument, settings: EditorSettings, fix: 'safe' | 'unsafe'): Outcome;
  /** The companions of the document with their edits for the change; none if the configuration turns companions off. */
  companionsOf(document: TextDocument, change: CallerChange): readonly CompanionChange[];
  /** The command that builds the document after its safe fixes, to be run in the project root; undefined if the build takes no secret. */
  buildOf(document: TextDocument, settings: EditorSettings, taken: CallerChange | undefined): BuildCommand | undefined;
  /** The findings in the files that build `dockerfiles`, and in the documents `others`, whichever Dockerfile of their project they build. */
  callersOf(dockerfiles: readonly TextDocument[], others: readonly TextDocument[]): readonly FileResult[];
  /** The root of the project that the document belongs to, absolute. */
  rootOf(document: TextDocument): string;
  /** Drops the cache of one document, or of all. */
  forget(uri?: string): void;
}

/** The cache of one document. `outcome` is valid for its version of the text, the other fields until `forget`. */
interface Kept {
  outcome?: { readonly version: number; readonly outcome: Outcome };
  folder?: string;
  asked?: AskedByCallers;
  context?: BuildContext;
  companions?: { readonly change: CallerChange; readonly changes: readonly CompanionChange[] };
}

/** Starts a session. `files`: the files as shown in the editor, including their unsaved text. */
export function startSession(host: ServerHost, files: ProjectFiles, log: Log): Session {
  return new CachingSession(host, files, log);
}

class CachingSession implements Session {
  readonly #host: ServerHost;
  readonly #files: ProjectFiles;
  readonly #log: Log;
  readonly #onError: OnError;
  readonly #keptByUri = new Map<string, Kept>();

  constructor(host: ServerHost, files: ProjectFiles, log: Log) {
    this.#host = host;
    this.#files = files;
    this.#log = log;
    this.#onError = (what, error) => log(`${what} failed: ${error instanceof Error ? describeError(error) : 'unknown error'}`);
  }

  outcomeOf(document: TextDocument, settings: EditorSettings): Outcome {
    const kept = this.#keptOf(document);
    if (kept.outcome?.version === document.version) return kept.outcome.outcome;
    const outcome = this.#lint(document, settings, 'none');
    kept.outcome = { version: document.version, outcome };
    return outcome;
  }

  fixesOf(document: TextDocument, settings: EditorSettings, fix: 'safe' | 'unsafe'): Outcome {
    // most saved files have nothing to fix: then the cached result of the same text is the answer
    const known = this.#keptOf(document).outcome;
    return known?.version === document.version && !hasFix(known.outcome, fix) ? known.outcome : this.#lint(document, settings, fix);
  }

  companionsOf(document: TextDocument, change: CallerChange): readonly CompanionChange[] {
    const file = pathOfUri(document.uri);
    if (file === undefined) return [];
    const kept = this.#keptOf(document);
    if (kept.companions?.change === change) return kept.companions.changes;
    const settings = this.#host.settingsOf(file);
    const folder = companionFolder(this.#files, this.#files.rootOf(file), this.#host.companions, this.#onError);
    if (settings.companions)
      folder.rewrite({ ...change, dockerfile: file, context: this.#contextFolder(document, file, settings), builtBy: builderOf(settings.engine) });
    const changes = folder.changes();
    kept.companions = { change, changes };
    return changes;
  }

  buildOf(document: TextDocument, settings: EditorSettings, taken: CallerChange | undefined): BuildCommand | undefined {
    const file = pathOfUri(document.uri);
    const { result } = this.#lint(document, settings, 'safe');
    if (file === undefined || result === undefined) return undefined;
    const own = this.#host.settingsOf(file);
    const context = this.#contextFolder(document, file, own);
    const root = this.#files.rootOf(file);
    const change = { dockerfile: file, context, ...NO_CALLER_CHANGE };
    return buildOf(parseDockerfile(new Document(file, result.output)), {
      cwd: root,
      home: this.#host.home,
      context,
      files: this.#files,
      engine: settings.engine ?? own.engine.name,
      invocations: companionFolder(this.#files, root, this.#host.companions, this.#onError).invocationsOf(change),
      secrets: [...(taken?.secrets ?? []), ...result.secrets],
      left: new Set(result.findings.filter((finding) => !finding.fixed).map((finding) => finding.name)),
    });
  }

  callersOf(dockerfiles: readonly TextDocument[], others: readonly TextDocument[]): readonly FileResult[] {
    const { companions, rules, home } = this.#host;
    const paths = dockerfiles.flatMap((document) => (mayMountSecrets(document.getText()) ? (pathOfUri(document.uri) ?? []) : []));
    const callers = others
      .flatMap(({ uri }) => pathOfUri(uri) ?? [])
      .filter((file) => companions.some((one) => one.matches(path.relative(this.#files.rootOf(file), file))));
    if (paths.length + callers.length === 0) return [];
    const settingsOf = (file: string): FileSettings => this.#host.settingsOf(file);
    return lintProject(this.#files, paths, rules, companions, { fix: 'none', onError: this.#onError, cwd: '/', home, settingsOf, callers, foresee: false })
      .callers;
  }

  rootOf(document: TextDocument): string {
    return this.#files.rootOf(nameOfUri(document.uri));
  }

  forget(uri?: string): void {
    if (uri === undefined) this.#keptByUri.clear();
    else this.#keptByUri.delete(uri);
  }

  #keptOf({ uri }: TextDocument): Kept {
    const kept = this.#keptByUri.get(uri) ?? {};
    this.#keptByUri.set(uri, kept);
    return kept;
  }

  /** The folder of the build context. Cached, because finding it reads the project's build files, which must not happen at every keystroke. */
  #contextFolder(document: TextDocument, file: string, settings: FileSettings): string {
    const kept = this.#keptOf(document);
    const find = (): string => contextFolderOf(this.#files, file, this.#host.companions, settings, this.#onError);
    const folder = kept.folder ?? guarded(this.#log, `looking for the build context of ${file}`, path.dirname(file), find);
    kept.folder = folder;
    return folder;
  }

  /** The build context, read anew if `fresh` is set; undefined for a document without a file. */
  #contextOf(document: TextDocument, settings: FileSettings, fresh: boolean): BuildContext | undefined {
    const file = pathOfUri(document.uri);
    if (file === undefined) return undefined;
    const kept = this.#keptOf(document);
    if (fresh || kept.context === undefined)
      kept.context = contextOf(this.#files, file, { folder: this.#contextFolder(document, file, settings), canIgnore: settings.companions });
    return kept.context;
  }

  /** What the callers require of the fixes. Cached, because finding it reads the project, which must not happen at every keystroke. */
  #asked(document: TextDocument, settings: FileSettings, lintWith: (asked: AskedByCallers) => LintResult): AskedByCallers {
    const file = pathOfUri(document.uri);
    if (file === undefined || !settings.companions || this.#host.companions.length === 0) return NOTHING_ASKED;
    const kept = this.#keptOf(document);
    kept.asked ??= guarded(this.#log, `looking for the callers of ${file}`, NOTHING_ASKED, () =>
      askedByCallers({
        files: this.#files,
        companions: this.#host.companions,
        file,
        context: this.#contextFolder(document, file, settings),
        engine: settings.engine,
        onError: this.#onError,
        lint: lintWith,
      }),
    );
    return kept.asked;
  }

  #lint(document: TextDocument, { engine }: EditorSettings, fix: LintOptions['fix']): Outcome {
    const name = nameOfUri(document.uri);
    let settings: FileSettings;
    try {
      // a document without a file on this disk has no configuration file
      settings = this.#host.settingsOf(pathOfUri(document.uri) ?? `/${path.basename(name)}`);
    } catch (error) {
      return { result: undefined, problem: error instanceof Error ? error.message : 'The configuration cannot be used' };
    }
    const options: LintOptions = {
      ...settings,
      engine: engine === undefined ? settings.engine : ENGINES[engine],
      context: this.#contextOf(document, settings, fix !== 'none'),
      fix,
      secondParser,
      onError: this.#onError,
    };
    const text = new Document(name, document.getText());
    const asked = this.#asked(document, { ...settings, engine: options.engine }, (names) =>
      lint(text, this.#host.rules, { ...options, ...names, fix: 'none' }),
    );
    const result = lint(text, this.#host.rules, { ...options, ...asked, waiting: fix === 'unsafe' ? undefined : asked.waiting });
    for (const failure of result.failures) this.#log(`${failure.rule ?? 'the linter'} failed on ${name}: ${describeError(failure)}`);
    return { result };
  }
}

/** Whether a finding has a fix that the mode applies. */
function hasFix({ result }: Outcome, fix: 'safe' | 'unsafe'): boolean {
  return (result?.findings ?? []).some((finding) => finding.fix?.applicability === 'safe' || (fix === 'unsafe' && finding.fix?.applicability === 'unsafe'));
}
