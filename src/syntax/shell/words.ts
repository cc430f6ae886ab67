import type { DoubleQuotedChild, SyntaxNode, Word, WordPart } from 'unbash';
import type { JoinedText } from '../joined-text.ts';
import { deriveJoined, type Piece } from '../joined-text.ts';

/** The script that a command passes to another shell, e.g. that of `sh -c '…'`. */
export interface LiteralContent {
  readonly source: JoinedText;
  /** The document holds exactly this text: no escapes, no expansions. */
  readonly isExact: boolean;
  /** The outer shell expands variables in it first. */
  readonly isExpanded: boolean;
}

/** Whether nothing in a word is expanded. */
export function isLiteral(word: Word): boolean {
  return (word.parts ?? []).every((part) => {
    if (part.type === 'DoubleQuoted' || part.type === 'LocaleString') return part.parts.every(({ type }) => type === 'Literal');
    return part.type === 'Literal' || part.type === 'SingleQuoted' || part.type === 'AnsiCQuoted';
  });
}

/** The content of a word without quotes and escapes, with the source map; undefined for a word with other parts than text and variables, e.g. `$(…)` or `$'…'`. */
export function literalContent(source: JoinedText, word: Word): LiteralContent | undefined {
  const pieces: Piece[] = [];
  let isExpanded = false;
  const parts: readonly WordPart[] = word.parts ?? [{ type: 'Literal', pos: word.pos, end: word.end, value: word.value, text: word.text }];
  for (const part of parts) {
    if (part.type === 'SingleQuoted') pieces.push(pieceOf(source, part.pos + 1, part.end - 1));
    else if (part.type === 'Literal') pieces.push(...unescape(source, part.pos, part.end, undefined));
    else if (part.type === 'DoubleQuoted') {
      for (const child of part.parts) if (!takeChild(child)) return undefined;
    } else if (part.type === 'SimpleExpansion' || part.type === 'ParameterExpansion') takeExpansion(part);
    else return undefined;
  }
  const isExact = !isExpanded && pieces.every(({ text, sourceLength }, index) => text.length === sourceLength && isAdjacent(pieces, index));
  return { source: deriveJoined(source, pieces, source.encoding), isExact, isExpanded };

  function takeChild(child: DoubleQuotedChild): boolean {
    if (child.type === 'Literal') pieces.push(...unescape(source, child.pos, child.end, '$`"\\\n'));
    else if (child.type === 'SimpleExpansion' || child.type === 'ParameterExpansion') takeExpansion(child);
    else return false;
    return true;
  }

  function takeExpansion(part: { readonly pos: number; readonly end: number }): void {
    isExpanded = true;
    pieces.push(pieceOf(source, part.pos, part.end));
  }
}

function isAdjacent(pieces: readonly Piece[], index: number): boolean {
  const before = pieces[index - 1];
  return before === undefined || before.source + before.sourceLength === pieces[index]?.source;
}

function pieceOf(source: JoinedText, start: number, end: number): Piece {
  return { text: source.text.slice(start, end), source: start, sourceLength: end - start };
}

/** Resolves backslash escapes: of any character, or (inside double quotes) only of the characters in `escapable`. */
function unescape(source: JoinedText, start: number, end: number, escapable: string | undefined): Piece[] {
  const pieces: Piece[] = [];
  let from = start;
  for (let at = start; at < end; at++) {
    if (source.text[at] !== '\\' || at + 1 >= end) continue;
    const next = source.text[at + 1] ?? '';
    if (escapable !== undefined && !escapable.includes(next)) continue;
    if (at > from) pieces.push(pieceOf(source, from, at));
    pieces.push({ text: next === '\n' ? '' : next, source: at, sourceLength: 2 });
    at++;
    from = at + 1;
  }
  if (end > from) pieces.push(pieceOf(source, from, end));
  return pieces;
}

/** The variables in an arithmetic expression, where they need no `$`; `start` is an offset into `text`. */
export function arithmeticNames(text: string): { readonly name: string; readonly start: number }[] {
  return [...text.matchAll(/(?<![\w$#.])[A-Za-z_]\w*/g)].map((match) => ({ name: match[0], start: match.index }));
}

/** The operator of `${X…}`, in the notation of `VariableRead.operator`. */
export function expansionOperator(node: Extract<SyntaxNode, { type: 'ParameterExpansion' }>): string {
  if (node.prefix === '#') return 'length';
  if (node.prefix === '!') return 'indirect';
  return node.operation?.operator ?? '';
}
