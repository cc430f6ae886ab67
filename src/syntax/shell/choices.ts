import { type Case, forEachChild, type If, type SyntaxNode, type TestExpression } from 'unbash';
import type { Range } from '../../text/range.ts';
import { tryParse } from './tree.ts';

/** A comparison of two words, quotes resolved and expansions kept. `pattern` may hold wildcards. */
export interface ShellTest {
  readonly value: string;
  readonly pattern: string;
  /** Whether it holds where the two differ. */
  readonly isNot: boolean;
}

/** A part of a script that runs if one of its tests holds, and none of the parts before it did. */
export interface ShellArm {
  readonly range: Range;
  /** always: the part that is left, `else`. unknown: something else decides. */
  readonly when: readonly ShellTest[] | 'always' | 'unknown';
  /** Whether the arm after it is tried, or runs, as well: `;&`. */
  readonly goesOn: boolean;
}

/** `case`, `if`, or `[ … ] && …`: of its arms one runs, or none. */
export interface ShellChoice {
  readonly range: Range;
  readonly arms: readonly ShellArm[];
}

/** Returns where a script chooses what it runs, outer choices first. None if it cannot be parsed. */
export function choicesOf(text: string): readonly ShellChoice[] {
  const ast = tryParse(text);
  if (!ast || (ast.errors?.length ?? 0) > 0) return [];
  const found: ShellChoice[] = [];
  const stack: SyntaxNode[] = [...ast.commands].toReversed();
  for (let node = stack.pop(); node; node = stack.pop()) {
    const choice = readChoice(node);
    if (choice) found.push(choice);
    const inner: SyntaxNode[] = [];
    forEachChild(node, (child) => {
      inner.push(child);
    });
    stack.push(...inner.toReversed());
  }
  return found;
}

function readChoice(node: SyntaxNode): ShellChoice | undefined {
  if (node.type === 'Case') return { range: rangeOf(node), arms: armsOfCase(node) };
  if (node.type === 'If') return { range: rangeOf(node), arms: armsOfIf(node) };
  if (node.type !== 'AndOr' || node.operators.some((operator) => operator !== '&&')) return undefined;
  const [first, second] = node.commands;
  const test = first && second && testIn(first);
  return test && { range: rangeOf(node), arms: [{ range: { start: second.pos, end: node.end }, when: [test], goesOn: false }] };
}

function armsOfCase({ word, items }: Case): readonly ShellArm[] {
  return items.map((item) => ({
    range: rangeOf(item),
    when: item.pattern.map((pattern) => ({ value: word.value, pattern: pattern.value, isNot: false })),
    goesOn: item.terminator === ';&' || item.terminator === ';;&',
  }));
}

function armsOfIf(node: If): readonly ShellArm[] {
  const arms = [node, ...node.elif].map(({ clause, then }): ShellArm => {
    const [only] = clause.commands;
    const test = clause.commands.length === 1 && only ? testIn(only.command) : undefined;
    return { range: rangeOf(then), when: test ? [test] : 'unknown', goesOn: false };
  });
  return node.else ? [...arms, { range: rangeOf(node.else), when: 'always', goesOn: false }] : arms;
}

/** The comparison that a command is; undefined if it is another one, or more than one. */
function testIn(node: SyntaxNode): ShellTest | undefined {
  if (node.type === 'TestCommand') return ofExpression(node.expression);
  if (node.type !== 'Command' || node.prefix.length > 0) return undefined;
  const words = [node.name, ...node.args].flatMap((word) => (word?.type === 'Word' ? [word.value] : []));
  const [program, left, operator, right, close] = words;
  if (program !== '[' && program !== 'test') return undefined;
  const end = program === '[' ? ']' : undefined;
  if (right === end && left !== undefined && operator !== undefined && words.length === (end ? 4 : 3)) return ofEmpty(left, operator);
  if (close !== end || words.length !== (end ? 5 : 4) || left === undefined || right === undefined) return undefined;
  // only `[[` knows wildcards
  return ofOperator(left, operator, right.replace(/[*?[\]]/g, '\\$&'));
}

function ofExpression(expression: TestExpression): ShellTest | undefined {
  if (expression.type === 'TestGroup') return ofExpression(expression.expression);
  if (expression.type === 'TestUnary') return ofEmpty(expression.operator, expression.operand.value);
  return expression.type === 'TestBinary' ? ofOperator(expression.left.value, expression.operator, expression.right.value) : undefined;
}

function ofEmpty(operator: string, value: string): ShellTest | undefined {
  return operator === '-z' || operator === '-n' ? { value, pattern: '', isNot: operator === '-n' } : undefined;
}

function ofOperator(value: string, operator: string | undefined, pattern: string): ShellTest | undefined {
  const isNot = operator === '!=';
  return isNot || operator === '=' || operator === '==' ? { value, pattern, isNot } : undefined;
}

function rangeOf({ pos, end }: { readonly pos: number; readonly end: number }): Range {
  return { start: pos, end };
}
