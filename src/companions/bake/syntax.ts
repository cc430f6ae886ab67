import { literalPattern } from '../../text/pattern.ts';
import type { Range } from '../../text/range.ts';

/** A token of HCL. For a string without `${…}` and `%{…}`, `text` is its content. https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md */
export interface HclToken {
  readonly kind: 'name' | 'string' | 'template' | 'heredoc' | 'number' | 'mark' | 'newline';
  readonly text: string;
  readonly range: Range;
}

/** `name = …`; `value` holds its tokens. */
export interface HclAttribute {
  readonly name: string;
  readonly range: Range;
  readonly value: readonly HclToken[];
}

/** `type "label" { … }`. */
export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly attributes: readonly HclAttribute[];
  readonly blocks: readonly HclBlock[];
  readonly range: Range;
}

/** Deeper nesting is not parsed: it would overflow the stack. */
const DEEPEST = 50;

const TOKEN =
  /[ \t\r]+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/|(?<newline>\n)|(?<name>[A-Za-z_][\w-]*)|(?<number>\d[\w.]*)|<<-?(?<heredoc>\w+)\r?\n|(?<mark>[=!<>&|]{1,2}|\.\.\.|[[\]{}()=,.?:+*/%-])/y;

/** The offset after the quoted template that starts at `at`; undefined if it is not closed. */
function stringEnd(text: string, at: number, level = 0): number | undefined {
  let depth = 0;
  if (level > DEEPEST) return undefined;
  for (let index = at + 1; index < text.length; index++) {
    const two = text.slice(index, index + 2);
    if (depth === 0) {
      if (text[index] === '\\') index++;
      else if (text[index] === '"') return index + 1;
      else if (text[index] === '\n') return undefined;
      else if ((two === '${' || two === '%{') && text[index - 1] !== text[index]) {
        depth++;
        index++;
      }
    } else if (text[index] === '{') depth++;
    else if (text[index] === '}') depth--;
    else if (text[index] === '"') {
      const end = stringEnd(text, index, level + 1);
      if (end === undefined) return undefined;
      index = end - 1;
    }
  }
  return undefined;
}

