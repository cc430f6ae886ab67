/**
 * All that dockerlint knows about one tool, or about a family of programs that behave alike. Every fact names its source.
 *
 * A program belongs to exactly one card. Where rows of a card list no `programs`, they hold for all of the card's; where several
 * rows fit a command, the first one counts. Examples of every row stand beside the card, in `<name>.md`.
 */
export interface Tool {
  readonly name: string;
  /** The manual that a reader should begin with. */
  readonly docs: string;
  /** Canonical names: the last part of the path, without versions and endings. */
  readonly programs: readonly string[];
  readonly spellings?: readonly Spelling[];
  readonly wraps?: readonly Wrapper[];
  /** Which variables it reads, and whose code it runs. */
  readonly environment?: readonly EnvironmentReads[];
  /** It runs no foreign code and reads no variable that holds a secret. */
  readonly inert?: readonly InertUse[];
  /** Credential files that it reads without being told their path. */
  readonly files?: readonly ConfigFile[];
  /** Cards whose files it reads as well: pip runs git, which reads git's settings. */
  readonly readsFilesOf?: readonly FilesOf[];
  readonly options?: readonly CredentialOption[];
  readonly operands?: readonly CredentialOperand[];
  readonly input?: readonly PasswordInput[];
  readonly writes?: readonly CredentialWriter[];
  readonly prints?: readonly SecretProducer[];
  readonly expands?: readonly ExpandedFile[];
  readonly stores?: readonly ReferenceStore[];
  readonly references?: readonly ConfigVariant[];
  readonly settings?: readonly SettingVariable[];
  readonly offline?: readonly OfflineCommands[];
  readonly overSsh?: readonly SshFetch[];
}

/** A row may hold for some of the card's programs only. */
interface Row {
  readonly programs?: readonly string[];
  readonly source: string;
}

/** Another spelling of a program, on the last part of its path. */
export interface Spelling {
  /** Every word that `pattern` matches begins so. Asked first: compiling a pattern takes longer than all the rest. */
  readonly starts: string;
  readonly pattern: RegExp;
  /** The canonical name. */
  readonly name: string;
}

/** A program that runs another one, which stands in its arguments. */
export interface Wrapper {
  readonly programs: readonly string[];
  /** Options that take the next word as their value. */
  readonly valued?: RegExp;
  /** How many words stand before the command, options not counted: the user of `gosu`, the time of `timeout`. */
  readonly operands: number;
  /** Whether `NAME=value` words may stand before the command. */
  readonly assignments?: boolean;
  /** Words that must come first: `bundle exec`, `python -m`. */
  readonly after?: readonly string[];
  /** Only a command of this canonical name is another program: `php composer.phar`, not `php x.php`. */
  readonly inner?: RegExp;
  /** Sub-commands of its own: `corepack enable` runs nothing else. */
  readonly own?: RegExp;
  /** Options with which it only tells about the command: `command -v npm`. */
  readonly asks?: RegExp;
  readonly source: string;
}

/** What a program reads of its environment, and whether it runs code that we cannot see. */
export interface EnvironmentReads extends Row {
  /** Names of variables that it reads, full match without regard to case; left out where it reads none of its own. */
  readonly variables?: RegExp;
  /** How it reads them, for people; `%s` is the variable. Stands with `variables`. */
  readonly how?: string;
  /** Whose code it runs, for people; left out where it runs nothing but itself. */
  readonly runs?: string;
  /** Arguments, joined by single spaces, with which it runs no such code (it may still read its variables). */
  readonly plain?: RegExp;
  /** Arguments with which it reads nothing at all. */
  readonly quiet?: RegExp;
}

/** A use of a program that neither reads secrets from its environment nor runs code that could. */
export interface InertUse extends Row {
  /** What the program is, for people. */
  readonly what: string;
  /**
   * How far that holds. `always`: tools of the system and of POSIX, a RUN of which can lose the secret. `by-manual`: their manuals name no such variable,
   * but settings, plugins, hooks or a pipe can make them read one: where they had the secret in their environment they keep it.
   */
  readonly certainty: 'always' | 'by-manual';
  /** Arguments, joined by single spaces, with which it runs something else. */
  readonly unless?: RegExp;
}

/** A credential file that programs read without being told its path. With `programs`, only those of its own card do. */
export interface ConfigFile extends Row {
  /** What people call it. */
  readonly kind: string;
  /** Matched on the absolute path, `/` between the parts. */
  readonly path: RegExp;
  /** Where a program looks: below the home, in the working directory or above it, or at this place wherever it runs. */
  readonly where: 'home' | 'project' | 'fixed';
}

/** The files of another card. */
export interface FilesOf {
  readonly tool: string;
  readonly programs?: readonly string[];
}

/** Where in an argument the secret stands. */
export type CredentialForm =
  | 'value' /** all of it */
  | 'user:value' /** after the first colon; nothing without one */
  | 'user%value' /** after the first percent sign */
  | 'user,value' /** after the first comma */
  | 'pass:value' /** after `pass:`, as openssl has it */
  | 'key=value' /** after the first `=` */
  | 'fields' /** in a field of a form or of JSON: `password=…`, `"token": "…"` */
  | 'text'; /** wherever a pattern of credential-texts.ts finds it */

