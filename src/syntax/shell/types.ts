import type { Range } from '../../text/range.ts';
import type { JoinedText } from '../joined-text.ts';

/**
 * A shell script with every simple command in it, including those in substitutions, subshells, functions and literal `sh -c '…'` arguments. All
 * ranges are document ranges. A range whose `editable` is false is only approximate: report it, never edit it.
 */
export interface Script {
  readonly source: JoinedText;
  /** Whether the shell parser found no error. A script that is not `ok` is never rewritten. */
  readonly ok: boolean;
  /** The whole script. */
  readonly range: Range;
  /** Members of the top-level list, in order. */
  readonly items: readonly ListItem[];
  readonly commands: readonly ShellCommand[];
  readonly reads: readonly VariableRead[];
  /** Variables that the script assigns anywhere (assignment, export, read, for, getopts). */
  readonly writes: ReadonlySet<string>;
  /** Those of `writes` that also what follows sees: not `X` of `X=1 npm ci`, which that command alone sees. */
  readonly lastingWrites: ReadonlySet<string>;
  /** The functions that it defines. */
  readonly functions: readonly ShellFunction[];
  /** Its `for` and `select` loops. */
  readonly loops: readonly ShellLoop[];
  /** `set -u` or `set -o nounset` (or `-u` on the shell). */
  readonly nounset: boolean;
  /** Whether its shell is started with `-x`, and so writes each command to standard error. */
  readonly xtrace: boolean;
}

/** `name() { …; }`; the range is that of the whole definition. */
export interface ShellFunction {
  readonly name: string;
  readonly range: Range;
}

/** `for NAME in WORDS`; no words where it loops over the arguments of the script. */
export interface ShellLoop {
  readonly name: string;
  readonly words: readonly ShellWord[];
}

/** One member of a list: `a && b; c` has three. Only top-level lists are split. */
export interface ListItem {
  readonly range: Range;
  /** The operator before it: '' for the first item; a newline counts as ';'. */
  readonly operator: '' | '&&' | '||' | ';' | '&';
  /** Operator and white space before the item, from the end of the previous one; empty for the first. */
  readonly operatorRange: Range;
  /** Set where the item is exactly one simple command (no pipeline, negation or compound). */
  readonly command: ShellCommand | undefined;
  readonly editable: boolean;
}

export interface ShellCommand {
  /** The first word without quotes (`/usr/bin/npm`); '' if it is not literal, or if there are only assignments. */
  readonly name: string;
  /** Name and arguments. */
  readonly words: readonly ShellWord[];
  /** `A=1 B=2` before the name, or alone. */
  readonly assignments: readonly ShellAssignment[];
  readonly redirects: readonly Redirect[];
  /** Redirects of the enclosing compounds, which apply to the command too: `{ …; } > file`. */
  readonly inherited: readonly Redirect[];
  readonly range: Range;
  readonly editable: boolean;
  /** Index into `Script.items` of the item that contains the command. */
  readonly item: number;
  /** The enclosing compounds, outermost first. */
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
  /** Position in the pipeline, from 0, and its number of commands; 1 for a command that is not piped. */
  readonly pipeline: { readonly index: number; readonly length: number };
  /** Set if it passes a script to another shell, and the commands of that script are in `Script.commands`. */
  readonly isScriptSeen?: true;
}

export interface ShellWord {
  /** As written in `Script.source`. */
  readonly text: string;
  /** Quotes and escapes resolved; expansions kept as written. */
  readonly value: string;
  /** Whether the word contains no expansions. */
  readonly literal: boolean;
  readonly range: Range;
  readonly editable: boolean;
  readonly reads: readonly VariableRead[];
  /** Indexes into `Script.commands` of the commands in its `$(…)`. */
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
  /** The number before the operator: 2 in `2> file`. */
  readonly descriptor?: number;
  readonly target: ShellWord | undefined;
  readonly range: Range;
  /** For `<<`: the body, its reads (none if quoted) and whether the delimiter is quoted. */
  readonly heredoc: { readonly body: string; readonly bodyRange: Range; readonly quoted: boolean; readonly reads: readonly VariableRead[] } | undefined;
}

export interface VariableRead {
  readonly name: string;
  /** '' for `$X` and `${X}`, else ':-', '-', ':+', '+', ':?', '?', ':=', '=', '#', '%', '/', ':' (slice), 'length', 'arith', 'indirect' … */
  readonly operator: string;
  readonly range: Range;
  readonly editable: boolean;
  /** Whether it stands inside double quotes. */
  readonly quoted: boolean;
  /** Index into `Script.commands` of the innermost command that contains it; undefined e.g. in the list of a `for`. */
  readonly command: number | undefined;
  /** Where in that command: an argument, a prefix assignment, a redirect target or heredoc body; 'condition': in a `[[ … ]]`, which is no command. */
  readonly place: 'word' | 'assignment' | 'redirect' | 'heredoc' | 'condition' | 'other';
}

export type Interpreter =
  | 'posix' /** sh, bash, dash, ash: the only ones whose commands we rewrite */
  | 'other-shell' /** zsh, ksh, fish, …: read as far as possible; only references are put in place of values */
  | 'windows' /** PowerShell or cmd */
  | 'program' /** a heredoc with a shebang, `python <<EOF`, SHELL ["/usr/bin/python", …] */
  | 'none'; /** exec form without a shell in it */
