import type { Document } from '../../text/document.ts';
import type { Range } from '../../text/range.ts';
import { foldersOf, type HostedShell, rewriteHosted } from '../shell/host.ts';
import { textOfSpans } from '../shell/text.ts';
import type { BuildChange, Companion, CompanionFiles, CompanionResult } from '../types.ts';

const INTERPOLATION = /\{\{[^\n]{0,500}?\}\}/g;

/** The scripts of a justfile: each line of a recipe with its continuations, or the whole recipe if it starts with `#!`. https://just.systems/man/en/ */
function scriptsOf(document: Document): readonly (readonly Range[])[] {
  const scripts: Range[][] = [];
  let recipe: { shebang: boolean; indent: number } | undefined;
  let continues = false;
  for (let line = 1; line <= document.lineCount; line++) {
    const range = document.lineRange(line);
    const text = document.slice(range);
    if (text.trim() === '') continue;
    const indent = /^[ \t]*/.exec(text)?.[0].length ?? 0;
    if (indent === 0) {
      recipe = /^[@\w][\w -]*.*:(?!=)/.test(text) ? { shebang: false, indent: 0 } : undefined;
      continues = false;
      continue;
    }
    if (!recipe) continue;
    const first = recipe.indent === 0;
    if (first) recipe = { shebang: /^\s*#!/.test(text), indent };
    const lead = Math.min(indent, recipe.indent);
    const mark = recipe.shebang || continues ? 0 : (/^[@-]*/.exec(text.slice(lead))?.[0].length ?? 0);
    const eol = document.text.startsWith('\r\n', range.end) ? 1 : 0;
    const spans = [
      { start: range.start + lead + mark, end: range.end },
      { start: range.end + eol, end: Math.min(document.text.length, range.end + eol + 1) },
    ];
    if (continues || (recipe.shebang && !first)) scripts.at(-1)?.push(...spans);
    else scripts.push(spans);
    continues = text.trimEnd().endsWith('\\');
  }
  return scripts;
}

function rewrite(document: Document, change: BuildChange, files: CompanionFiles): CompanionResult {
  const hosted = scriptsOf(document).map((spans): HostedShell => {
    const joined = textOfSpans(document.text, spans);
    return {
      shell: { joined, write: (text) => (document.eol === '\r\n' ? text.replaceAll('\n', '\r\n') : text) },
      template: INTERPOLATION,
      folders: foldersOf(document, files, 'only-own'),
    };
  });
  return rewriteHosted(document, hosted, change, files);
}

/** Justfiles. */
export const justfile: Companion = { kind: 'justfile', matches: (path) => /(?:^|\/)\.?justfile$|\.just$/i.test(path), rewrite };
