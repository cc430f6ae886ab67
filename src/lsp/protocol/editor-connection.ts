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

/** The parts of the protocol that people read hold visible text only. */
export type ShownDiagnostic = Omit<Diagnostic, 'message' | 'relatedInformation'> & {
  readonly message: Visible;
  readonly relatedInformation?: (DiagnosticRelatedInformation & { readonly message: Visible })[];
};
export type ShownAction = CodeAction & { readonly title: Visible };
export type ShownHover = Hover & { readonly contents: { readonly kind: 'markdown' | 'plaintext'; readonly value: Visible } };

type Answer<Result> = Result | ResponseError | Promise<Result | ResponseError>;

/** The connection to an editor, which takes only visible text where people read it. Every part of the server has this one. */
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
