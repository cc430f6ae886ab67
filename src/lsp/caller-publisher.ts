import { TextDocument } from 'vscode-languageserver-textdocument';
import type { LintResult } from '../linter/index.ts';
import { isDockerfile } from './dockerfile-names.ts';
import { guarded, settled } from './log.ts';
import { diagnosticsOf } from './protocol/diagnostics.ts';
import type { ShownDiagnostic } from './protocol/editor-connection.ts';
import { pathOfUri, uriOfPath } from './protocol/uris.ts';
import type { ServerParts } from './server-parts.ts';

/** Pause after the last keystroke in a caller before it is checked again, in milliseconds. Longer than for Dockerfiles, because the whole project is read. */
const PAUSE = 400;

/** Publishes findings in files that build the open Dockerfiles, and in open files that build any Dockerfile of their project. */
export interface CallerPublisher {
  /** Reads the project's files again and publishes their findings, for open and closed files. */
  lookAgain(): void;
}

/** Starts publishing findings in callers: when a document is opened or saved, and while a caller with findings is edited. */
export function publishCallers(parts: ServerParts): CallerPublisher {
  const { connection, documents, session, callers, log } = parts;
  let timer: NodeJS.Timeout | undefined;

  function schedule(pause: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void settled(log, 'publishing the findings in callers', publish), pause);
  }

  async function publish(): Promise<void> {
    const enabled: TextDocument[] = [];
    for (const document of documents.all()) if ((await parts.settings.of(document.uri)).enable) enabled.push(document);
    const dockerfiles = enabled.filter(isDockerfile);
    const others = enabled.filter((document) => !isDockerfile(document));
    const found = guarded(log, 'looking for callers', [], () => session.callersOf(dockerfiles, others));
    const now = new Map(found.filter(({ lint }) => lint.findings.length > 0).map(({ path, lint }) => [parts.uriOf(path) ?? uriOfPath(path), lint]));
    const gone = callers.uris().filter((uri) => !now.has(uri));
    callers.replace(now);
    for (const [uri, lint] of now) await tell(uri, diagnosticsIn(uri, lint));
    for (const uri of gone) await tell(uri, []);
  }

  /** No diagnostics if the text has changed meanwhile: their positions could be wrong. */
  function diagnosticsIn(uri: string, lint: LintResult): ShownDiagnostic[] {
    const document = documents.get(uri) ?? TextDocument.create(uri, 'plaintext', 0, lint.document.text);
    return document.getText() === lint.document.text ? diagnosticsOf(document, lint, (rule) => parts.host.pageOf(rule)) : [];
  }

  async function tell(uri: string, diagnostics: ShownDiagnostic[]): Promise<void> {
    const version = documents.get(uri)?.version;
    await connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
  }

  documents.onDidOpen(() => schedule(0));
  documents.onDidSave(() => schedule(0));
  documents.onDidClose(() => schedule(0));
  documents.onDidChangeContent(({ document }) => {
    // the first change event of a document is its opening
    if (document.version > 1 && !isDockerfile(document) && pathOfUri(document.uri) !== undefined && callers.resultOf(document.uri)) schedule(PAUSE);
  });
  return { lookAgain: () => schedule(0) };
}
