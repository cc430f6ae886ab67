import type { Row } from './row.ts';
import type { CompilingCommands, EnvironmentDump, FileRunner, KeptSettings, MadeProgram, PruningCommands, ServingCommands, TaskRunner } from './tool-builds.ts';
import type { CredentialFileUse, PublicKeyUse } from './tool-credential-files.ts';
import type { KeyAgent, KeyGenerator } from './tool-keys.ts';
import type { CredentialFolder, CredentialPlaces, LoginCommands, OwnVariables, SshFetch } from './tool-logins.ts';
import type { CommandLog, CommandOutput, FileArguments } from './tool-output.ts';
import type { NarrowReads, OwnReads, PackageInstall, PreparedCommands, ProjectScripts, ProjectUse, RepositoryLock } from './tool-project.ts';
import type { CredentialWriter, OptionVariable } from './tool-writes.ts';

/**
 * Everything that dockerlint knows about one tool, or about a family of programs that behave alike. Every fact names its source.
 * A program belongs to exactly one card. A row without `programs` holds for all programs of its card. If several rows match a command, the first one counts.
 * Examples of every row stand beside the card, in `<name>.md`.
 */
export interface Tool {
  readonly name: string;
  /** The best page of the tool's manual to start with. */
  readonly docs: string;
  /** Canonical names: the last part of the path, without version and extension. */
  readonly programs: readonly string[];
  readonly spellings?: readonly Spelling[];
  readonly wraps?: readonly Wrapper[];
  /** The variables that it reads, and the foreign code that it runs. */
  readonly environment?: readonly EnvironmentReads[];
  /** Uses in which it runs no foreign code and reads no variable with a secret. */
  readonly inert?: readonly InertUse[];
  /** Credential files that it finds by itself. */
  readonly files?: readonly ConfigFile[];
  /** Cards whose credential files it also reads: pip runs git, which reads git's settings. */
  readonly readsFilesOf?: readonly FilesOf[];
  readonly options?: readonly CredentialOption[];
  readonly operands?: readonly CredentialOperand[];
  readonly input?: readonly PasswordInput[];
  /** Credential files whose path it is given. */
  readonly credentialFiles?: readonly CredentialFileUse[];
  readonly publicKeys?: readonly PublicKeyUse[];
  readonly writes?: readonly CredentialWriter[];
  readonly prints?: readonly SecretProducer[];
  readonly generates?: readonly KeyGenerator[];
  readonly agent?: KeyAgent;
  readonly output?: readonly CommandOutput[];
  readonly fileArguments?: readonly FileArguments[];
  readonly logs?: readonly CommandLog[];
  readonly expands?: readonly ExpandedFile[];
  readonly stores?: readonly ReferenceStore[];
  readonly references?: readonly ConfigVariant[];
  readonly settings?: readonly SettingVariable[];
  readonly optionVariables?: readonly OptionVariable[];
  readonly offline?: readonly OfflineCommands[];
  readonly overSsh?: readonly SshFetch[];
  /** Set if many programs use its login. */
  readonly sharedLogin?: true;
  /** Set if its login is for services in use, so that containers need it as well, and not only for what a build fetches. */
  readonly forServices?: true;
  /** Its name for people, if that differs from `name`. */
  readonly title?: string;
  readonly logins?: readonly LoginCommands[];
  readonly ownVariables?: readonly OwnVariables[];
  /** Cards whose credentials it uses, in addition to those of `readsFilesOf`. */
  readonly usesLoginOf?: readonly FilesOf[];
  /** Cards whose commands log in with its credential, because it serves their packages. */
  readonly servesLoginOf?: readonly string[];
  readonly places?: readonly CredentialPlaces[];
  readonly credentialFolders?: readonly CredentialFolder[];
  readonly installs?: readonly PackageInstall[];
  readonly projectScripts?: readonly ProjectScripts[];
  /** Project files that its commands execute, or in which they expand variables. */
  readonly project?: readonly ProjectUse[];
  /** Commands that need no login after another command has fetched everything. */
  readonly prepared?: readonly PreparedCommands[];
  readonly repositoryLocks?: readonly RepositoryLock[];
  readonly compiles?: readonly CompilingCommands[];
  readonly runsMade?: readonly MadeProgram[];
  readonly dumps?: readonly EnvironmentDump[];
  /** Programs that run a program of a package by its name. */
  readonly runsPackages?: readonly Row[];
  readonly runsAs?: readonly FileRunner[];
  readonly serves?: readonly ServingCommands[];
  readonly prunes?: readonly PruningCommands[];
  readonly keepsSettings?: readonly KeptSettings[];
  readonly tasks?: readonly TaskRunner[];
  readonly readsByItself?: readonly OwnReads[];
  /** Variables that only some commands of its programs read. */
  readonly narrowReads?: readonly NarrowReads[];
  /** Project settings in files with the name of a credential file: the kind of such a file, as in secret-files.ts. */
  readonly settingsFiles?: readonly { readonly kind: string; readonly source: string }[];
}

