import type { SyntaxNode } from 'unbash';
import type { JoinedText } from '../joined-text.ts';
import { toFileRange } from '../joined-text.ts';
import type { Redirect, ShellCommand, ShellWord, VariableRead } from './types.ts';

/** Offsets into `Scope.source`, as the shell parser gives them. */
export interface Span {
  readonly pos: number;
  readonly end: number;
}

/** A node that is still to be visited. */
export interface Frame {
  readonly node: SyntaxNode;
  readonly scope: Scope;
}

/** A word while its reads and substitutions are still being collected. */
export interface WordDraft extends ShellWord {
  readonly reads: VariableRead[];
  readonly substitutions: number[];
}

/** The context of a node in the shell's syntax tree. */
export interface Scope {
  /** The text that the node's offsets index. */
  readonly source: JoinedText;
  /** Whether the offsets can be mapped to exact places in the document. */
  readonly exact: boolean;
  /** Inside a script whose variables the outer shell has already expanded: reads are recorded for the word, not again for the script. */
  readonly silent: boolean;
  /** How many `sh -c` scripts this one is nested in. */
  readonly depth: number;
  readonly item: number;
  readonly within: ShellCommand['within'];
  readonly pipeline: ShellCommand['pipeline'];
  readonly command: number | undefined;
  readonly place: VariableRead['place'];
  readonly quoted: boolean;
  readonly arithmetic: boolean;
  /** The word that reads belong to. */
  readonly word: WordDraft | undefined;
  /** The word whose `$(…)` the node is in. */
  readonly substitutionOf: WordDraft | undefined;
  /** The heredoc that reads belong to. */
  readonly heredocReads: VariableRead[] | undefined;
  /** Redirects of the enclosing compounds. */
  readonly inherited: readonly Redirect[];
}

/** The pipeline of a command that is not piped. */
export const SINGLE: ShellCommand['pipeline'] = { index: 0, length: 1 };

/** Fields that are reset for the commands of a substitution, or of a script in an argument. */
const FRESH = {
  command: undefined,
  place: 'other',
  quoted: false,
  arithmetic: false,
  word: undefined,
  substitutionOf: undefined,
  heredocReads: undefined,
  inherited: [],
} as const;

/** The scope of a whole script. */
export function scriptScope(source: JoinedText): Scope {
  return { source, exact: true, silent: false, depth: 0, item: 0, within: [], pipeline: SINGLE, ...FRESH };
}

/** The scope inside compounds of the given kinds, which starts a new pipeline. */
export function inside(scope: Scope, ...what: ShellCommand['within']): Scope {
  return { ...scope, within: what.length > 0 ? [...scope.within, ...what] : scope.within, pipeline: SINGLE };
}

/** The scope of the commands in `$(…)`. */
export function insideSubstitution(scope: Scope): Scope {
  return { ...inside(scope, 'substitution'), ...FRESH, substitutionOf: scope.word };
}

/** The scope of the commands in backticks that contain escapes. Their offsets refer to the decoded text, so only the range of the backticks is known. */
export function insideDecoded(scope: Scope, text: string, node: Span): Scope {
  const range = toFileRange(scope.source, { start: node.pos, end: node.end });
  const segments = [{ joined: 0, file: range.start, length: text.length, fileLength: range.end - range.start }];
  return { ...insideSubstitution(scope), source: { text, segments, encoding: scope.source.encoding }, exact: false };
}

/** The scope of a script that the command passes to another shell. `isExpanded`: the outer shell expands variables in it first. */
export function insideLiteral(scope: Scope, content: { readonly source: JoinedText; readonly isExact: boolean; readonly isExpanded: boolean }): Scope {
  return {
    ...inside(scope, 'literal'),
    ...FRESH,
    source: content.source,
    exact: scope.exact && content.isExact,
    silent: scope.silent || content.isExpanded,
    depth: scope.depth + 1,
  };
}
