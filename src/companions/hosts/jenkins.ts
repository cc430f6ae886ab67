import type { Document } from '../../text/document.ts';
import { foldersOf, type HostedShell, rewriteHosted } from '../shell/host.ts';
import { type Piece, plainText, type ShellText, textOfPieces } from '../shell/text.ts';
import type { BuildChange, Companion, CompanionFiles, CompanionResult } from '../types.ts';

/** `sh '…'`, `sh("…")`, `sh(script: '''…''')`. https://www.jenkins.io/doc/pipeline/steps/workflow-durable-task-step/#sh-shell-script */
const SH_STEP = /\bsh[ \t]*\(?\s{0,20}(?:[^\n]{0,200}?\bscript[ \t]*:[ \t]*)?('''|"""|'|")/g;

function closingQuote(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text.startsWith(quote, at)) return at;
    else if (quote.length === 1 && text[at] === '\n') return -1;
  }
  return -1;
}

/** A Groovy string as the shell gets it: `\\$` is a `$`. */
function groovyText(document: string, start: number, end: number): ShellText {
  const pieces = (document.slice(start, end).match(/\\[$"'\\]|\r\n|[^\\\r]+|[\s\S]/g) ?? []).map((written): Piece => {
    if (written === '\r\n') return { text: '\n', fileLength: 2 };
    return { text: /^\\[$"'\\]$/.test(written) ? written.slice(1) : written, fileLength: written.length };
  });
  return { joined: textOfPieces(start, pieces), write: (text) => text };
}

/**
 * A script in single quotes, without a backslash other than at the end of a line, reaches the shell as it is written, and is changed. Any other has Groovy's own quoting and interpolation in
 * it: its commands are shown.
 */
function rewrite(document: Document, change: BuildChange, files: CompanionFiles): CompanionResult {
  const hosted: HostedShell[] = [];
  const isPlain = change.secrets.every(({ from }) => !('file' in from) || !/['\\]/.test(from.file));
  for (const match of document.text.matchAll(SH_STEP)) {
    const start = match.index + match[0].length;
    const quote = match[1] ?? '';
    const end = closingQuote(document.text, start, quote);
    if (end <= start) continue;
    const isVerbatim = isPlain && quote.startsWith("'") && !/\\(?!\r?\n)/.test(document.text.slice(start, end));
    const shell = isVerbatim ? plainText(document.text, { start, end }) : groovyText(document.text, start, end);
    hosted.push({ shell, folders: foldersOf(document, files, 'root'), reportOnly: !isVerbatim });
  }
  return rewriteHosted(document, hosted, change, files);
}

/** Jenkins pipelines. */
export const jenkinsfile: Companion = {
  kind: 'jenkins',
  matches: (path) => /(?:^|\/)(?:[\w-]+\.)?[Jj]enkinsfile(?:[.-][\w.-]+)?$|\.jenkinsfile$/.test(path),
  rewrite,
};