/** Another spelling of a program, matched against the last part of its path. */
export interface Spelling {
  /** Every word that `pattern` matches starts with this. Checked first, because compiling the RegExp is slow. */
  readonly starts: string;
  readonly pattern: RegExp;
  /** The canonical name. */
  readonly name: string;
}

/** A wrapper: a program that runs the command in its arguments. */
export interface Wrapper {
  readonly programs: readonly string[];
  /** Options that take the next word as their value. */
  readonly valued?: RegExp;
  /** Number of operands before the command: the user of `gosu`, the time of `timeout`. */
  readonly operands: number;
  /** Whether `NAME=value` words may stand before the command. */
  readonly assignments?: boolean;
  /** Set if its input is appended to the arguments of the command. */
  readonly appendsInput?: true;
  /** Words that must come first: `bundle exec`, `python -m`. */
  readonly after?: readonly string[];
  /** Set if only a command of this canonical name is another program: `php composer.phar`, not `php x.php`. */
  readonly inner?: RegExp;
  /** Sub-commands that run no other program: `corepack enable`. */
  readonly own?: RegExp;
  /** Options with which it only prints information about the command: `command -v npm`. */
  readonly asks?: RegExp;
  readonly source: string;
}

/** The variables that a program reads, and whether it runs code that we cannot see. */
export interface EnvironmentReads extends Row {
  /** Names of the variables that it reads, full match ignoring case; omitted if it reads none itself. */
  readonly variables?: RegExp;
  /** How it reads them, shown to people; `%s` is a placeholder for the variable. Required with `variables`. */
  readonly how?: string;
  /** The foreign code that it runs, shown to people; omitted if it runs only its own code. */
  readonly runs?: string;
  /** Matched against the arguments, joined by single spaces: calls that run no foreign code (but may read its variables). */
  readonly plain?: RegExp;
  /** Arguments with which it reads no variable at all. */
  readonly readsNothing?: RegExp;
}

/** A use of a program that neither reads secrets from its environment nor runs code that may do so. */
export interface InertUse extends Row {
  /** Description of the program, shown to people. */
  readonly what: string;
  /**
   * How certain that is. `always`: tools of the system and of POSIX; a fix may take the secret out of their environment. `by-manual`: the manual names no such
   * variable, but settings, plugins, hooks or a pipe may make the program read one; a fix leaves the secret in its environment.
   */
  readonly certainty: 'always' | 'by-manual';
  /** Matched against the arguments, joined by single spaces: calls that run another program. */
  readonly unless?: RegExp;
}

/** A credential file that programs find by themselves. With `programs`, only those programs do. */
export interface ConfigFile extends Row {
  /** Its name, shown to people. */
  readonly kind: string;
  /** Matched against the absolute path, with `/` between its parts. */
  readonly path: RegExp;
  /** Where a program looks for it: below the home, in the working directory or its parents, or at a fixed absolute path. */
  readonly where: 'home' | 'project' | 'fixed';
  /** Set if only the programs of its tool use the file, but no program that a package client runs during an install. */
  readonly ownOnly?: true;
  /** Set if no library reads the file, except those of libraries.ts: other code that uses it runs a program that looks for it. */
  readonly programOnly?: true;
  /** With `programOnly`: what code or a library has in its text or name that may use the file through a library. */
  readonly mentions?: RegExp;
  /** The same: what a Dockerfile or settings mention that make clients of other tools use the file: a login helper, a plugin. */
  readonly helpers?: RegExp;
}

/** A card whose credential files are used too. */
export interface FilesOf {
  readonly tool: string;
  readonly programs?: readonly string[];
  /** Set if only a library looks for them, in the code that the program runs. */
  readonly byLibrary?: true;
}

/** Position of the secret in an argument. */
export type CredentialForm =
  | 'value' /** all of it */
  | 'user:value' /** after the first colon; nothing without one */
  | 'user%value' /** after the first percent sign */
  | 'user,value' /** after the first comma */
  | 'user/value' /** after the first slash, up to an `@` */
  | 'pass:value' /** after `pass:`, as openssl has it */
  | 'key=value' /** after the first `=` */
  | 'fields' /** in a field of a form or of JSON: `password=…`, `"token": "…"` */
  | 'text'; /** wherever a pattern of credential-texts.ts finds it */

