import type { Row } from './row.ts';

/** What a program prints, for whoever follows a value through a script. */
export interface CommandOutput extends Row {
  /**
   * arguments: its arguments. format: the same, the first being a format as printf has it. input: what it reads, changed or not, of its input, its arguments
   * and the files that they name. search: the same, its arguments being patterns or a program. environment: the whole environment. variables: those that its
   * arguments name. template: a text filled from the environment. download: what it fetches.
   */
  readonly of: 'arguments' | 'format' | 'input' | 'search' | 'environment' | 'variables' | 'template' | 'download';
  /** Only where the arguments, joined by single spaces, match. */
  readonly arguments?: RegExp;
}

/** What a program does to the files that its arguments name. */
export interface FileArguments extends Row {
  /** copy, move: the last operand gets the others. edit: in place. permissions: mode or owner. */
  readonly effect: 'write' | 'append' | 'copy' | 'move' | 'edit' | 'delete' | 'permissions';
  /** Only where one of its options matches. */
  readonly when?: RegExp;
  readonly files: OperandFiles | OptionFiles;
  /** The option with which it does not mind that there is no such file. */
  readonly unlessMissing?: RegExp;
  /** Whether it takes whole folders without being told. */
  readonly recursive?: boolean;
}

/** Operands that are paths: all of them, all but the first (a mode, a script), or the last. */
export interface OperandFiles {
  readonly operands: 'all' | 'after-first' | 'last';
  /** Options that take the next word, which is then no operand. */
  readonly valued?: RegExp;
  /** Options that stand in for the first operand, so that it is a path as well. */
  readonly insteadOfFirst?: RegExp;
}

/** Paths that are values of options. */
export interface OptionFiles {
  /** The option whose next word is the path. */
  readonly separate?: RegExp;
  /** What stands before the path in the same word. */
  readonly attached: RegExp;
  /** What stands before the path that it reads. */
  readonly from?: RegExp;
}
