import type { Row } from './row.ts';

/** What a command leaves behind: how the secret got into a file. */
export type WriteKind =
  | 'redirect' /** `>`, tee, sed -i into a file of any kind */
  | 'edit' /** sed -i and its like put it into a file that was there */
  | 'copy' /** cp, mv, install of a secret file */
  | 'config' /** a tool's own settings command */
  | 'login' /** a login command */
  | 'clone-url' /** a URL with a credential that git keeps */
  | 'key-file' /** a private key */
  | 'password-db' /** a password of an account or database in the image, meant to be there */
  | 'binary' /** compiled into the program */;

/** How many credentials a place can hold: one, or many that are told apart by this. */
export type Holds = 'one' | 'registry' | 'host' | 'organization' | 'profile' | 'account' | 'name' | 'setting' | 'clone';

/** A command that writes its credential down. */
export interface CredentialWriter extends Row {
  readonly kind: WriteKind;
  /** On the arguments, joined by single spaces. */
  readonly arguments: RegExp;
  /** Where it lands, the first path as the tool has it; `~` is the home of the user. */
  readonly files: readonly string[];
  /** How many credentials the place can hold; left out where it is not known. */
  readonly holds?: Holds;
  /** The file inside of the folder of the clone that the command makes. */
  readonly clone?: string;
  /** How the login is taken out of the addresses that a clone keeps, where the clone itself stays. */
  readonly scrub?: AddressScrub;
  /** Whether it makes an account in the image with the password that it gets. */
  readonly account?: boolean;
  /** A variable of its environment that it leaves as well, `NAME`. */
  readonly takes?: string;
  /** It leaves the secret whether or not an argument shows one (a login, a copied key). */
  readonly always?: boolean;
  /** Options that move the file elsewhere; first match wins. `option` with the group `path`: to what the group says. */
  readonly scopes?: readonly { readonly option: RegExp; readonly file?: string }[];
  /** Variables that move the file elsewhere. */
  readonly moved?: readonly string[];
  /** A later command that takes the secret out again: its name and arguments. */
  readonly revertedBy?: RegExp;
  /** Commands that undo it, so that nothing of it stays in the layer; the first that fits counts. */
  readonly revert?: readonly Revert[];
  /** Removing the file is not enough, because of this. */
  readonly keeps?: string;
  /** `NAME=value` in the environment of the command by which it keeps nothing else. */
  readonly keepsUnless?: string;
}

/** How one form of a writing command is undone. */
export interface Revert extends Row {
  /** The words of the sub-command, in order; options may stand between. */
  readonly command: readonly string[];
  /** On the arguments, joined by single spaces. */
  readonly arguments?: RegExp;
  /** Options that take the next word. */
  readonly valued?: RegExp;
  /** Options that the command that undoes it must have too. */
  readonly keep?: RegExp;
  /**
   * `arguments`: of the same program, as it was called; `{0}` is the first operand as written, `{0?}` the same where
   * there may be none, `{section}` the first operand without its last part, `{kept}` the kept options, `{-n|--name}` the value of an option.
   * `statement`: a command of its own, which takes all credentials of the place away.
   */
  readonly undo: { readonly arguments: string } | { readonly statement: string };
  /** It takes the whole file away, so it fits only where nothing else in the Dockerfile writes that: another command that matches, a COPY. */
  readonly others?: RegExp;
  /** `NAME=value` that the writing command itself must get, for what it would leave elsewhere. */
  readonly environment?: string;
  /** The file that other programs find the credential in, where it is not the first of the writer's. */
  readonly file?: string;
}

/** How the login is taken out of the addresses that a clone keeps. */
export interface AddressScrub {
  /** On the arguments of the writing command, joined by single spaces: where it works. */
  readonly arguments: RegExp;
  /** The folder of the clone that holds its settings. */
  readonly folder: string;
  /** The statement; `{folder}` is the path of that folder. */
  readonly statement: string;
  /** Sub-commands that use the address. */
  readonly fetches: readonly string[];
  /** On the arguments: commands that make a clone of their own, and need no address of another. */
  readonly makes: RegExp;
  readonly source: string;
}
