import { isVariableName } from '../../text/pattern.ts';
import { isContiguous, toFileRange } from '../joined-text.ts';
import type { Scope, Span, WordDraft } from './scope.ts';
import type { Findings } from './tree.ts';
import type { VariableRead } from './types.ts';
import { arithmeticNames } from './words.ts';

/** Records that a variable is read; ignores positional and special parameters. */
export function addRead(found: Findings, name: string, operator: string, node: Span, scope: Scope): void {
  if (!isVariableName(name)) return;
  const span = { start: node.pos, end: node.end };
  const read: VariableRead = {
    name,
    operator,
    range: toFileRange(scope.source, span),
    editable: scope.exact && isContiguous(scope.source, span),
    quoted: scope.quoted,
    command: scope.command,
    place: scope.place,
  };
  scope.word?.reads.push(read);
  scope.heredocReads?.push(read);
  if (!scope.silent) found.reads.push(read);
}

/** Records the variables that an arithmetic expression reads. */
export function addArithmeticReads(found: Findings, text: string, pos: number, scope: Scope): void {
  for (const { name, start } of arithmeticNames(text)) addRead(found, name, 'arith', { pos: pos + start, end: pos + start + name.length }, scope);
}

/** A word without its reads and substitutions, which the walk adds later. */
export function draftWord(scope: Scope, node: Span, value: string, literal: boolean): WordDraft {
  const span = { start: node.pos, end: node.end };
  return {
    text: scope.source.text.slice(node.pos, node.end),
    value,
    literal,
    range: toFileRange(scope.source, span),
    editable: scope.exact && isContiguous(scope.source, span),
    reads: [],
    substitutions: [],
  };
}
