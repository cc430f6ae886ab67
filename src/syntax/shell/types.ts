import type { Range } from '../../text/range.ts';
import type { JoinedText } from '../joined-text.ts';

/**
 * A shell script with every simple command in it, those in substitutions, subshells, functions and literal `sh -c '…'` arguments
 * included. All ranges are document ranges. Where `editable` is false the place is known only roughly: report it, never edit it.
 */
export interface Script {
  readonly source: JoinedText;
  /** Whether the shell parser understood all of it; nothing is rewritten inside a script that is not `ok`. */
  readonly ok: boolean;
  /** The whole script. */
  readonly range: Range;
  /** Top-level statements in order, with what joins them. */
  readonly items: readonly ListItem[];
  readonly commands: readonly ShellCommand[];
  readonly reads: readonly VariableRead[];
  /** Variables that the script assigns anywhere (assignment, export, read, for, getopts). */
  readonly writes: ReadonlySet<string>;
  /** `set -u` or `set -o nounset` (or `-u` on the shell). */
  readonly nounset: boolean;
}

/** One member of a list: `a && b; c` has three. Only top-level lists are split. */
export interface ListItem {
  readonly range: Range;
  /** What stands before it: '' for the first; a newline counts as ';'. */
  readonly operator: '' | '&&' | '||' | ';' | '&';
  /** From the end of the item before to the start of this one (operator and white space); empty for the first. */
  readonly operatorRange: Range;
  /** Set where the item is exactly one simple command (no pipeline, negation or compound). */
  readonly command: ShellCommand | undefined;
  readonly editable: boolean;
}

export interface ShellCommand {
  /** The dequoted first word as written (`/usr/bin/npm`), '' where there are only assignments or it is not literal. */
  readonly name: string;
  /** Name and arguments. */
  readonly words: readonly ShellWord[];
  /** `A=1 B=2` before the name, or alone. */
  readonly assignments: readonly ShellAssignment[];
  readonly redirects: readonly Redirect[];
  /** Redirects of the compounds around it, whose output or input is also its own: `{ …; } > file`. */
  readonly inherited: readonly Redirect[];
  readonly range: Range;
  readonly editable: boolean;
  /** Index into `Script.items` of the top-level item that it stands in. */
  readonly item: number;
  /** The compounds around it, outermost first. */
  readonly within: readonly (
    | 'subshell'
    | 'group'
    | 'if'
    | 'loop'
    | 'case'
    | 'function'
    | 'substitution'
    | 'pipeline'
    | 'negation'
    | 'background'
    | 'literal'
  )[];
  /** Position in its pipeline, from 0, and the commands of it. One for a command that is not piped. */
  readonly pipeline: { readonly index: number; readonly length: number };
}

export interface ShellWord {
  /** As written in the (joined) source. */
  readonly text: string;
  /** Quotes and escapes resolved; expansions kept as written. */
  readonly value: string;
  /** Nothing in it is expanded. */
  readonly literal: boolean;
  readonly range: Range;
  readonly editable: boolean;
  readonly reads: readonly VariableRead[];
  /** Commands of the `$(…)` in it, by index into `Script.commands`. */
  readonly substitutions: readonly number[];
}

export interface ShellAssignment {
  readonly name: string;
  readonly value: ShellWord | undefined;
  readonly range: Range;
}

export interface Redirect {
  /** '>', '>>', '<', '>|', '&>', '&>>', '<<<', '<<', '<<-', '>&', '<&', '<>' */
  readonly operator: string;
  readonly target: ShellWord | undefined;
  readonly range: Range;
  /** For `<<`: the body, its reads (none where quoted) and whether the delimiter is quoted. */
  readonly heredoc: { readonly body: string; readonly bodyRange: Range; readonly quoted: boolean; readonly reads: readonly VariableRead[] } | undefined;
}

export interface VariableRead {
  readonly name: string;
  /** '' for `$X` and `${X}`, else ':-', '-', ':+', '+', ':?', '?', ':=', '=', '#', '%', '/', ':' (slice), 'length', 'arith', 'indirect' … */
  readonly operator: string;
  readonly range: Range;
  readonly editable: boolean;
  /** Inside double quotes. */
  readonly quoted: boolean;
  /** Index into `Script.commands` of the innermost command it belongs to; undefined in e.g. a `for` list. */
  readonly command: number | undefined;
  /** Where in that command: an argument, a prefix assignment, a redirect target or heredoc body. */
  readonly place: 'word' | 'assignment' | 'redirect' | 'heredoc' | 'other';
}

export type Interpreter =
  | 'posix' /** sh, bash, dash, ash: the only ones whose commands we rewrite */
  | 'other-shell' /** zsh, ksh, fish, …: read as far as possible, never rewritten */
  | 'windows' /** PowerShell or cmd */
  | 'program' /** a heredoc with a shebang, `python <<EOF`, SHELL ["/usr/bin/python", …] */
  | 'none'; /** exec form without a shell in it */
