import { isSpace } from '../white-space.ts';

/** `$X` or `${X…}` in a text that BuildKit expands, by offsets into that text. */
export interface Expansion {
  readonly name: string;
  readonly operator: string;
  readonly operand: string;
  readonly start: number;
  readonly end: number;
}

/** What BuildKit's shell lexer makes of a text. */
export interface Lexed {
  /** Quotes and escapes resolved, expansions as written. */
  readonly value: string;
  readonly expansions: readonly Expansion[];
  /** What BuildKit would refuse, without any of the text itself. */
  readonly error: string | undefined;
  /** The words between white space, by offsets; quotes keep a word together. None after an error. */
  readonly words: readonly { readonly start: number; readonly end: number }[];
}

export interface LexOptions {
  readonly escape: string;
  /** False in the body of a heredoc, where quotes are ordinary characters. */
  readonly quotes: boolean;
  /** As where nothing is expanded yet: an operator that BuildKit does not know is no error behind a colon. */
  readonly lenient: boolean;
}

/** How deep `${A:-${B:-…}}` may nest before we give up. */
const MAX_DEPTH = 64;

class LexError extends Error {}

/**
 * Reads a text as BuildKit's shell lexer does. Never throws; what follows an error is left unread.
 * https://github.com/moby/buildkit/blob/v0.32.2/frontend/dockerfile/shell/lex.go
 */
export function lex(text: string, start: number, end: number, options: LexOptions): Lexed {
  const expansions: Expansion[] = [];
  const words: { start: number; end: number }[] = [];
  let value = '';
  let error: string | undefined;
  let at = start;
  let word = -1;

  const peek = (): string => (at < end ? (text[at] ?? '') : '');
  try {
    while (at < end) readOne();
    if (word >= 0) words.push({ start: word, end });
  } catch (problem) {
    if (!(problem instanceof LexError)) throw problem;
    error = problem.message;
    words.length = 0;
  }
  return { value, expansions: expansions.sort((a, b) => a.start - b.start || b.end - a.end), error, words };

  function readOne(): void {
    const from = at;
    const char = peek();
    if (isSpace(char)) {
      if (word >= 0) words.push({ start: word, end: at });
      word = -1;
      value += char;
      at++;
      return;
    }
    if (word < 0) word = at;
    if (char === '$') {
      dollar(0);
      value += text.slice(from, at);
    } else if (options.quotes && char === "'") {
      singleQuoted();
      value += text.slice(from + 1, at - 1);
    } else if (options.quotes && char === '"') {
      doubleQuoted(0, (piece) => {
        value += piece;
      });
    } else if (char === '<' && text[at + 1] === '<' && at + 1 < end) {
      at += 2;
      while (at < end && isSpace(peek())) at++;
      value += text.slice(from, at);
    } else if (char === options.escape) {
      at = Math.min(at + 2, end);
      value += text.slice(from + 1, at);
    } else {
      value += char;
      at++;
    }
  }

  function singleQuoted(): void {
    const close = text.indexOf("'", at + 1);
    if (close < 0 || close >= end) throw new LexError('a single quote is not closed');
    at = close + 1;
  }

  function doubleQuoted(depth: number, emit: (piece: string) => void): void {
    at++;
    while (peek() !== '"') {
      if (at >= end) throw new LexError('a double quote is not closed');
      const from = at;
      if (peek() === '$') {
        dollar(depth);
        emit(text.slice(from, at));
        continue;
      }
      if (peek() === options.escape) {
        const next = at + 1 < end ? text[at + 1] : undefined;
        if (next === undefined) throw new LexError('a double quote is not closed');
        if (next === '"' || next === '$' || next === options.escape) at++;
      }
      emit(peek());
      at++;
    }
    at++;
  }

  function dollar(depth: number): void {
    const from = at;
    at++;
    if (peek() !== '{') {
      const name = readName();
      if (isIdentifier(name)) expansions.push({ name, operator: '', operand: '', start: from, end: at });
      return;
    }
    at++;
    if (at >= end || peek() === '{' || peek() === '}' || peek() === ':') throw new LexError('bad substitution');
    if (depth >= MAX_DEPTH) throw new LexError('substitutions are nested too deeply');
    const name = readName();
    const operatorStart = at;
    const operator = readOperator();
    const operandStart = at;
    if (operator === '/' || operator === '//') {
      skipUntil('/', depth);
      skipUntil('}', depth);
    } else if (operator !== '') {
      skipUntil('}', depth);
    } else if (peek() === '}') {
      at++;
    } else {
      throw new LexError(operatorStart >= end ? "missing '}'" : 'unsupported modifier in a substitution');
    }
    if (isIdentifier(name)) expansions.push({ name, operator, operand: operator === '' ? '' : text.slice(operandStart, at - 1), start: from, end: at });
  }

  function readOperator(): string {
    const first = peek();
    const pair = text.slice(at, Math.min(at + 2, end));
    let operator = '';
    if (first === ':') {
      const isKnown = pair === ':-' || pair === ':+' || pair === ':?';
      if (!isKnown && !(options.lenient && pair.length === 2 && pair !== ':#' && pair !== ':%')) throw new LexError('unsupported modifier in a substitution');
      operator = isKnown ? pair : ':';
    } else if (first === '#' || first === '%' || first === '/') {
      operator = pair === first + first ? pair : first;
    } else if (first === '-' || first === '+' || first === '?') {
      operator = first;
    }
    at += operator.length;
    return operator;
  }

  function skipUntil(stop: string, depth: number): void {
    while (at < end && peek() !== stop) {
      if (peek() === '$') dollar(depth + 1);
      else if (options.quotes && peek() === "'") singleQuoted();
      else if (options.quotes && peek() === '"') doubleQuoted(depth + 1, () => undefined);
      else if (peek() === options.escape) at = Math.min(at + 2, end);
      else at++;
    }
    if (at >= end) throw new LexError(`missing '${stop}' in a substitution`);
    at++;
  }

  function readName(): string {
    const from = at;
    if (/[0-9]/.test(peek())) {
      while (/[0-9]/.test(peek())) at++;
    } else if (/[@*#?\-$!]/.test(peek())) {
      at++;
    } else {
      while (isNameChar(peek())) at++;
    }
    return text.slice(from, at);
  }
}

function isNameChar(char: string): boolean {
  if (char === '') return false;
  return char <= '~' ? /[A-Za-z0-9_]/.test(char) : /[\p{L}\p{Nd}]/u.test(char);
}

function isIdentifier(name: string): boolean {
  return name !== '' && isNameChar(name.charAt(0)) && !/^[0-9]/.test(name);
}
