import type { Document } from '../../text/document.ts';
import { foldersOf, type HostedShell, rewriteHosted } from '../shell/host.ts';
import { plainText } from '../shell/text.ts';
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

/** Groovy has its own quoting and interpolation inside the script, so the commands are shown, never changed. */
function rewrite(document: Document, change: BuildChange, files: CompanionFiles): CompanionResult {
  const hosted: HostedShell[] = [];
  for (const match of document.text.matchAll(SH_STEP)) {
    const start = match.index + match[0].length;
    const end = closingQuote(document.text, start, match[1] ?? '');
    if (end > start) hosted.push({ shell: plainText(document.text, { start, end }), folders: foldersOf(document, files, 'root'), reportOnly: true });
  }
  return rewriteHosted(document, hosted, change, files);
}

/** Jenkins pipelines. */
export const jenkinsfile: Companion = {
  kind: 'jenkins',
  matches: (path) => /(?:^|\/)(?:[\w-]+\.)?[Jj]enkinsfile(?:[.-][\w.-]+)?$|\.jenkinsfile$/.test(path),
  rewrite,
};
