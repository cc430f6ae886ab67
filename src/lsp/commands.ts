import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { callerChangeOf } from '../caller-change.ts';
import { joinedLines } from '../companions/build-command.ts';
import { own, say, visible } from '../text/visible.ts';
import { applyCompanionEdits } from './companion-edits.ts';
import { isDockerfile } from './dockerfile-names.ts';
import { settled } from './log.ts';
import { COMMANDS } from './offers/code-actions.ts';
import type { EditorSettings } from './protocol/editor-settings.ts';
import { editsBetween } from './protocol/text-edits.ts';
import { isApplied, workspaceEdit } from './protocol/workspace-edit.ts';
import type { ServerParts } from './server-parts.ts';

/** Handles the commands sent by the editor, each for one document. */
export function answerCommands(parts: ServerParts): void {
  parts.connection.onExecuteCommand(async ({ command, arguments: words = [] }, token) => {
    if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    let answer: unknown = null;
    await settled(parts.log, command, async () => {
      answer = await carryOut(parts, command, words);
    });
    return answer;
  });
}

async function carryOut(parts: ServerParts, command: string, [subject, choice]: readonly unknown[]): Promise<unknown> {
  if (command === COMMANDS.explain) return typeof subject === 'string' ? explain(parts, subject) : null;
  const document = typeof subject === 'string' ? parts.documents.get(subject) : undefined;
  if (!document || !isDockerfile(document)) {
    parts.connection.window.showInformationMessage(own('Open a Dockerfile first'));
    return null;
  }
  const settings = await parts.settings.of(document.uri);
  if (command === COMMANDS.fixAll) return fixAll(parts, document, settings, choice === 'unsafe' ? 'unsafe' : 'safe');
  if (command === COMMANDS.applyCompanionEdits) return applyCompanionEdits(parts, document, settings);
  return command === COMMANDS.buildCommand ? buildCommand(parts, document, settings) : null;
}

async function explain({ connection, host, abilities }: ServerParts, rule: string): Promise<null> {
  if (!host.rules.some(({ meta }) => meta.name === rule)) return null;
  const uri = host.pageOf(rule);
  if (abilities.showDocument) await connection.window.showDocument({ uri, external: true });
  else connection.window.showInformationMessage(visible(`${rule}: ${uri}`, []));
  return null;
}

/** The build command after its guards, lines that stop the shell if a variable is not set. */
function buildCommand({ connection, session, offers }: ServerParts, document: TextDocument, settings: EditorSettings): string | null {
  const build = session.buildOf(document, settings, offers.pendingOf(document.uri));
  if (build === undefined) connection.window.showInformationMessage(own('The build takes no secret'));
  return build === undefined ? null : joinedLines([...build.guards, build.command]).join('\n');
}

/** The result of `dockerlint.fixAll`, and the number of remaining findings. */
interface FixAnswer {
  readonly changed: boolean;
  readonly left: number;
}

/** Applies all fixes of the mode. The user must confirm unsafe fixes, if the editor supports that. */
async function fixAll(parts: ServerParts, document: TextDocument, settings: EditorSettings, fix: 'safe' | 'unsafe'): Promise<FixAnswer | null> {
  const { connection, session, offers, abilities } = parts;
  const outcome = session.fixesOf(document, settings, fix);
  if (outcome.result === undefined) {
    connection.window.showWarningMessage(visible(outcome.problem, []));
    return null;
  }
  const { result } = outcome;
  const left = result.findings.filter((finding) => !finding.fixed).length;
  if (result.refusal !== undefined) connection.window.showWarningMessage(say`Not fixed: ${visible(result.refusal, result.values)}`);
  const edits = editsBetween(document, result.output);
  if (edits.length === 0) {
    connection.window.showInformationMessage(
      left === 0 ? own('No secrets found') : say`Nothing to fix automatically: ${left} ${left === 1 ? 'finding' : 'findings'} left`,
    );
    return { changed: false, left };
  }
  offers.add(document.uri, document.getText(), result.output, callerChangeOf(result));
  const confirm =
    fix === 'unsafe' ? { confirm: { label: 'Fixes, including unsafe ones', description: 'The build may change: read the caveats of each finding' } } : {};
  const answer = await connection.workspace.applyEdit({
    label: 'dockerlint: fix secrets',
    edit: workspaceEdit(abilities, [{ uri: document.uri, version: document.version, edits, ...confirm }]),
  });
  return { changed: isApplied(answer), left };
}
