import type { AnnotatedTextEdit, ChangeAnnotation, CreateFile, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { member } from '../../text/json.ts';
import type { ClientAbilities } from './client-abilities.ts';

/** The edits of one file. */
export interface FileEdit {
  readonly uri: string;
  /** The version of the open document that the edits apply to; null for a closed file. */
  readonly version: number | null;
  readonly edits: readonly TextEdit[];
  /** Whether the edit creates the file. */
  readonly create?: boolean;
  /** The text of a confirmation, shown by editors that support it. */
  readonly confirm?: { readonly label: string; readonly description: string };
}

/** Whether the editor answered that it applied the edits. */
export function isApplied(answer: unknown): boolean {
  return member(answer, 'applied') === true;
}

/** The edits in the best form that the editor supports: with versions and confirmation, with versions only, or plain. */
export function workspaceEdit(abilities: ClientAbilities, files: readonly FileEdit[]): WorkspaceEdit {
  if (!abilities.documentChanges) return { changes: Object.fromEntries(files.map(({ uri, edits }) => [uri, [...edits]])) };
  const annotations: { [id: string]: ChangeAnnotation } = {};
  const documentChanges = files.flatMap(({ uri, version, edits, create, confirm }): (CreateFile | TextDocumentEdit)[] => {
    const made: CreateFile[] = create ? [{ kind: 'create', uri, options: { ignoreIfExists: true } }] : [];
    if (!confirm || !abilities.changeAnnotations) return [...made, { textDocument: { uri, version }, edits: [...edits] }];
    const annotationId = `dockerlint-${Object.keys(annotations).length + 1}`;
    annotations[annotationId] = { ...confirm, needsConfirmation: true };
    return [...made, { textDocument: { uri, version }, edits: edits.map((edit): AnnotatedTextEdit => ({ ...edit, annotationId })) }];
  });
  return Object.keys(annotations).length > 0 ? { documentChanges, changeAnnotations: annotations } : { documentChanges };
}
