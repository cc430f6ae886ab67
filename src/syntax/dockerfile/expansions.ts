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
  /** True if BuildKit only splits words: it then accepts unknown operators after `:` (`${X:foo}`). */
  readonly lenient: boolean;
}

/** How deep `${A:-${B:-…}}` may nest before we give up. */
const MAX_DEPTH = 64;

class LexError extends Error {}

/**
 * Reads `text` from `start` to `end` as BuildKit's shell lexer does. Never throws; what follows an error is left unread.
 * https://github.com/moby/buildkit/blob/v0.32.2/frontend/dockerfile/shell/lex.go
 */
export function lex(text: string, start: number, end: number, options: LexOptions): Lexed {
  const lexer = new Lexer(text, start, end, options);
  let error: string | undefined;
  try {
    lexer.readAll();
  } catch (problem) {
    if (!(problem instanceof LexError)) throw problem;
    error = problem.message;
  }
  const expansions = lexer.expansions.sort((a, b) => a.start - b.start || b.end - a.end);
  return { value: lexer.value, expansions, error, words: error === undefined ? lexer.words : [] };
}

/** One pass over a text. Each method reads from the current offset on, and throws a LexError where BuildKit would refuse the text. */
class Lexer {
  value = '';
  readonly expansions: Expansion[] = [];
  readonly words: { start: number; end: number }[] = [];
  readonly #text: string;
  readonly #end: number;
  readonly #options: LexOptions;
  #at: number;

  constructor(text: string, start: number, end: number, options: LexOptions) {
    this.#text = text;
    this.#at = start;
    this.#end = end;
    this.#options = options;
  }

