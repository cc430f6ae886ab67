import { type CancellationToken, LSPErrorCodes, type Range as LspRange, ResponseError, type TextEdit } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { callerChangeOf } from '../caller-change.ts';
import { applyEdits } from '../text/edit.ts';
import { companionActions, contextActions } from './companion-edits.ts';
import { isDockerfile } from './dockerfile-names.ts';
import { guarded } from './log.ts';
import { FIX_ALL, fixAllActions, isWanted, quickFixes } from './offers/code-actions.ts';
import { hoverAt } from './offers/hover.ts';
import type { ShownAction } from './protocol/editor-connection.ts';
import type { EditorSettings } from './protocol/editor-settings.ts';
import { editsBetween } from './protocol/text-edits.ts';
import { type ServerParts, viewOf } from './server-parts.ts';

/** The Dockerfile that a request refers to. */
interface Subject {
  readonly document: TextDocument;
  readonly settings: EditorSettings;
}

/** Answers the requests for a document: code actions, hover, formatting, and edits before it is saved. */
export function answerRequests(parts: ServerParts): void {
  const { connection, documents, session, offers, log } = parts;

  /** Returns the answer of `run` for a Dockerfile, else `otherwise`. A request that was cancelled meanwhile gets no answer. */
  async function answer<T>(uri: string, token: CancellationToken, otherwise: T, run: (subject: Subject) => T): Promise<T | ResponseError> {
    const known = documents.get(uri);
    if (!known || !isDockerfile(known)) return otherwise;
    const settings = await parts.settings.of(uri);
    // lets a pending cancellation arrive first
    await new Promise(setImmediate);
    if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    const document = documents.get(uri);
    if (!document || !settings.enable) return otherwise;
    return guarded(log, `answering for ${uri}`, otherwise, () => run({ document, settings }));
  }

  connection.onCodeAction(({ textDocument, range, context: { only } }, token) => {
    const caller = callerActions(parts, textDocument.uri, range, only);
    if (caller) return caller;
    return answer(textDocument.uri, token, [], ({ document, settings }) => {
      const fixes = isWanted(FIX_ALL, only) ? fixAll(parts, { document, settings }) : [];
      if (!isWanted('quickfix', only)) return fixes;
      const { result } = session.outcomeOf(document, settings);
      if (result === undefined) return fixes;
      for (const { fix } of result.findings) {
        if (fix && fix.applicability !== 'manual') offers.add(document.uri, document.getText(), applyEdits(document.getText(), fix.edits), callerChangeOf(fix));
      }
      const place = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
      return [
        ...quickFixes(viewOf(parts, document, result), place),
        ...contextActions(parts, document, result, place),
        ...companionActions(parts, document),
        ...fixes,
      ];
    });
  });

  connection.onHover(({ textDocument, position }, token) =>
    answer(textDocument.uri, token, null, ({ document, settings }) => {
      const { result } = session.outcomeOf(document, settings);
      return result === undefined ? null : hoverAt(viewOf(parts, document, result), document.offsetAt(position));
    }),
  );

  connection.onDocumentFormatting(({ textDocument }, token) =>
    answer(textDocument.uri, token, [], (subject) => (subject.settings.format ? safeEdits(subject) : [])),
  );

  documents.onWillSaveWaitUntil(async ({ document: { uri } }, token) => {
    const edits = await answer(uri, token, [], (subject) => (subject.settings.fixOnSave ? safeEdits(subject) : []));
    return edits instanceof ResponseError ? [] : edits;
  });

  function safeEdits({ document, settings }: Subject): TextEdit[] {
    const { result } = session.fixesOf(document, settings, 'safe');
    if (result === undefined) return [];
    offers.add(document.uri, document.getText(), result.output, callerChangeOf(result));
    return editsBetween(document, result.output);
  }
}

/** The actions for findings in a caller; undefined for a Dockerfile, and for a caller whose text has changed since it was checked. */
function callerActions(parts: ServerParts, uri: string, range: LspRange, only: readonly string[] | undefined): ShownAction[] | undefined {
  const document = parts.documents.get(uri);
  const result = parts.callers.resultOf(uri);
  if (!document || isDockerfile(document) || result?.document.text !== document.getText()) return undefined;
  const place = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  return isWanted('quickfix', only) ? quickFixes(viewOf(parts, document, result), place) : [];
}

function fixAll(parts: ServerParts, { document, settings }: Subject): ReturnType<typeof fixAllActions> {
  const { result } = parts.session.fixesOf(document, settings, 'safe');
  if (result === undefined) return [];
  parts.offers.add(document.uri, document.getText(), result.output, callerChangeOf(result));
  return fixAllActions(viewOf(parts, document, result), result.output);
}