/** An option that takes a credential. */
export interface CredentialOption extends Row {
  /** Only where the arguments, joined by single spaces, match. */
  readonly when?: RegExp;
  /** As written, with dashes. A long one also takes `--name=VALUE`, a short one `-xVALUE`. */
  readonly options: readonly string[];
  /** `only`: the value must be attached (`mysql -pX`: a separate word is the database). `never`: a short option takes only a separate word. */
  readonly attached?: 'only' | 'never';
  /** For `key=value`: what the argument must look like, of the many that the option takes. */
  readonly key?: RegExp;
  readonly form: CredentialForm;
}

/** A credential that a program takes by position. Words that begin with a dash do not count. */
export interface CredentialOperand extends Row {
  /** The words that choose the sub-command, options between them left out. */
  readonly command: readonly string[];
  /** What the word after them must look like, e.g. the key of a setting. */
  readonly key?: RegExp;
  /** Which word after the sub-command holds the credential, from 0. */
  readonly operand: number;
  readonly form: CredentialForm;
  /** Options that take the next word, which is then no operand. */
  readonly valued?: RegExp;
  /** Only where the arguments, joined by single spaces, match. */
  readonly when?: RegExp;
}

/** A password that a program takes from its standard input. */
export interface PasswordInput extends Row {
  /** Only where the arguments, joined by single spaces, match. */
  readonly arguments?: RegExp;
  /** Finds the password (group `password`, and where there is one the user in the group `user`) in what is written to the program; with the flag `g`. */
  readonly content: RegExp;
  readonly what: string;
}

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
  /** Whether the place lies in the folder of the clone that the command makes. */
  readonly clone?: boolean;
  /** Whether it makes an account in the image with the password that it gets. */
  readonly account?: boolean;
  /** It leaves the secret whether or not an argument shows one (a login, a copied key). */
  readonly always?: boolean;
  /** Options that move the file elsewhere; first match wins. `option` with the group `path`: to what the group says. */
  readonly scopes?: readonly { readonly option: RegExp; readonly file?: string }[];
  /** Variables that move the file elsewhere. */
  readonly moved?: readonly string[];
  /** A later command that takes the secret out again: its name and arguments. */
  readonly revertedBy?: RegExp;
  /** Commands that take it back, so that nothing of it stays in the layer; the first that fits counts. */
  readonly revert?: readonly Revert[];
  /** Removing the file is not enough, because of this. */
  readonly keeps?: string;
  /** `NAME=value` in the environment of the command by which it keeps nothing else. */
  readonly keepsUnless?: string;
}

/** How one form of a writing command is taken back. */
export interface Revert extends Row {
  /** The words of the sub-command, in order; options may stand between. */
  readonly command: readonly string[];
  /** On the arguments, joined by single spaces. */
  readonly arguments?: RegExp;
  /** Options that take the next word. */
  readonly valued?: RegExp;
  /** Options that the command that takes it back must have too. */
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

/** A command that prints a secret which it fetches. */
export interface SecretProducer extends Row {
  /** On the arguments, joined by single spaces. */
  readonly arguments: RegExp;
  /** For people. */
  readonly what: string;
}

/** A settings file whose tools fill in variables of the environment when they read it. */
export interface ExpandedFile {
  readonly path: RegExp;
  /** Canonical names of the tools that read it. */
  readonly programs: readonly string[];
  /** How a variable is written in it. */
  readonly reference: string;
  /** Tools that do not even start where the variable is not set; `image`: only in these base images. */
  readonly strict: readonly { readonly programs: readonly string[]; readonly image?: RegExp; readonly what: string }[];
  /** Tools that read the file without filling in anything. */
  readonly unless?: readonly { readonly name: string; readonly reason: string }[];
  readonly source: string;
}

/** A settings command that stores what it is given as it is, so that it can be given a reference, and the file that it goes into. */
export interface ReferenceStore extends Row {
  readonly arguments: RegExp;
  readonly file: string;
}

/** A config file that may be committed once its secret is a reference to a variable, which the tool expands when it reads the file. */
export interface ConfigVariant {
  readonly kind: 'npmrc' | 'yarnrc' | 'conda' | 'maven' | 'nuget' | 'bun' | 'requirements' | 'pipfile';
  /** Matched on the path of the file. */
  readonly path: RegExp;
  /** How the tool writes a variable; NAME stands for its name. */
  readonly reference: string;
  /** The variable that the tool's users name by habit. */
  readonly variable: string;
  /** Where a secret stands: the group `value` (flags g and d). A value that has a reference in it is no secret. */
  readonly values: readonly RegExp[];
  readonly source: string;
}

/** A settings command whose credential the tool takes from a variable as well, so that it is written nowhere. */
export interface SettingVariable extends Row {
  /** The words of the sub-command, in order; options may stand between. */
  readonly command: readonly string[];
  /** On the setting's name; left out where the sub-command takes nothing but the credential: `wandb login KEY`. */
  readonly setting?: RegExp;
  /** How the name of the variable is made of the setting: `{0}` is the first group of `setting`, each of `replace` applied, in capitals. */
  readonly variable: string;
  readonly replace: readonly (readonly [from: RegExp, to: string])[];
}

/** Commands of a client that need no login, although others of it do. */
export interface OfflineCommands extends Row {
  /** On the arguments, joined by single spaces. */
  readonly arguments: RegExp;
}

/** A program that logs in over ssh by itself or through git: with a key in its default place, or with an agent. */
export interface SshFetch extends Row {
  /** On the arguments, joined by single spaces: when it fetches something. Left out: whatever it does. */
  readonly fetches?: RegExp;
}
