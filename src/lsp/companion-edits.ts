import path from 'node:path/posix';
import { CodeActionKind, type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type CallerChange, callerChangeOf } from '../caller-change.ts';
import { reasonsOf } from '../fix/reasons.ts';
import type { LintResult } from '../linter/index.ts';
import type { CompanionChange } from '../project/types.ts';
import { type Range, touches } from '../text/range.ts';
import { visible } from '../text/visible.ts';
import { COMMANDS } from './offers/code-actions.ts';
import { diagnosticOf, protocolRange, SOURCE } from './protocol/diagnostics.ts';
import type { ShownAction, ShownDiagnostic } from './protocol/editor-connection.ts';
import type { EditorSettings } from './protocol/editor-settings.ts';
import { editsBetween } from './protocol/text-edits.ts';
import { uriOfPath } from './protocol/uris.ts';
import { type FileEdit, isApplied, workspaceEdit } from './protocol/workspace-edit.ts';
import type { ServerParts } from './server-parts.ts';

/** The code of the diagnostic for companions that do not match the fixed Dockerfile yet. */
const CODE = 'companions';
/** Maximum number of file names in a sentence. */
const MOST_NAMES = 3;

/** Returns one diagnostic, at the first new secret mount, if fixes were applied and companions do not match them yet; else none. */
export function pendingDiagnostics(parts: ServerParts, document: TextDocument): ShownDiagnostic[] {
  const pending = parts.offers.pendingOf(document.uri);
  const changed = pending ? changedBy(parts, document, pending) : [];
  if (!pending || changed.length === 0) return [];
  const names = pending.secrets.map((secret) => `"${secret.id}"`).join(', ');
  const what = names === '' ? `still passes arguments that the Dockerfile no longer takes` : `does not pass ${names} to the build yet`;
  const message = visible(`${listNames(parts, document, changed)} ${what}\nFix: ${titleOf(parts, document, changed)}`, []);
  return [{ range: placeOf(document, pending), severity: DiagnosticSeverity.Information, source: SOURCE, code: CODE, message }];
}

/** The action for the pending edits of companions. */
export function companionActions(parts: ServerParts, document: TextDocument): ShownAction[] {
  const pending = parts.offers.pendingOf(document.uri);
  const changed = pending ? changedBy(parts, document, pending) : [];
  if (changed.length === 0) return [];
  const title = visible(titleOf(parts, document, changed), []);
  return [
    {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: pendingDiagnostics(parts, document),
      command: { title, command: COMMANDS.applyCompanionEdits, arguments: [document.uri] },
    },
  ];
}

/** The actions for fixes in the range that change only other files, because a line of .dockerignore is all that is needed. */
export function contextActions(parts: ServerParts, document: TextDocument, result: LintResult, range: Range): ShownAction[] {
  return result.findings.flatMap((finding): ShownAction[] => {
    const { fix } = finding;
    if (!fix || fix.applicability === 'manual' || fix.edits.length > 0 || !touches(finding.range, range)) return [];
    const changed = changedBy(parts, document, callerChangeOf(fix));
    if (changed.length === 0) return [];
    const reasons = reasonsOf(fix);
    return [
      {
        title: visible(fix.applicability === 'safe' ? fix.title : `${fix.title} (unsafe: ${reasons})`, result.values),
        kind: CodeActionKind.QuickFix,
        isPreferred: fix.applicability === 'safe',
        diagnostics: [diagnosticOf(document, result, finding, (rule) => parts.host.pageOf(rule))],
        edit: workspaceEdit(
          parts.abilities,
          changed.map((each) => fileEditOf(parts, each)),
        ),
      },
    ];
  });
}

/** The result of `dockerlint.applyCompanionEdits`. */
export interface CompanionAnswer {
  readonly applied: boolean;
  /** Absolute paths of the files with edits. */
  readonly files: readonly string[];
  /** Changes that a person must make. */
  readonly notes: readonly string[];
}

/**
 * Offers the companion edits for the applied fixes; the user must confirm them. If no fix was applied, offers the safe fixes together with their companion
 * edits.
 */