  readAll(): void {
    let word = -1;
    while (this.#at < this.#end) {
      if (isSpace(this.#peek())) {
        if (word >= 0) this.words.push({ start: word, end: this.#at });
        word = -1;
        this.value += this.#peek();
        this.#at++;
      } else {
        if (word < 0) word = this.#at;
        this.value += this.#readUnit();
      }
    }
    if (word >= 0) this.words.push({ start: word, end: this.#end });
  }

  /** A character, an escape, a quoted string or an expansion; returns what it stands for. */
  #readUnit(): string {
    const from = this.#at;
    const char = this.#peek();
    if (char === '$') {
      this.#readExpansion(0);
      return this.#text.slice(from, this.#at);
    }
    if (this.#options.quotes && char === "'") {
      this.#skipSingleQuoted();
      return this.#text.slice(from + 1, this.#at - 1);
    }
    if (this.#options.quotes && char === '"') return this.#readDoubleQuoted(0);
    if (char === '<' && this.#text[from + 1] === '<' && from + 1 < this.#end) {
      // white space after `<<` belongs to the heredoc word
      this.#at += 2;
      while (this.#at < this.#end && isSpace(this.#peek())) this.#at++;
      return this.#text.slice(from, this.#at);
    }
    if (char === this.#options.escape) {
      this.#skipEscape();
      return this.#text.slice(from + 1, this.#at);
    }
    this.#at++;
    return char;
  }

  #peek(): string {
    return this.#at < this.#end ? (this.#text[this.#at] ?? '') : '';
  }

  #skipEscape(): void {
    this.#at = Math.min(this.#at + 2, this.#end);
  }

  #skipSingleQuoted(): void {
    const close = this.#text.indexOf("'", this.#at + 1);
    if (close < 0 || close >= this.#end) throw new LexError('a single quote is not closed');
    this.#at = close + 1;
  }

  /** Returns the content: escapes resolved, expansions as written. */
  #readDoubleQuoted(depth: number): string {
    let content = '';
    this.#at++;
    while (this.#peek() !== '"') {
      if (this.#at >= this.#end) throw new LexError('a double quote is not closed');
      const from = this.#at;
      if (this.#peek() === '$') {
        this.#readExpansion(depth);
        content += this.#text.slice(from, this.#at);
        continue;
      }
      if (this.#peek() === this.#options.escape) {
        const next = from + 1 < this.#end ? this.#text[from + 1] : undefined;
        if (next === undefined) throw new LexError('a double quote is not closed');
        if (next === '"' || next === '$' || next === this.#options.escape) this.#at++;
      }
      content += this.#peek();
      this.#at++;
    }
    this.#at++;
    return content;
  }

  /** `$X` or `${X…}`; `depth` counts the substitutions around it. */
  #readExpansion(depth: number): void {
    const start = this.#at;
    this.#at++;
    if (this.#peek() === '{') {
      this.#readSubstitution(start, depth);
      return;
    }
    const name = this.#readName();
    if (isIdentifier(name)) this.expansions.push({ name, operator: '', operand: '', start, end: this.#at });
  }

  /** From the brace of `${X…}` on, whose `$` stands at `start`. */
  #readSubstitution(start: number, depth: number): void {
    this.#at++;
    if (this.#at >= this.#end || /[{}:]/.test(this.#peek())) throw new LexError('bad substitution');
    if (depth >= MAX_DEPTH) throw new LexError('substitutions are nested too deeply');
    const name = this.#readName();
    const operatorStart = this.#at;
    const operator = this.#readOperator();
    const operandStart = this.#at;
    if (operator === '/' || operator === '//') {
      this.#skipOperand('/', depth);
      this.#skipOperand('}', depth);
    } else if (operator !== '') {
      this.#skipOperand('}', depth);
    } else if (this.#peek() === '}') {
      this.#at++;
    } else {
      throw new LexError(operatorStart >= this.#end ? "missing '}'" : 'unsupported modifier in a substitution');
    }
    const operand = operator === '' ? '' : this.#text.slice(operandStart, this.#at - 1);
    if (isIdentifier(name)) this.expansions.push({ name, operator, operand, start, end: this.#at });
  }

  #readOperator(): string {
    const first = this.#peek();
    const pair = this.#text.slice(this.#at, Math.min(this.#at + 2, this.#end));
    let operator = '';
    if (first === ':') {
      const isKnown = pair === ':-' || pair === ':+' || pair === ':?';
      const isLenient = this.#options.lenient && pair.length === 2 && pair !== ':#' && pair !== ':%';
      if (!isKnown && !isLenient) throw new LexError('unsupported modifier in a substitution');
      operator = isKnown ? pair : ':';
    } else if (first === '#' || first === '%' || first === '/') {
      operator = pair === first + first ? pair : first;
    } else if (first === '-' || first === '+' || first === '?') {
      operator = first;
    }
    this.#at += operator.length;
    return operator;
  }

  /** To just after `stop`, which ends an operand; the expansions in the operand are read. */
  #skipOperand(stop: string, depth: number): void {
    while (this.#at < this.#end && this.#peek() !== stop) {
      if (this.#peek() === '$') this.#readExpansion(depth + 1);
      else if (this.#options.quotes && this.#peek() === "'") this.#skipSingleQuoted();
      else if (this.#options.quotes && this.#peek() === '"') this.#readDoubleQuoted(depth + 1);
      else if (this.#peek() === this.#options.escape) this.#skipEscape();
      else this.#at++;
    }
    if (this.#at >= this.#end) throw new LexError(`missing '${stop}' in a substitution`);
    this.#at++;
  }

  #readName(): string {
    const from = this.#at;
    if (/[0-9]/.test(this.#peek())) {
      while (/[0-9]/.test(this.#peek())) this.#at++;
    } else if (/[@*#?\-$!]/.test(this.#peek())) {
      this.#at++;
    } else {
      while (isNameChar(this.#peek())) this.#at++;
    }
    return this.#text.slice(from, this.#at);
  }
}

function isNameChar(char: string): boolean {
  if (char === '') return false;
  return char <= '~' ? /[A-Za-z0-9_]/.test(char) : /[\p{L}\p{Nd}]/u.test(char);
}

function isIdentifier(name: string): boolean {
  return name !== '' && isNameChar(name.charAt(0)) && !/^[0-9]/.test(name);
}
