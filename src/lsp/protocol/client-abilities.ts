import type { ClientCapabilities } from 'vscode-languageserver/node';

/** What the editor can do, as far as it matters here. */
export interface ClientAbilities {
  /** Edits with the version of the document that they are for. */
  readonly documentChanges: boolean;
  /** Edits that the user confirms one by one. */
  readonly changeAnnotations: boolean;
  /** Asked for settings, for each document. */
  readonly configuration: boolean;
  readonly configurationRegistration: boolean;
  readonly watchRegistration: boolean;
  readonly formattingRegistration: boolean;
  readonly willSaveWaitUntil: boolean;
  /** Opens a page. */
  readonly showDocument: boolean;
  /** Prefers Markdown in hovers; one that does not know it shows its signs. */
  readonly markdownHover: boolean;
}

/** The abilities that the editor announced; one that it did not announce it does not have. */
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