/** The tokens of a text, without white space and comments; undefined if it is not HCL. */
function tokenize(text: string): readonly HclToken[] | undefined {
  const tokens: HclToken[] = [];
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; ) {
    if (text[at] === '"') {
      const end = stringEnd(text, at);
      if (end === undefined) return undefined;
      const inner = text.slice(at + 1, end - 1);
      const template = /[$%]\{/.test(inner.replace(/\$\$\{|%%\{/g, ''));
      tokens.push({ kind: template ? 'template' : 'string', text: template ? inner : inner.replace(/\\(["\\])/g, '$1'), range: { start: at, end } });
      at = end;
      continue;
    }
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) return undefined;
    let end = TOKEN.lastIndex;
    const { newline, name, number, heredoc, mark } = match.groups ?? {};
    if (heredoc !== undefined) {
      const close = new RegExp(`^[ \\t]*${literalPattern(heredoc)}[ \\t]*\\r?$`, 'm').exec(text.slice(end));
      if (!close) return undefined;
      end += close.index + close[0].length;
      tokens.push({ kind: 'heredoc', text: '', range: { start: at, end } });
    } else {
      const kind = newline !== undefined ? 'newline' : name !== undefined ? 'name' : number !== undefined ? 'number' : mark !== undefined ? 'mark' : undefined;
      if (kind) tokens.push({ kind, text: match[0], range: { start: at, end } });
    }
    at = end;
  }
  return tokens;
}

const OPEN = new Set(['{', '[', '(']);
const CLOSE = new Set(['}', ']', ')']);

class Reader {
  readonly #tokens: readonly HclToken[];
  #at = 0;

  constructor(tokens: readonly HclToken[]) {
    this.#tokens = tokens;
  }

  /** The body up to its `}` or the end; undefined if it does not parse. */
  body(level: number): { attributes: readonly HclAttribute[]; blocks: readonly HclBlock[] } | undefined {
    const attributes: HclAttribute[] = [];
    const blocks: HclBlock[] = [];
    for (let token = this.#tokens[this.#at]; token; token = this.#tokens[this.#at]) {
      if (token.kind === 'newline') {
        this.#at++;
        continue;
      }
      if (token.text === '}' && token.kind === 'mark') return level > 0 ? { attributes, blocks } : undefined;
      if (token.kind !== 'name') return undefined;
      this.#at++;
      if (this.#tokens[this.#at]?.text === '=') {
        this.#at++;
        const value = this.#expression();
        const last = value?.at(-1);
        // a body has each attribute once: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#attribute-definitions
        if (!value || !last || attributes.some(({ name }) => name === token.text)) return undefined;
        attributes.push({ name: token.text, value, range: { start: token.range.start, end: last.range.end } });
      } else {
        const block = level < DEEPEST ? this.#block(token, level) : undefined;
        if (!block) return undefined;
        blocks.push(block);
      }
    }
    return level > 0 ? undefined : { attributes, blocks };
  }

  #block(type: HclToken, level: number): HclBlock | undefined {
    const labels: string[] = [];
    for (let token = this.#tokens[this.#at]; token && (token.kind === 'string' || token.kind === 'name'); token = this.#tokens[this.#at]) {
      labels.push(token.text);
      this.#at++;
    }
    if (this.#tokens[this.#at]?.text !== '{') return undefined;
    this.#at++;
    const body = this.body(level + 1);
    const close = this.#tokens[this.#at];
    if (!body || !close) return undefined;
    this.#at++;
    return { type: type.text, labels, ...body, range: { start: type.range.start, end: close.range.end } };
  }

  /** The tokens up to the end of the line, brackets balanced. */
  #expression(): readonly HclToken[] | undefined {
    const value: HclToken[] = [];
    let depth = 0;
    for (let token = this.#tokens[this.#at]; token; token = this.#tokens[this.#at]) {
      if (depth === 0 && (token.kind === 'newline' || token.text === '}') && token.kind !== 'string') break;
      if (token.kind === 'mark' && OPEN.has(token.text)) depth++;
      if (token.kind === 'mark' && CLOSE.has(token.text)) depth--;
      if (depth < 0) return undefined;
      value.push(token);
      this.#at++;
    }
    return depth === 0 ? value : undefined;
  }
}

/** The blocks of an HCL text, with the attributes and blocks at its top; undefined if it is not valid. Never throws. */
export function readHcl(text: string): HclBlock | undefined {
  const tokens = tokenize(text);
  const body = tokens ? new Reader(tokens).body(0) : undefined;
  return body && { type: '', labels: [], ...body, range: { start: 0, end: text.length } };
}

/** One `key = value` of an object, or one item of a list (with an empty key). */
export interface HclEntry {
  readonly key: string;
  readonly value: readonly HclToken[];
  readonly range: Range;
}

/** The entries of `{ … }` or `[ … ]`; undefined for any other expression. */
export function entriesOf(value: readonly HclToken[]): readonly HclEntry[] | undefined {
  const [open] = value;
  const close = value.at(-1);
  if (open?.kind !== 'mark' || !((open.text === '{' && close?.text === '}') || (open.text === '[' && close?.text === ']'))) return undefined;
  const entries: HclEntry[] = [];
  let current: HclToken[] = [];
  let depth = 0;
  const flush = (): boolean => {
    const [first, second] = current;
    const last = current.at(-1);
    if (!first || !last) return true;
    const keyed = open.text === '{';
    if (keyed && !(second && (second.text === '=' || second.text === ':'))) return false;
    entries.push({ key: keyed ? first.text : '', value: keyed ? current.slice(2) : current, range: { start: first.range.start, end: last.range.end } });
    current = [];
    return true;
  };
  for (const token of value.slice(1, -1)) {
    if (depth === 0 && (token.kind === 'newline' || (token.kind === 'mark' && token.text === ','))) {
      if (!flush()) return undefined;
      continue;
    }
    if (token.kind === 'mark' && OPEN.has(token.text)) depth++;
    if (token.kind === 'mark' && CLOSE.has(token.text)) depth--;
    if (token.kind !== 'newline') current.push(token);
  }
  return flush() ? entries : undefined;
}
