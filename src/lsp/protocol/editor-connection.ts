import type {
  CancellationToken,
  CodeAction,
  CodeActionParams,
  Connection,
  Diagnostic,
  DiagnosticRelatedInformation,
  Hover,
  HoverParams,
  MessageActionItem,
  ResponseError,
} from 'vscode-languageserver/node';
import type { Visible } from '../../text/visible.ts';

/** Protocol types whose texts are shown to people must be `Visible`. */
export type ShownDiagnostic = Omit<Diagnostic, 'message' | 'relatedInformation'> & {
  readonly message: Visible;
  readonly relatedInformation?: (DiagnosticRelatedInformation & { readonly message: Visible })[];
};
export type ShownAction = CodeAction & { readonly title: Visible };
export type ShownHover = Hover & { readonly contents: { readonly kind: 'markdown' | 'plaintext'; readonly value: Visible } };

type Answer<Result> = Result | ResponseError | Promise<Result | ResponseError>;

/** The connection to an editor, which accepts only `Visible` texts. All parts of the server use this one. */
export type EditorConnection = Omit<Connection, 'window' | 'console' | 'sendDiagnostics' | 'onCodeAction' | 'onHover'> & {
  readonly window: Pick<Connection['window'], 'showDocument'> & {
    showInformationMessage(message: Visible): unknown;
    showInformationMessage<Item extends MessageActionItem>(message: Visible, ...actions: Item[]): Promise<Item | undefined>;
    showWarningMessage(message: Visible): unknown;
  };
  readonly console: { error(message: Visible): void };
  sendDiagnostics(params: { readonly uri: string; readonly version?: number; readonly diagnostics: ShownDiagnostic[] }): Promise<void>;
  onCodeAction(handler: (params: CodeActionParams, token: CancellationToken) => Answer<ShownAction[]>): unknown;
  onHover(handler: (params: HoverParams, token: CancellationToken) => Answer<ShownHover | null>): unknown;
};
