import { type For, forEachChild, type ParsedScript, type Select, type SyntaxNode } from 'unbash';
import { isVariableName } from '../../text/pattern.ts';
import { type JoinedText, toFileRange } from '../joined-text.ts';
import { readCommand, takeRedirect } from './commands.ts';
import { addArithmeticReads, addRead, draftWord } from './reads.ts';
import { type Frame, inside, insideDecoded, insideSubstitution, type Scope, scriptScope } from './scope.ts';
import { addWrite, type Findings, type Member, noFindings } from './tree.ts';
import { expansionOperator, isLiteral } from './words.ts';

const ARITHMETIC_ASSIGNMENT = /^(?:[-+*/%&^|]|<<|>>)?=$/;

/** Visits every node of a script, and of the scripts that it passes to other shells. Uses an explicit stack: deeply nested input must not overflow the call stack. */
export function walkScript(source: JoinedText, ast: ParsedScript, members: readonly Member[]): Findings {
  const found = noFindings((ast.errors?.length ?? 0) === 0);
  const root = scriptScope(source);
  const stack: Frame[] = [];
  const push = (frames: readonly Frame[]): void => {
    for (const frame of frames.toReversed()) stack.push(frame);
  };
  push(members.map(({ node, background }, item) => ({ node, scope: { ...(background ? inside(root, 'background') : root), item } })));
  for (let frame = stack.pop(); frame; frame = stack.pop()) push(visitCommands(found, frame.node, frame.scope));
  return found;
}

/** Lists, pipelines, compounds and simple commands. */
function visitCommands(found: Findings, node: SyntaxNode, scope: Scope): readonly Frame[] {
  switch (node.type) {
    case 'Command':
      return readCommand(found, node, scope);
    case 'Script':
      if ((node.errors?.length ?? 0) > 0) found.ok = false;
      return children(node, scope);
    case 'Statement':
      return children(node, node.background ? inside(scope, 'background') : inside(scope));
    case 'Pipeline': {
      const negated = node.prefixes.some(({ type }) => type === 'Negation') ? inside(scope, 'negation') : inside(scope);
      const { length } = node.commands;
      const piped = length > 1 ? inside(negated, 'pipeline') : negated;
      return node.commands.map((command, index) => ({ node: command, scope: { ...piped, pipeline: { index, length } } }));
    }
    case 'Redirected': {
      const frames: Frame[] = [];
      const redirects = node.redirects.map((redirect) => takeRedirect(found, redirect, { ...scope, command: undefined }, frames));
      return [{ node: node.command, scope: { ...scope, inherited: [...scope.inherited, ...redirects] } }, ...frames];
    }
    case 'Subshell':
      return children(node, inside(scope, 'subshell'));
    case 'BraceGroup':
      return children(node, inside(scope, 'group'));
    case 'If':
      return children(node, inside(scope, 'if'));
    case 'For':
    case 'Select':
      addWrite(found, node.name.text);
      return loopChildren(found, node, scope);
    case 'While':
    case 'ArithmeticFor':
      return children(node, inside(scope, 'loop'));
    case 'Case':
      return children(node, inside(scope, 'case'));
    case 'Function':
      found.functions.push({ name: node.name.text, range: toFileRange(scope.source, { start: node.pos, end: node.end }) });
      return [{ node: node.body, scope: inside(scope, 'function') }];
    case 'Coproc':
      return children(node, inside(scope, 'background'));
    case 'TestCommand':
      return children(node, { ...scope, command: undefined, place: 'condition' });
    default:
      return visitWords(found, node, scope);
  }
}

/** The list of a `for` is collected in words of its own, because it belongs to no command. */
function loopChildren(found: Findings, node: For | Select, scope: Scope): readonly Frame[] {
  const within = inside(scope, 'loop');
  const words = (node.wordlist ?? []).map((word) => draftWord(scope, word, word.value, isLiteral(word)));
  found.loops.push({ name: node.name.text, words });
  return [...words.flatMap((word, index) => ({ node: node.wordlist?.[index] ?? node.name, scope: { ...within, word } })), { node: node.body, scope: within }];
}

/** Whether an assignment stands before a command, which alone sees it. https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_09_01 */
function isForOneCommand(found: Findings, scope: Scope): boolean {
  return scope.place === 'assignment' && scope.command !== undefined && (found.commands[scope.command]?.words.length ?? 0) > 0;
}

/** Words, quotes, substitutions and assignments. */
function visitWords(found: Findings, node: SyntaxNode, scope: Scope): readonly Frame[] {
  switch (node.type) {
    case 'Word':
    case 'Literal':
      if (scope.arithmetic && !(node.type === 'Word' && node.parts)) addArithmeticReads(found, node.text, node.pos, scope);
      return children(node, scope);
    case 'DoubleQuoted':
    case 'LocaleString':
      return children(node, { ...scope, quoted: true });
    case 'CommandExpansion': {
      const decoded = node.script?.source;
      return children(node, decoded === undefined ? insideSubstitution(scope) : insideDecoded(scope, decoded, node));
    }
    case 'ProcessSubstitution':
    case 'ArithmeticCommandExpansion':
      return children(node, insideSubstitution(scope));
    case 'Assignment':
      if (isForOneCommand(found, scope)) found.writes.add(node.name);
      else addWrite(found, node.name);
      return children(node, scope, node.index);
    case 'FileDescriptorVariable':
      addWrite(found, node.name);
      return [];
    default:
      return visitExpansions(found, node, scope);
  }
}

/** `$X`, `${X…}` and arithmetic. */
function visitExpansions(found: Findings, node: SyntaxNode, scope: Scope): readonly Frame[] {
  switch (node.type) {
    case 'SimpleExpansion':
      addRead(found, node.text.slice(1), '', node, scope);
      return [];
    case 'ParameterExpansion': {
      const operator = expansionOperator(node);
      if (node.operation?.type !== 'Names') addRead(found, node.parameter, operator, node, scope);
      if (operator === '=' || operator === ':=') addWrite(found, node.parameter);
      return children(node, scope, node.index);
    }
    case 'Slice':
    case 'ArithmeticExpansion':
    case 'ArithmeticCommand':
      return children(node, { ...scope, arithmetic: true });
    case 'ArithmeticBinary':
      if (!ARITHMETIC_ASSIGNMENT.test(node.operator) || node.left.type !== 'ArithmeticWord' || !isVariableName(node.left.value)) return children(node, scope);
      addWrite(found, node.left.value);
      return node.operator === '=' ? [{ node: node.right, scope }] : children(node, scope);
    case 'ArithmeticUnary':
      if ((node.operator === '++' || node.operator === '--') && node.operand.type === 'ArithmeticWord') addWrite(found, node.operand.value);
      return children(node, scope);
    case 'ArithmeticWord':
      if (node.parts) return children(node, { ...scope, arithmetic: true });
      if (node.value.startsWith('$')) addRead(found, node.value.slice(1), '', node, scope);
      else addArithmeticReads(found, node.value, node.pos, scope);
      return [];
    default:
      return children(node, scope);
  }
}

/** The child nodes; `arithmeticChild`, if given, is an arithmetic expression, e.g. the index of an array. */
function children(node: SyntaxNode, scope: Scope, arithmeticChild?: SyntaxNode): readonly Frame[] {
  const frames: Frame[] = [];
  forEachChild(node, (child) => {
    frames.push({ node: child, scope: child === arithmeticChild ? { ...scope, arithmetic: true } : scope });
  });
  return frames;
}
