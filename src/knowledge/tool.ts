import type { Row } from './row.ts';
import type { CredentialFileUse, PublicKeyUse } from './tool-credential-files.ts';
import type { KeyAgent, KeyGenerator } from './tool-keys.ts';
import type { CredentialPlaces, LoginCommands, OwnVariables } from './tool-logins.ts';
import type { CommandOutput, FileArguments } from './tool-output.ts';
import type { NarrowReads, OwnReads, PackageInstall, PreparedCommands, ProjectScripts, ProjectUse } from './tool-project.ts';
import type { CredentialWriter } from './tool-writes.ts';

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
  /** Credential files whose path it is told. */
  readonly credentialFiles?: readonly CredentialFileUse[];
  readonly publicKeys?: readonly PublicKeyUse[];
  readonly writes?: readonly CredentialWriter[];
  readonly prints?: readonly SecretProducer[];
  readonly generates?: readonly KeyGenerator[];
  readonly agent?: KeyAgent;
  readonly output?: readonly CommandOutput[];
  readonly fileArguments?: readonly FileArguments[];
  readonly expands?: readonly ExpandedFile[];
  readonly stores?: readonly ReferenceStore[];
  readonly references?: readonly ConfigVariant[];
  readonly settings?: readonly SettingVariable[];
  readonly optionVariables?: readonly OptionVariable[];
  readonly offline?: readonly OfflineCommands[];
  readonly overSsh?: readonly SshFetch[];
  /** Many programs ask for its login. */
  readonly sharedLogin?: true;
  /** As people call it, where that is not its name. */
  readonly title?: string;
  readonly logins?: readonly LoginCommands[];
  readonly ownVariables?: readonly OwnVariables[];
  /** Cards whose credentials it uses, beside those whose files it reads. */
  readonly usesLoginOf?: readonly FilesOf[];
  /** Cards whose commands log in with its credential: it serves their packages. */
  readonly servesLoginOf?: readonly string[];
  readonly places?: readonly CredentialPlaces[];
  readonly installs?: readonly PackageInstall[];
  readonly projectScripts?: readonly ProjectScripts[];
  /** What of a project its commands run, or fill variables in. */
  readonly project?: readonly ProjectUse[];
  /** Which variables it reads without a file that names them. A program without a row reads all of its variables so. */
  readonly prepared?: readonly PreparedCommands[];
  readonly readsByItself?: readonly OwnReads[];
  /** Of the variables that its programs read: those that only some of their commands do. */
  readonly narrowReads?: readonly NarrowReads[];
  /** Files named like a credential file, in which it keeps settings of the project: their kind in secret-files.ts. */
  readonly settingsFiles?: readonly { readonly kind: string; readonly source: string }[];
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
  /** Whether its input becomes the last arguments of the command. */
  readonly appendsInput?: true;
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
  readonly readsNothing?: RegExp;
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
  /** Whether nobody but the programs of its tool uses it: what a client of packages runs while it installs them does not. */
  readonly ownOnly?: true;
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
  /** It opens only what the image itself makes or unpacks: a database in it, a new key, an archive. A weak one is then told as a default password. */
  readonly ofImage?: true;
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
  /** Tools that do not even start where the variable is not set; `image`: only in these base images, of those that `tells` which version they have. */
  readonly strict: readonly { readonly programs: readonly string[]; readonly image?: RegExp; readonly tells?: RegExp; readonly what: string }[];
  /** Commands that write the whole file anew, with the values in place of the references; `image`: only in these base images. */
  readonly filled?: readonly { readonly programs: readonly string[]; readonly arguments: RegExp; readonly image?: RegExp; readonly source: string }[];
  /** Tools that read the file without filling in anything. */
  readonly unless?: readonly { readonly name: string; readonly reason: string }[];
  /** Whether the tools give what the file holds to all that they run: in a container it is what an ENV is. */
  readonly isEnvironment?: true;
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

/** A settings command whose login the tool takes from a variable as well, while the rest of the command stays. */
export interface OptionVariable extends Row {
  /** The words of the sub-command, in order. */
  readonly command: readonly string[];
  /** The option whose value names the setting. */
  readonly name: readonly string[];
  /** The options that hold the login, by the name that `text` gives them. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** Options that mean nothing without the login. */
  readonly without: readonly string[];
  /** The variable; `{name}` is the name of the setting. */
  readonly variable: string;
  /** Its text; each `{key}` is one of `values`. */
  readonly text: string;
  /** Where its readers look for the setting. */
  readonly file: string;
}
