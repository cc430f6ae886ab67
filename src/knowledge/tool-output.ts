import type { Row } from './row.ts';

/** What a program prints, used to follow a value through a script. */
export interface CommandOutput extends Row {
  /**
   * arguments: its arguments. format: its arguments, the first as a printf format. input: its input, its arguments and the files that they name, changed or
   * not.
   * archive: the files that it packs, with the content of folders, or its input.
   * search: the same as input, if its arguments are patterns or a program. environment: the whole environment. variables: the variables named by its arguments.
   * template: a text filled from the environment. download: the content that it fetches.
   */
  readonly of: 'arguments' | 'format' | 'input' | 'search' | 'archive' | 'environment' | 'variables' | 'template' | 'download';
  /** Applies only if this matches the arguments, joined by single spaces. */
  readonly arguments?: RegExp;
}

/** The effect of a program on the files named by its arguments. */
export interface FileArguments extends Row {
  /** copy, move: the last operand is the target of the others. edit: in place. permissions: mode or owner. */
  readonly effect: 'write' | 'append' | 'copy' | 'move' | 'edit' | 'delete' | 'permissions';
  /** Applies only if one of the options matches. */
  readonly when?: RegExp;
  /** Applies only if this matches the arguments, joined by single spaces. */
  readonly arguments?: RegExp;
  readonly files: OperandFiles | OptionFiles | PackedFiles;
  /** The option that makes a missing file no error. */
  readonly unlessMissing?: RegExp;
  /** Set if it handles whole folders without an option. */
  readonly recursive?: boolean;
}

/** What a program tells of a secret among its arguments, for people who look for a fault. */
export interface CommandLog extends Row {
  /** Applies only if this matches the arguments, joined by single spaces. */
  readonly arguments?: RegExp;
  /** Where it tells it: on its output or its errors, or in the file that an option or a variable names. */
  readonly to: 'output' | 'errors' | OptionFiles | { readonly variables: readonly string[] };
  /** always: as it is. addresses: only in addresses without a login. maybe: some of its versions hide it. */
  readonly shows: 'always' | 'addresses' | 'maybe';
  /** Variables of the environment that it shows as well. */
  readonly environment?: RegExp;
}

/** Operands that are paths: all of them, all but the first (a mode, a script), the first or the last. */
export interface OperandFiles {
  readonly operands: 'all' | 'after-first' | 'first' | 'last';
  /** Options that take the next word, which is then no operand. */
  readonly valued?: RegExp;
  /** The option before a pattern of names that are left out. */
  readonly excludes?: RegExp;
  /** Options that replace the first operand, so that the first operand is a path as well. */
  readonly insteadOfFirst?: RegExp;
}

/** An archive, and the paths that are packed into it, with the content of folders. */
export interface PackedFiles {
  /** Matches the arguments, joined by single spaces, if the program packs: `czf`, `a`. */
  readonly packs: RegExp;
  /** The option before the archive, also of a first word without a dash (`czf`); undefined if the first operand is the archive. */
  readonly archive?: RegExp;
  /** The operands before the archive: `a` of `7z a x.7z .` */
  readonly verbs?: number;
  /** The option before a folder in which the next paths are. */
  readonly folder?: RegExp;
  /** The option before a pattern of names that are left out. */
  readonly excludes?: RegExp;
  /** The option by which a list names the files, with the next word: `tar -T FILE`. */
  readonly lists?: RegExp;
  /** Set if a list on standard input names the files: `find . | cpio -o`. */
  readonly isListed?: true;
  /** Other options that take the next word. */
  readonly valued?: RegExp;
  /** Matches the arguments if the program unpacks, from standard input unless an archive is named. */
  readonly unpacks?: RegExp;
}

/** Paths that are values of options. */
export interface OptionFiles {
  /** The option whose next word is the path. */
  readonly separate?: RegExp;
  /** Text before the path in the same word. */
  readonly attached: RegExp;
  /** Text before the path of the source file. */
  readonly from?: RegExp;
}