export async function applyCompanionEdits(parts: ServerParts, document: TextDocument, settings: EditorSettings): Promise<CompanionAnswer> {
  const { connection, session, offers, abilities } = parts;
  const pending = offers.pendingOf(document.uri);
  const fixed = pending ? undefined : session.fixesOf(document, settings, 'safe').result;
  const change = pending ?? (fixed && callerChangeOf(fixed));
  const changes = change ? session.companionsOf(document, change) : [];
  const changed = changes.filter((each) => each.before !== each.after);
  const own: FileEdit[] = fixed
    ? [{ uri: document.uri, version: document.version, edits: editsBetween(document, fixed.output), confirm: confirmation(fixed.document.path, 'Dockerfile') }]
    : [];
  const edits = [...own.filter((each) => each.edits.length > 0), ...changed.map((each) => fileEditOf(parts, each))];
  const notes = changes.flatMap((each) => each.caveats.map((caveat) => `${path.basename(each.path)}: ${caveat.message}`));
  for (const note of notes) connection.window.showWarningMessage(visible(note, fixed?.values ?? []));
  if (edits.length === 0) {
    connection.window.showInformationMessage(visible('No other file has to change', []));
    return { applied: false, files: [], notes };
  }
  const files = changed.map((each) => each.path);
  if (!abilities.changeAnnotations && !(await isConfirmed(parts, document, changed))) return { applied: false, files, notes };
  const applied = isApplied(await connection.workspace.applyEdit({ label: 'dockerlint: match the Dockerfile', edit: workspaceEdit(abilities, edits) }));
  if (applied) offers.settle(document.uri);
  return { applied, files, notes };
}

/** Asks for confirmation by a message, for editors that cannot confirm edits themselves. */
async function isConfirmed(parts: ServerParts, document: TextDocument, changed: readonly CompanionChange[]): Promise<boolean> {
  const answer = await parts.connection.window.showInformationMessage(
    visible(`${titleOf(parts, document, changed)}?`, []),
    { title: 'Change' },
    { title: 'Cancel' },
  );
  return answer?.title === 'Change';
}

function changedBy(parts: ServerParts, document: TextDocument, change: CallerChange): readonly CompanionChange[] {
  return parts.session.companionsOf(document, change).filter((each) => each.before !== each.after);
}

function fileEditOf(parts: ServerParts, { path: file, kind, before, after }: CompanionChange): FileEdit {
  const uri = parts.uriOf(file) ?? uriOfPath(file);
  const open = parts.documents.get(uri);
  const document = open ?? TextDocument.create(uri, '', 0, before);
  const isNew = open === undefined && parts.host.disk.read(file) === undefined;
  return { uri, version: open?.version ?? null, edits: editsBetween(document, after), create: isNew, confirm: confirmation(file, kind) };
}

function confirmation(file: string, kind: string): { label: string; description: string } {
  return { label: path.basename(file), description: `${kind}: match the secrets that the build now takes` };
}

function titleOf(parts: ServerParts, document: TextDocument, changed: readonly CompanionChange[]): string {
  return `Change ${listNames(parts, document, changed)} to match the Dockerfile`;
}

function listNames(parts: ServerParts, document: TextDocument, changed: readonly CompanionChange[]): string {
  const root = parts.session.rootOf(document);
  const names = changed.map((each) => path.relative(root, each.path));
  if (names.length === 0) return 'the Dockerfile';
  const shown = names.slice(0, MOST_NAMES).join(', ');
  return names.length > MOST_NAMES ? `${shown} and ${names.length - MOST_NAMES} more` : shown;
}

/** The range of the first secret's mount; the start of the document if there is none. */
function placeOf(document: TextDocument, { secrets }: CallerChange): Diagnostic['range'] {
  const text = document.getText();
  const [first] = secrets;
  const start = first ? text.indexOf(`id=${first.id}`) : -1;
  return protocolRange(document, first && start >= 0 ? { start, end: start + first.id.length + 3 } : { start: 0, end: 0 });
}
