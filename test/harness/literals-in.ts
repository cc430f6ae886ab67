import { parse } from '@babel/parser';

/** A string or a regular expression as it is written in a source file. */
export interface Literal {
  readonly kind: 'string' | 'pattern';
  /** The value of a string, the source of a pattern. */
  readonly text: string;
  readonly flags?: string;
  readonly line: number;
}

/** The strings and patterns of a TypeScript file; not those in types, imports and names of members. Throws a SyntaxError for what cannot be read. */
export function literalsIn(text: string): readonly Literal[] {
  const found: Literal[] = [];
  visit(parse(text, { sourceType: 'module', plugins: ['typescript'] }).program);
  return found;

  function visit(node: unknown): void {
    if (Array.isArray(node)) {
      for (const child of node) visit(child);
      return;
    }
    const type = member(node, 'type');
    if (typeof node !== 'object' || node === null || typeof type !== 'string' || /^(?:Import|ExportAll|TSLiteralType)/.test(type)) return;
    const line = Number(member(member(member(node, 'loc'), 'start'), 'line'));
    if (type === 'StringLiteral') found.push({ kind: 'string', text: String(member(node, 'value')), line });
    if (type === 'RegExpLiteral') found.push({ kind: 'pattern', text: String(member(node, 'pattern')), flags: String(member(node, 'flags')), line });
    for (const [key, child] of Object.entries(node)) if (key !== 'loc' && key !== 'extra' && !key.endsWith('Comments')) visit(child);
  }
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
