import { type ParsedScript, parse, type Statement, type SyntaxNode } from 'unbash';
import type { ListItem, ShellCommand, ShellFunction, ShellLoop, VariableRead } from './types.ts';

/** One member of a top-level list. */
export interface Member {
  readonly node: Statement['command'];
  readonly operator: ListItem['operator'];
  readonly background: boolean;
}

/** What the walk through a syntax tree collects. */
export interface Findings {
  ok: boolean;
  nounset: boolean;
  readonly commands: ShellCommand[];
  readonly reads: VariableRead[];
  readonly writes: Set<string>;
  readonly lastingWrites: Set<string>;
  readonly functions: ShellFunction[];
  readonly loops: ShellLoop[];
  /** Document offsets just after the terminators of heredocs. */
  readonly heredocEnds: number[];
  /** For the node of a command, its index in `commands`. */
  readonly indexOf: Map<SyntaxNode, number>;
}

/** What is found before a walk. `ok`: whether the script could be parsed. */
export function noFindings(ok: boolean): Findings {
  return {
    ok,
    nounset: false,
    commands: [],
    reads: [],
    writes: new Set(),
    lastingWrites: new Set(),
    functions: [],
    loops: [],
    heredocEnds: [],
    indexOf: new Map(),
  };
}

/** Records that the shell itself assigns a variable. */
export function addWrite(found: Findings, name: string): void {
  found.writes.add(name);
  found.lastingWrites.add(name);
}

/** The parser takes quadratic time in the number of these. No script written by hand has as many. */
const MAX_SUBSTITUTIONS = 4000;
const MAX_HEREDOCS = 500;

/** The syntax tree of a script; undefined if the parser fails or would take too long. */
export function tryParse(text: string): ParsedScript | undefined {
  if (countsMore(text, '$(', MAX_SUBSTITUTIONS) || countsMore(text, '<<', MAX_HEREDOCS)) return undefined;
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

function countsMore(text: string, part: string, most: number): boolean {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0 && count <= most; at = text.indexOf(part, at + part.length)) count++;
  return count > most;
}

/** The members of the top-level list of a script, in order: `a && b; c` has three. */
export function topLevelMembers(ast: ParsedScript): Member[] {
  const members: Member[] = [];
  let joint: ListItem['operator'] = '';
  for (const { command, background } of ast.commands) {
    const nodes = command.type === 'AndOr' ? command.commands : [command];
    const operators = command.type === 'AndOr' ? command.operators : [];
    nodes.forEach((node, index) => {
      members.push({ node, operator: index === 0 ? joint : (operators[index - 1] ?? '&&'), background: background === true });
    });
    joint = background ? '&' : ';';
  }
  return members;
}
