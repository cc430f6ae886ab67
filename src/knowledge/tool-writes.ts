import type { Row } from './row.ts';

/** How a command left the secret in a file. */
export type WriteKind =
  | 'redirect' /** `>`, tee, sed -i into a file of any kind */
  | 'edit' /** sed -i and its like put it into a file that was there */
  | 'copy' /** cp, mv, install of a secret file */
  | 'taken' /** a repository, a package, an archive that takes in a file with it */
  | 'config' /** a tool's own settings command */
  | 'login' /** a login command */
  | 'clone-url' /** a URL with a credential that git keeps */
  | 'key-file' /** a private key */
  | 'password-db' /** a password of an account or database in the image, meant to be there */
  | 'binary' /** compiled into the program */;

/** How many credentials a place can hold: one, or several with this key. */
export type Holds = 'one' | 'registry' | 'host' | 'organization' | 'profile' | 'account' | 'name' | 'setting' | 'clone';

/** A command that stores its credential in a file. */
export interface CredentialWriter extends Row {
  readonly kind: WriteKind;
  /** Matched against the arguments, joined by single spaces. */
  readonly arguments: RegExp;
  /** The words that hold what it stores; the others, as a login, stay out of the file. Omitted if any may. */
  readonly words?: RegExp;
  /** The files that it writes, the first as the tool names it; `~` is the home of the user. */
  readonly files: readonly string[];
  /** Where known images let the tool keep the file instead. */
  readonly inImages?: readonly string[];
  /** How many credentials the place can hold; omitted if that is unknown. */
  readonly holds?: Holds;
  /** The path of the file inside the folder of the clone that the command creates. */
  readonly clone?: string;
  /** How to remove the login from the addresses that a clone keeps, without removing the clone. */
  readonly scrub?: AddressScrub;
  /** Set if it creates an account in the image with the password that it gets. */
  readonly account?: boolean;
  /** `NAME`: an environment variable whose value it stores as well. */
  readonly takes?: string;
  /** Set if it stores a secret even if no argument shows one (a login, a copied key). */
  readonly always?: boolean;
  /** Options that move the file elsewhere; the first match counts. If `option` has the group `path`, the file is at that path. */
  readonly scopes?: readonly { readonly option: RegExp; readonly file?: string }[];
  /** Variables that move the file elsewhere. */
  readonly moved?: readonly string[];
  /** A later command that removes the secret again: its name and arguments. */
  readonly revertedBy?: RegExp;
  /** Commands that undo it, so that nothing stays in the layer; the first match counts. */
  readonly revert?: readonly Revert[];
  /** Why removing the file is not enough: the further place that keeps the secret. */
  readonly keeps?: string;
  /** `NAME=value` in the environment of the command that makes it keep nothing else. */
  readonly keepsUnless?: string;
}

/** How to undo one form of a command that stores a credential. */
export interface Revert extends Row {
  /** The words of the sub-command, in order; options may stand between. */
  readonly command: readonly string[];
  /** Matched against the arguments, joined by single spaces. */
  readonly arguments?: RegExp;
  /** Options that take the next word. */
  readonly valued?: RegExp;
  /** Options of the command that the undoing command must have too. */
  readonly keep?: RegExp;
  /**
   * `arguments`: arguments for the same program, called the same way. Placeholders: `{0}` is the first operand as written, `{0?}` the same if it may be
   * missing, `{section}` the first operand without its last part, `{kept}` the kept options, `{-n|--name}` the value of an option.
   * `statement`: a separate command, which removes all credentials of the place.
   */
  readonly undo: { readonly arguments: string } | { readonly statement: string };
  /** Set if undoing removes the whole file: applies only if no other command of the Dockerfile (matched by this pattern) and no COPY writes the file. */
  readonly others?: RegExp;
  /** `NAME=value` that the storing command itself needs, so that it stores nothing elsewhere. */
  readonly environment?: string;
  /** The file in which other programs find the credential, if it is not the writer's first one. */
  readonly file?: string;
}

/** How to remove the login from the addresses that a clone keeps. */
export interface AddressScrub {
  /** Matched against the arguments of the storing command, joined by single spaces: the calls for which it works. */
  readonly arguments: RegExp;
  /** The folder inside the clone that holds its settings. */
  readonly folder: string;
  /** The statement; `{folder}` is a placeholder for the path of that folder. */
  readonly statement: string;
  /** Sub-commands that use the address. */
  readonly fetches: readonly string[];
  /** Matched against the arguments: commands that create a clone of their own, and need no address of another clone. */
  readonly makes: RegExp;
  readonly source: string;
}

/** A settings command whose login the tool also accepts as a variable. The command itself stays, without the login. */
export interface OptionVariable extends Row {
  /** The words of the sub-command, in order. */
  readonly command: readonly string[];
  /** The options whose value names the setting, or the word after the sub-command. */
  readonly name: readonly string[] | 'operand';
  /** The options with the login, by their placeholders in `text`. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** Options that are useless without the login. */
  readonly without: readonly string[];
  /** Options that only say where the setting is: with nothing else, the command does nothing without the login, and goes. */
  readonly idle?: readonly string[];
  /** Template for the name of the variable; `{name}` is the name of the setting. */
  readonly variable: string;
  /** Template for the value of the variable; each `{key}` is one of `values`. */
  readonly text: string;
  /** The file in which the tool's other commands look for the setting. */
  readonly file: string;
}
