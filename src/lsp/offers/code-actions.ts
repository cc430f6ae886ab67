import { CodeActionKind } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { reasonsOf } from '../../fix/reasons.ts';
import type { Finding, LintResult } from '../../linter/index.ts';
import { UNUSED_SUPPRESSION } from '../../linter/unused-suppressions.ts';
import { type Range, touches } from '../../text/range.ts';
import { own, say, visible } from '../../text/visible.ts';
import type { ClientAbilities } from '../protocol/client-abilities.ts';
import { diagnosticOf } from '../protocol/diagnostics.ts';
import type { ShownAction } from '../protocol/editor-connection.ts';
import { editsBetween, protocolEdits } from '../protocol/text-edits.ts';
import { workspaceEdit } from '../protocol/workspace-edit.ts';
import { suppressionEdit } from './suppress.ts';

/** The kind of action that editors request on save. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.dockerlint`;

/** The commands of the server, with their arguments. */
export const COMMANDS = {
  /** (uri, 'safe' | 'unsafe'): applies fixes; the user must confirm unsafe ones. */
  fixAll: 'dockerlint.fixAll',
  /** (uri): offers the edits to the callers of the Dockerfile. */
  applyCompanionEdits: 'dockerlint.applyCompanionEdits',
  /** (uri): returns the build command, or null. */
  buildCommand: 'dockerlint.buildCommand',
  /** (rule): opens the page of the rule. */
  explain: 'dockerlint.explain',
} as const;

/** A linted document, with the context needed to show its findings in the editor. */
export interface View {
  readonly document: TextDocument;
  readonly result: LintResult;
  readonly abilities: ClientAbilities;
  pageOf(rule: string): string;
}

/** Whether the editor requested actions of `kind`, given the kinds in `only`. A kind includes its sub-kinds: `source` includes `source.fixAll`. */
export function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}

/** Up to three actions for each finding in the range: apply its fix, suppress it, open the page of its rule. */
export function quickFixes(view: View, range: Range): ShownAction[] {
  return view.result.findings
    .filter((finding) => touches(finding.range, range))
    .flatMap((finding) => [...fixAction(view, finding), ...suppressActions(view, finding), explainAction(view, finding)]);
}

/** The action that applies all safe fixes. `output`: the text after them. None if they change nothing. */
export function fixAllActions(view: View, output: string): ShownAction[] {
  const edits = editsBetween(view.document, output);
  if (edits.length === 0) return [];
  const { uri, version } = view.document;
  return [{ title: own('Fix every secret that has a safe fix'), kind: FIX_ALL, edit: workspaceEdit(view.abilities, [{ uri, version, edits }]) }];
}

function fixAction(view: View, finding: Finding): ShownAction[] {
  const { fix } = finding;
  if (!fix || fix.applicability === 'manual' || fix.edits.length === 0) return [];
  const safe = fix.applicability === 'safe';
  const reasons = reasonsOf(fix);
  const { uri, version } = view.document;
  const edits = protocolEdits(view.document, fix.edits);
  const confirm = safe ? {} : { confirm: { label: 'Unsafe fix', description: visible(reasons, view.result.values) } };
  return [
    {
      title: visible(safe ? fix.title : `${fix.title} (unsafe: ${reasons})`, view.result.values),
      kind: CodeActionKind.QuickFix,
      isPreferred: safe,
      diagnostics: [diagnosticOf(view.document, view.result, finding, view.pageOf)],
      edit: workspaceEdit(view.abilities, [{ uri, version, edits, ...confirm }]),
    },
  ];
}

function suppressActions(view: View, finding: Finding): ShownAction[] {
  // a caller may not allow a comment at the place of an argument
  if (finding.rule === UNUSED_SUPPRESSION || finding.instruction === undefined) return [];
  const { uri, version } = view.document;
  const edits = protocolEdits(view.document, [suppressionEdit(view.result.document, finding)]);
  return [
    {
      title: say`Ignore ${visible(finding.rule, [])} for this ${visible(finding.instruction, view.result.values)}`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnosticOf(view.document, view.result, finding, view.pageOf)],
      edit: workspaceEdit(view.abilities, [{ uri, version, edits }]),
    },
  ];
}

function explainAction(view: View, finding: Finding): ShownAction {
  const title = say`Explain ${visible(finding.rule, [])}`;
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticOf(view.document, view.result, finding, view.pageOf)],
    command: { title, command: COMMANDS.explain, arguments: [finding.rule] },
  };
}
