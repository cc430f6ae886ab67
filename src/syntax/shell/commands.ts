import type { Assignment, Command, HereDoc, Redirection, Word } from 'unbash';
import { sliceJoined, toFileRange } from '../joined-text.ts';
import { namesWritten, readsScriptFromInput, scriptWord, setsNounset } from './builtins.ts';
import { draftWord } from './reads.ts';
import { type Frame, insideLiteral, type Scope, SINGLE, type WordDraft } from './scope.ts';
import { addWrite, type Findings, tryParse } from './tree.ts';
import type { Redirect, ShellAssignment, VariableRead } from './types.ts';
import { isLiteral, type LiteralContent, literalContent } from './words.ts';

/** How deep scripts in scripts are read: `sh -c "sh -c '…'"`. */
const MAX_SCRIPT_DEPTH = 4;

/** Records a simple command. Returns what is still to be visited: the nodes in its words, and the scripts that it passes to other shells. */
export function readCommand(found: Findings, node: Command, scope: Scope): Frame[] {
  const index = found.commands.length;
  const inner: Scope = { ...scope, command: index, pipeline: SINGLE, inherited: [] };
  const frames: Frame[] = [];
  const words: WordDraft[] = [];
  const nodes: (Word | undefined)[] = [];
  const assignments: ShellAssignment[] = [];
  const redirects: Redirect[] = [];

  for (const child of node.prefix) {
    if (child.type === 'Assignment') assignments.push(takeAssignment(child, scope, inner, frames));
    else redirects.push(takeRedirect(found, child, inner, frames));
  }
  for (const child of node.name ? [node.name, ...node.suffix] : node.suffix) {
    if (child.type === 'Word' || child.type === 'Assignment') {
      const word = child.type === 'Word' ? draftWord(scope, child, child.value, isLiteral(child)) : draftDeclaration(scope, child);
      words.push(word);
      nodes.push(child.type === 'Word' ? child : undefined);
      frames.push({ node: child, scope: { ...inner, place: 'word', word } });
    } else {
      redirects.push(takeRedirect(found, child, inner, frames));
    }
  }
  const [first] = words;
  const handed = scripts(node, words, nodes, scope).map((content) => scriptFrame(content, scope, redirects));
  found.commands.push({
    name: first?.literal ? first.value : '',
    words,
    assignments,
    redirects,
    inherited: scope.inherited,
    range: toFileRange(scope.source, { start: node.pos, end: node.end }),
    editable: scope.exact,
    item: scope.item,
    within: scope.within,
    pipeline: scope.pipeline,
    ...(handed.length > 0 && handed.every((frame) => frame.length > 0) ? { isScriptSeen: true as const } : {}),
  });
  found.indexOf.set(node, index);
  scope.substitutionOf?.substitutions.push(index);
  for (const name of namesWritten(words)) addWrite(found, name);
  if (setsNounset(words)) found.nounset = true;
  return [...frames, ...handed.flat()];
}

function takeAssignment(child: Assignment, scope: Scope, inner: Scope, frames: Frame[]): ShellAssignment {
  const { value } = child;
  const text = scope.source.text.slice(value.pos, value.end);
  const word = value.type === 'Word' ? draftWord(scope, value, value.value, isLiteral(value)) : draftWord(scope, value, text, false);
  frames.push({ node: child, scope: { ...inner, place: 'assignment', word } });
  return { name: child.name, value: word, range: toFileRange(scope.source, { start: child.pos, end: child.end }) };
}

/** The word of `export X=1`, which is an argument and an assignment. */
function draftDeclaration(scope: Scope, child: Assignment): WordDraft {
  const { value } = child;
  if (value.type !== 'Word' || child.index) return draftWord(scope, child, child.text, false);
  return draftWord(scope, child, `${child.name}${child.append ? '+=' : '='}${value.value}`, isLiteral(value));
}

/** Records a redirect, and adds the nodes in its target or body to `frames`, to be visited. */
export function takeRedirect(found: Findings, node: Redirection, scope: Scope, frames: Frame[]): Redirect {
  const range = toFileRange(scope.source, { start: node.pos, end: node.end });
  if (node.descriptor) frames.push({ node: node.descriptor, scope });
  const descriptor = node.descriptor?.type === 'FileDescriptor' ? { descriptor: node.descriptor.value } : {};
  if (node.type === 'HereDoc') {
    const reads: VariableRead[] = [];
    frames.push({ node: node.body, scope: { ...scope, place: 'heredoc', heredocReads: reads, word: undefined } });
    if (node.closing) found.heredocEnds.push(toFileRange(scope.source, { start: node.closing.pos, end: node.closing.end }).end);
    const bodyRange = toFileRange(scope.source, { start: node.body.pos, end: node.body.end });
    return { operator: node.operator, target: undefined, range, heredoc: { body: node.body.text, bodyRange, quoted: node.delimiter?.quoted === true, reads } };
  }
  const { target } = node;
  if (!target) return { operator: node.operator, ...descriptor, target: undefined, range, heredoc: undefined };
  const word = draftWord(scope, target, target.value, isLiteral(target));
  frames.push({ node: target, scope: { ...scope, place: 'redirect', word } });
  return { operator: node.operator, ...descriptor, target: word, range, heredoc: undefined };
}

/** The scripts that a command passes to a shell, as an argument or on standard input. */
function scripts(node: Command, words: readonly WordDraft[], nodes: readonly (Word | undefined)[], scope: Scope): LiteralContent[] {
  const contents: LiteralContent[] = [];
  const at = scriptWord(words);
  const argument = at === undefined ? undefined : nodes[at];
  const content = argument && literalContent(scope.source, argument);
  if (content) contents.push(content);
  const heredoc = [...node.prefix, ...node.suffix].find((child): child is HereDoc => child.type === 'HereDoc');
  if (heredoc && readsScriptFromInput(words)) {
    const source = sliceJoined(scope.source, { start: heredoc.body.pos, end: heredoc.body.end });
    contents.push({ source, isExact: true, isExpanded: heredoc.delimiter?.quoted !== true });
  }
  return contents;
}

/** `redirects`: those of the command that passes the script, which apply to its commands too: `sh -c '…' > file`. */
function scriptFrame(content: LiteralContent, scope: Scope, redirects: readonly Redirect[]): Frame[] {
  const tree = scope.depth < MAX_SCRIPT_DEPTH ? tryParse(content.source.text) : undefined;
  const outputs = [...scope.inherited, ...redirects].filter(({ heredoc }) => heredoc === undefined);
  return tree ? [{ node: tree, scope: { ...insideLiteral(scope, content), inherited: outputs } }] : [];
}
