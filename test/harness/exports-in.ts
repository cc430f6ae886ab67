import { parse } from '@babel/parser';

/** An export of a source file that is a function or a constant. */
export interface WrittenExport {
  readonly name: string;
  readonly kind: 'function' | 'constant';
  /** The doc comments before it; '' if there is none. */
  readonly doc: string;
  /** Its own text, without the comments before it. */
  readonly text: string;
  /** Whether it stands directly below another export, with which it then shares a comment. */
  readonly isBelowAnother: boolean;
}

/** The exported functions and constants of a TypeScript file, in order. Throws a SyntaxError for what cannot be read. */
export function exportsIn(text: string): readonly WrittenExport[] {
  const { body } = parse(text, { sourceType: 'module', plugins: ['typescript'] }).program;
  let end = -1;
  return body.flatMap((statement): readonly WrittenExport[] => {
    const { start, end: own } = statement;
    if (statement.type !== 'ExportNamedDeclaration' || typeof start !== 'number' || typeof own !== 'number') return [];
    const isBelowAnother = end >= 0 && text.slice(end, start).trim() === '' && !/\n\s*\n/.test(text.slice(end, start));
    end = own;
    const { declaration } = statement;
    const doc = (statement.leadingComments ?? []).flatMap(({ type, value }) => (type === 'CommentBlock' && value.startsWith('*') ? [value] : [])).join('\n');
    const written = (name: string, isFunction: boolean): WrittenExport => ({
      name,
      kind: isFunction ? 'function' : 'constant',
      doc,
      text: text.slice(start, own),
      isBelowAnother,
    });
    if (declaration?.type === 'FunctionDeclaration') return [written(declaration.id?.name ?? '', true)];
    if (declaration?.type !== 'VariableDeclaration') return [];
    return declaration.declarations.flatMap(({ id, init }) =>
      id.type === 'Identifier' ? [written(id.name, init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression')] : [],
    );
  });
}