/** An option that takes a credential. */
export interface CredentialOption extends Row {
  /** Applies only if this matches the arguments, joined by single spaces. */
  readonly when?: RegExp;
  /** The option as written, with dashes. A long option also accepts `--name=VALUE`, a short one `-xVALUE`. */
  readonly options: readonly string[];
  /** `only`: the value must be attached (`mysql -pX`: a separate word is the database). `never`: a short option takes only a separate word. */
  readonly attached?: 'only' | 'never';
  /**
   * Set if the credential opens only things that the image itself creates or unpacks: its own database, a new key, an archive. A weak value is then reported as
   * a default password.
   */
  readonly ofImage?: true;
  /** For `key=value`: the key that the argument must have, if the option also takes others. */
  readonly key?: RegExp;
  readonly form: CredentialForm;
}

/** A credential given by position. Words that start with a dash do not count. */
export interface CredentialOperand extends Row {
  /** The words of the sub-command, without the options between them. */
  readonly command: readonly string[];
  /** A pattern for the word after them, e.g. the key of a setting. */
  readonly key?: RegExp;
  /** Index, from 0, of the word after the sub-command that holds the credential. */
  readonly operand: number;
  /** As of CredentialOption. */
  readonly ofImage?: true;
  readonly form: CredentialForm;
  /** Options that take the next word, which is then no operand. */
  readonly valued?: RegExp;
  /** Applies only if this matches the arguments, joined by single spaces. */
  readonly when?: RegExp;
}

/** A password that a program takes from its standard input. */
export interface PasswordInput extends Row {
  /** Applies only if this matches the arguments, joined by single spaces. */
  readonly arguments?: RegExp;
  /** Finds the password (group `password`) and, if there is one, the user (group `user`) in the input of the program; flag `g`. */
  readonly content: RegExp;
  readonly what: string;
  /** Set if the input is a list of settings, of which only some are passwords. */
  readonly inSettings?: true;
}

/** A command that fetches a secret and prints it. */
export interface SecretProducer extends Row {
  /** Matched against the arguments, joined by single spaces. */
  readonly arguments: RegExp;
  /** Name of the secret, shown to people. */
  readonly what: string;
}

/** A settings file in which its tools expand environment variables. */
export interface ExpandedFile {
  readonly path: RegExp;
  /** Canonical names of the tools that read it. */
  readonly programs: readonly string[];
  /** How the file refers to a variable; NAME is a placeholder. */
  readonly reference: string;
  /** Tools that fail if the variable is not set. `image`: base images with a version that fails. `tells`: base images whose version is known either way. */
  readonly strict: readonly { readonly programs: readonly string[]; readonly image?: RegExp; readonly tells?: RegExp; readonly what: string }[];
  /** Commands that rewrite the whole file with the values in place of the references. `image`: only in these base images. */
  readonly filled?: readonly { readonly programs: readonly string[]; readonly arguments: RegExp; readonly image?: RegExp; readonly source: string }[];
  /** Tools that read the file without expanding variables. */
  readonly unless?: readonly { readonly name: string; readonly reason: string }[];
  /** Set if the tools pass the values of the file to every program that they run: in a container, it then has the effect of an ENV. */
  readonly isEnvironment?: true;
  readonly source: string;
}

/** A settings command that stores its value unchanged, so that the value may be a reference to a variable; and the file that it writes. */
export interface ReferenceStore extends Row {
  readonly arguments: RegExp;
  readonly file: string;
}

/** A config file that may be committed if it refers to a variable in place of the secret. The tool expands the variable when it reads the file. */
export interface ConfigVariant {
  readonly kind: 'npmrc' | 'yarnrc' | 'conda' | 'maven' | 'nuget' | 'bun' | 'requirements' | 'pipfile';
  /** Matched against the path of the file. */
  readonly path: RegExp;
  /** How the file refers to a variable; NAME is a placeholder for its name. */
  readonly reference: string;
  /** The usual name of the variable. */
  readonly variable: string;
  /** Finds the secrets: the group `value` (flags g and d). A value that contains a reference is no secret. */
  readonly values: readonly RegExp[];
  readonly source: string;
}

/** A settings command whose credential the tool also accepts as a variable, so that nothing has to be stored. */
export interface SettingVariable extends Row {
  /** The words of the sub-command, in order; options may stand between. */
  readonly command: readonly string[];
  /** Matched against the name of the setting; omitted if the credential is the only operand: `wandb login KEY`. */
  readonly setting?: RegExp;
  /** Template for the name of the variable: `{0}` is the first group of `setting`, in capitals and with each of `replace` applied. */
  readonly variable: string;
  readonly replace: readonly (readonly [from: RegExp, to: string])[];
}

/** Commands of a client that need no login, although its other commands do. */
export interface OfflineCommands extends Row {
  /** Matched against the arguments, joined by single spaces. */
  readonly arguments: RegExp;
}
