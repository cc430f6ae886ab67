// Which parser reads our own source: TypeScript 7 has no stable interface for programs yet (`typescript/unstable/*`), esbuild gives no tree, and biome's
// limits on lines count other lines than people do. @babel/parser is plain JavaScript and stands in the lock already, as jest brings it.
import { parse } from '@babel/parser';

/** A function as it is written in a source file. */
export interface WrittenFunction {
  /** With the names of the functions around it: `startSession.run`; `(anonymous)` for one without a name. */
  readonly name: string;
  /** From its first to its last line, the functions inside it included. */
  readonly lines: number;
  readonly parameters: number;
}

/** All functions of a TypeScript file, methods, arrows and types of functions included. Throws a SyntaxError for what cannot be read. */
export function functionsIn(text: string): readonly WrittenFunction[] {
  const found: WrittenFunction[] = [];
  visit(parse(text, { sourceType: 'module', plugins: ['typescript'] }).program, '', '');
  return found;

  /** `given` is the name that the parent gives to a function, e.g. that of its variable. */
  function visit(node: unknown, path: string, given: string): void {
    if (Array.isArray(node)) {
      for (const child of node) visit(child, path, '');
      return;
    }
    if (typeof node !== 'object' || node === null || typeof member(node, 'type') !== 'string') return;
    const parameters = parametersOf(node);
    const name = nameOf(member(node, 'id')) || nameOf(member(node, 'key')) || given;
    const inner = parameters === undefined ? path : `${path}${path === '' ? '' : '.'}${name || '(anonymous)'}`;
    if (parameters !== undefined) found.push({ name: inner, lines: linesOf(node), parameters: parameters.filter((one) => nameOf(one) !== 'this').length });
    for (const [key, child] of Object.entries(node)) {
      // what is not part of the tree, or stands in it a second time
      if (key === 'loc' || key === 'extra' || key.endsWith('Comments')) continue;
      visit(child, inner, parameters === undefined ? name : '');
    }
  }
}

/** The parameters of a function or of a type of functions, undefined for every other node. Source: https://github.com/babel/babel/blob/main/packages/babel-parser/ast/spec.md */
function parametersOf(node: object): readonly unknown[] | undefined {
  // a type has `params` too, that of type arguments
  if (/^TSTypeParameter/.test(String(member(node, 'type')))) return undefined;
  const parameters = member(node, 'params') ?? member(node, 'parameters');
  return Array.isArray(parameters) && !/^TSIndexSignature$/.test(String(member(node, 'type'))) ? parameters : undefined;
}

function linesOf(node: object): number {
  const loc = member(node, 'loc');
  const line = (end: 'start' | 'end'): number => Number(member(member(loc, end), 'line'));
  return line('end') - line('start') + 1;
}

function nameOf(node: unknown): string {
  const name = member(node, 'name') ?? member(node, 'value');
  return typeof name === 'string' ? name : '';
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
