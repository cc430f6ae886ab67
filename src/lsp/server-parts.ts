import type { TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { LintResult } from '../linter/index.ts';
import type { ServerHost } from './host.ts';
import type { Log } from './log.ts';
import type { CallerFindings } from './offers/caller-record.ts';
import type { View } from './offers/code-actions.ts';
import type { Offers } from './offers/offers.ts';
import type { ClientAbilities } from './protocol/client-abilities.ts';
import type { EditorConnection } from './protocol/editor-connection.ts';
import type { Session } from './session.ts';
import type { SettingsStore } from './settings-store.ts';

/** The state that the parts of the server share. */
export interface ServerParts {
  readonly connection: EditorConnection;
  readonly host: ServerHost;
  readonly log: Log;
  readonly documents: TextDocuments<TextDocument>;
  readonly abilities: ClientAbilities;
  readonly settings: SettingsStore;
  readonly session: Session;
  readonly offers: Offers;
  readonly callers: CallerFindings;
  /** The URI under which a file is open; undefined if it is not open. */
  uriOf(path: string): string | undefined;
}

/** A document and its result, for displaying findings. */
export function viewOf(parts: ServerParts, document: TextDocument, result: LintResult): View {
  return { document, result, abilities: parts.abilities, pageOf: (rule) => parts.host.pageOf(rule) };
}
