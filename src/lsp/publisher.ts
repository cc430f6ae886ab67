import type { TextDocument } from 'vscode-languageserver-textdocument';
import { publishCallers } from './caller-publisher.ts';
import { pendingDiagnostics } from './companion-edits.ts';
import { isDockerfile } from './dockerfile-names.ts';
import { guarded, settled } from './log.ts';
import { diagnosticsOf, problemDiagnostic } from './protocol/diagnostics.ts';
import type { ServerParts } from './server-parts.ts';

/** Pause after the last keystroke before findings are published, in milliseconds. */
const PAUSE = 120;

export interface Publisher {
  /** Publishes the findings of every open Dockerfile again. */
  publishAll(): void;
}

/** Starts publishing the findings of Dockerfiles: immediately when one is opened or saved, after a pause while it is edited. */
export function publishDiagnostics(parts: ServerParts): Publisher {
  const { connection, documents, session, offers, log } = parts;
  const timers = new Map<string, NodeJS.Timeout>();
  const callers = publishCallers(parts);

  function schedule(uri: string, pause: number): void {
    clearTimeout(timers.get(uri));
    timers.set(
      uri,
      setTimeout(() => {
        timers.delete(uri);
        void settled(log, `publishing the findings of ${uri}`, () => publish(uri));
      }, pause),
    );
  }

  async function publish(uri: string): Promise<void> {
    const settings = await parts.settings.of(uri);
    const document = documents.get(uri);
    if (!document) return;
    const diagnostics = settings.enable ? guarded(log, `linting ${uri}`, [], () => diagnose(document)) : [];
    await connection.sendDiagnostics({ uri, version: document.version, diagnostics });

    function diagnose(current: TextDocument): ReturnType<typeof diagnosticsOf> {
      const outcome = session.outcomeOf(current, settings);
      if (outcome.result === undefined) return [problemDiagnostic(outcome.problem)];
      return [...diagnosticsOf(current, outcome.result, (rule) => parts.host.pageOf(rule)), ...pendingDiagnostics(parts, current)];
    }
  }

  const opened = new Set<string>();
  documents.onDidChangeContent(({ document }) => {
    if (!isDockerfile(document)) return;
    offers.see(document.uri, document.getText());
    schedule(document.uri, opened.has(document.uri) ? PAUSE : 0);
    opened.add(document.uri);
  });
  documents.onDidSave(({ document }) => {
    session.forget();
    // the saved file may be a companion or a file of the build context
    for (const each of documents.all()) if (isDockerfile(each)) schedule(each.uri, each.uri === document.uri ? 0 : PAUSE);
  });
  documents.onDidClose(({ document }) => {
    clearTimeout(timers.get(document.uri));
    timers.delete(document.uri);
    opened.delete(document.uri);
    session.forget(document.uri);
    offers.settle(document.uri);
    if (isDockerfile(document)) void settled(log, 'clearing findings', async () => connection.sendDiagnostics({ uri: document.uri, diagnostics: [] }));
  });
  return {
    publishAll: () => {
      for (const document of documents.all()) if (isDockerfile(document)) schedule(document.uri, 0);
      callers.lookAgain();
    },
  };
}
