import type { ClientCapabilities } from 'vscode-languageserver/node';

/** The capabilities of the editor that the server uses. */
export interface ClientAbilities {
  /** Supports edits for a specific version of a document. */
  readonly documentChanges: boolean;
  /** Can ask the user to confirm edits. */
  readonly changeAnnotations: boolean;
  /** Answers requests for settings, for each document. */
  readonly configuration: boolean;
  readonly configurationRegistration: boolean;
  readonly watchRegistration: boolean;
  readonly formattingRegistration: boolean;
  readonly willSaveWaitUntil: boolean;
  /** Can open a web page. */
  readonly showDocument: boolean;
  /** Prefers Markdown in hovers. Other editors would show the markup. */
  readonly markdownHover: boolean;
}

/** Reads the capabilities that the editor announced; false for all others. */
export function abilitiesOf({ workspace, textDocument, window }: ClientCapabilities): ClientAbilities {
  return {
    documentChanges: workspace?.workspaceEdit?.documentChanges ?? false,
    changeAnnotations: (workspace?.workspaceEdit?.documentChanges && workspace.workspaceEdit.changeAnnotationSupport !== undefined) ?? false,
    configuration: workspace?.configuration ?? false,
    configurationRegistration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    watchRegistration: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    formattingRegistration: textDocument?.formatting?.dynamicRegistration ?? false,
    willSaveWaitUntil: textDocument?.synchronization?.willSaveWaitUntil ?? false,
    showDocument: window?.showDocument?.support ?? false,
    markdownHover: textDocument?.hover?.contentFormat?.[0] === 'markdown',
  };
}
