import type { Range } from '../../text/range.ts';
import { type Piece, type ShellText, textOfPieces } from '../shell/text.ts';

/** The quotes of a Groovy string; strings in double quotes expand `${…}`. https://groovy-lang.org/syntax.html#all-strings */
export type GroovyQuote = "'" | "'''" | '"' | '"""';

/** Stands for the `$` of a Groovy interpolation, to distinguish it from a `$` for the shell. */
const MARK = '\uE001';

/** An interpolation in the text of `groovyText`. */
export const INTERPOLATION = /\uE001(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|[A-Za-z_][\w.]*)/g;

/** Whether a word is an opening quote of a Groovy string. */
export function isGroovyQuote(word: string | undefined): word is GroovyQuote {
  return word === "'" || word === "'''" || word === '"' || word === '"""';
}

function interpolates(quote: GroovyQuote): boolean {
  return quote.startsWith('"');
}

/** The offset of the closing quote of a string whose content starts at `from`; -1 if there is none. */
export function closingQuote(text: string, from: number, quote: GroovyQuote): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (depth > 0) depth += text[at] === '{' ? 1 : text[at] === '}' ? -1 : 0;
    else if (text.startsWith(quote, at)) return at;
    else if (quote.length === 1 && text[at] === '\n') return -1;
    else if (interpolates(quote) && text.startsWith('${', at)) {
      depth = 1;
      at++;
    }
  }
  return -1;
}

const ESCAPES: { readonly [written: string]: string } = { '\\n': '\n', '\\t': '\t' };

/** The content of a Groovy string as the shell gets it: `\$` becomes `$`, and `MARK` stands before each interpolation. */
export function groovyText(document: string, { start, end }: Range, quote: GroovyQuote): ShellText {
  const pieces = (document.slice(start, end).match(/\\[$"'\\nt]|\r\n|\$(?=[{A-Za-z_])|[^\\\r$]+|[\s\S]/g) ?? []).map((written): Piece => {
    if (written === '\r\n') return { text: '\n', fileLength: 2 };
    if (written === '$' && interpolates(quote)) return { text: MARK, fileLength: 1 };
    const escaped = ESCAPES[written] ?? (/^\\[$"'\\]$/.test(written) ? written.slice(1) : written);
    return { text: escaped, fileLength: written.length };
  });
  const eol = document.includes('\r\n') ? '\r\n' : '\n';
  return { joined: textOfPieces(start, pieces), write: (text) => inString(text, quote).replace(/\r?\n/g, eol) };
}

/** A shell text as written in a Groovy string with these quotes. A backslash at the end of a line is kept: Groovy joins the lines too. */
function inString(text: string, quote: GroovyQuote): string {
  const escaped = text.replace(/\\(?!\r?\n)/g, '\\\\');
  return interpolates(quote) ? escaped.replace(/["$]/g, '\\$&').replaceAll(MARK, '$') : escaped.replaceAll("'", "\\'");
}

/** A shell text to show beside such a string: escaped in the same way, except for quotes. */
export function shownIn(text: string, quote: GroovyQuote): string {
  return (interpolates(quote) ? text.replaceAll('$', '\\$') : text).replaceAll(MARK, '$');
}

/** The range inside the braces of every block that starts with a match of `head`, which ends with its `{`. */
export function blocksOf(text: string, head: RegExp): readonly { readonly match: RegExpExecArray; readonly range: Range }[] {
  return [...text.matchAll(head)].map((match) => {
    const start = match.index + match[0].length;
    let depth = 1;
    let at = start;
    for (; at < text.length && depth > 0; at++) {
      const quote = /^(?:'''|"""|'|")/.exec(text.slice(at, at + 3))?.[0];
      if (isGroovyQuote(quote)) {
        const close = closingQuote(text, at + quote.length, quote);
        if (close >= 0) at = close + quote.length - 1;
      } else if (text[at] === '{') depth++;
      else if (text[at] === '}') depth--;
    }
    return { match, range: { start, end: at } };
  });
}
