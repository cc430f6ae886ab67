import { posix } from 'node:path';
import { toFileRange } from '../../syntax/joined-text.ts';
import type { Document } from '../../text/document.ts';
import { applyEdits, type Edit } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import { type BuildChange, type BuildInvocation, breaksPassed, type CompanionCaveat, type CompanionFiles, type CompanionResult } from '../types.ts';
import { passedArguments } from './build-invocation.ts';
import type { Folders } from './build-invocation-place.ts';
import { bakeSettings, strayArguments, withoutValues } from './reports.ts';
import { rewriteShell, type ShellRewrite } from './rewrite.ts';
import type { ShellSite } from './site.ts';
import { type ShellText, toDocumentEdits } from './text.ts';
import { withComputed } from './unnamed-arguments.ts';

/** A shell text of a document with the facts that its host provides. `reportOnly`: the new command is only suggested, never written. */
export interface HostedShell extends Omit<ShellSite, 'text'> {
  readonly shell: ShellText;
  readonly reportOnly?: boolean;
  /** Converts a suggestion to the syntax of the document. */
  readonly show?: (suggestion: string) => string;
}

/** The folders in which commands of a file may run: the root, the file's own folder, or a folder between the two with a Dockerfile. */
export function foldersOf(document: Document, files: CompanionFiles, first: 'root' | 'own' | 'only-root' | 'only-own'): Folders {
  const own = posix.dirname(document.path);
  const { root } = files;
  // a script of `app/scripts` may be started in `app`
  const between: string[] = [];
  for (let folder = posix.dirname(own); folder.startsWith(`${root}/`); folder = posix.dirname(folder)) between.push(folder);
  const starts = first === 'only-root' ? [root] : first === 'only-own' ? [own] : first === 'root' ? [root, own, ...between] : [own, root, ...between];
  return { starts: [...new Set(starts)], script: own, root };
}

/** Converts edits into caveats that suggest the new commands. Ranges refer to the site's text. */
export function asReport(rewrite: ShellRewrite, text: string, change: BuildChange): readonly CompanionCaveat[] {
  const reports = rewrite.calls.flatMap(({ call, changed }): readonly CompanionCaveat[] => {
    const { range } = call.command;
    const within = rewrite.edits.filter((edit) => edit.range.start >= range.start && edit.range.end <= range.end);
    if (!changed || within.length === 0) return [];
    const moved = within.map((edit) => ({ text: edit.text, range: { start: edit.range.start - range.start, end: edit.range.end - range.start } }));
    return [
      {
        range,
        message: 'this builds the changed Dockerfile',
        suggestion: withoutValues(applyEdits(text.slice(range.start, range.end), moved)),
        breaks: breaksPassed(change, passedArguments(call)),
      },
    ];
  });
  return [...reports, ...rewrite.caveats];
}

/** Rewrites the shell texts of a document, and reports removed build arguments elsewhere in it. */
export function rewriteHosted(document: Document, hosted: readonly HostedShell[], change: BuildChange, files: CompanionFiles): CompanionResult {
  const edits: Edit[] = [];
  const caveats: CompanionCaveat[] = [];
  const invocations: BuildInvocation[] = [];
  const covered: Range[] = [];
  for (const { shell, reportOnly, show, ...site } of hosted) {
    const { text } = shell.joined;
    const result = rewriteShell({ ...site, text }, change, files);
    covered.push(toFileRange(shell.joined, { start: 0, end: text.length }));
    invocations.push(...result.invocations);
    if (!reportOnly) edits.push(...toDocumentEdits(shell, result.edits));
    const told = reportOnly ? asReport(result, text, change) : result.caveats;
    caveats.push(
      ...told.map((caveat) => ({
        ...caveat,
        range: caveat.range && toFileRange(shell.joined, caveat.range),
        suggestion: caveat.suggestion !== undefined && show ? show(caveat.suggestion) : caveat.suggestion,
      })),
    );
  }
  caveats.push(...strayArguments(document.text, change, covered, files.root), ...bakeSettings(document.text, change, edits, files.root));
  return { edits, caveats: withComputed(document.text, change, caveats, files.root), invocations };
}
