/** Shell builtins and standard commands that script analysis needs to know. Source: https://pubs.opengroup.org/onlinepubs/9799919799/idx/utilities.html */

/** Commands that assign variables: `export X=1`. */
export const DECLARES: ReadonlySet<string> = new Set(['export', 'declare', 'typeset', 'local', 'readonly']);

/** Commands that also export the variables to programs; `declare` and `typeset` do so with an option. */
export const EXPORTS: ReadonlySet<string> = new Set(['export', 'declare', 'typeset']);

/** Commands whose arguments set variables: `local a=1`. Source: https://www.gnu.org/software/bash/manual/bash.html#Bash-Builtins */
export const SETS_VARIABLES: ReadonlySet<string> = new Set([...EXPORTS, 'local', 'readonly']);

export const UNSETS = 'unset';

/** Makes programs see a variable, whether they saw it before or not. */
export const EXPORT = 'export';

/** Change the shell alone, and no variable. */
export const SETS_SHELL: ReadonlySet<string> = new Set(['set', 'umask']);

/** Drops the first parameters of a script or function, so that `$1` is another one. */
export const DROPS_PARAMETERS = 'shift';

/** Commands that set the variables of their arguments to their input. */
export const READS_INPUT: ReadonlySet<string> = new Set(['read', 'mapfile', 'readarray']);

/** With `-v NAME`, sets the variable to what it would print. Source: https://www.gnu.org/software/bash/manual/bash.html#index-printf */
export const PRINTS_FORMAT = 'printf';

/** The option of `declare` and its like with which the variable stands for another: https://www.gnu.org/software/bash/manual/bash.html#Shell-Parameters */
export const NAMES_ANOTHER = /^-[A-Za-z]*n/;

/** The files that hold the environment of a process. Source: https://man7.org/linux/man-pages/man5/proc_pid_environ.5.html */
export const ENVIRONMENT_FILE = /^\/proc\/(?:self|thread-self|\d+|\$+\w*)\/environ$/;

/** Runs its argument when the script ends. */
export const TRAPS = 'trap';

/** Replaces the shell, so that no later command runs. */
export const REPLACES_SHELL = 'exec';

export const ENDS_SHELL = 'exit';

/** Sets options for the rest of the script, as `set -a`, which exports every variable assigned after it, or its parameters: `set -- a b`. */
export const SETS_OPTIONS = 'set';

/** Its options that export what is set or defined later, functions as well. Source: https://www.gnu.org/software/bash/manual/bash.html#The-Set-Builtin */
export const EXPORTS_ALL = /^-[A-Za-z]*a|^allexport$/;

/** Moves the parameters of a script or function. Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#shift */
export const SHIFTS = 'shift';

export const CHANGES_FOLDER: ReadonlySet<string> = new Set(['cd', 'pushd']);

/** The name of the command that tests are other spellings of. Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/test.html */
export const TEST = 'test';

export const TESTS: ReadonlySet<string> = new Set(['[', '[[', TEST]);

/** Commands without any effect. */
export const IDLE: ReadonlySet<string> = new Set([':', 'true', 'false']);

/** Commands that always succeed: after `||` they hide a failure. */
export const SUCCEEDS: ReadonlySet<string> = new Set([':', 'true', 'echo', 'printf']);

/** Commands that run the commands of a file in the same shell. */
export const SOURCES: ReadonlySet<string> = new Set(['.', 'source']);

/** Runs its arguments as a command. */
export const EVALUATES = 'eval';

/** Commands that print the files named by their arguments. Source: https://www.gnu.org/software/coreutils/manual/html_node/Output-of-entire-files.html */
export const PRINTS_FILES: ReadonlySet<string> = new Set(['cat', 'tac', 'nl', 'head', 'tail', 'more', 'less', 'od', 'xxd', 'hexdump', 'strings', 'base64']);

export const MAKES_FOLDER = 'mkdir';

export const LISTS_FILES: ReadonlySet<string> = new Set(['ls']);

/** Creates a link to a path that need not exist yet: it may exist only in the container. */
export const LINKS_FILES = 'ln';

/** Commands that run another command as root. Source: https://www.sudo.ws/docs/man/sudo.man/ */
export const RAISES_RIGHTS: ReadonlySet<string> = new Set(['sudo', 'doas']);

/** Commands that run another command as a different user, who may have no access to a socket of this user. */
export const CHANGES_USER: ReadonlySet<string> = new Set([...RAISES_RIGHTS, 'su', 'runuser', 'gosu', 'su-exec', 'setpriv', 'chroot']);

/** Ends a process. */
export const ENDS_PROCESS = 'kill';

/** Commands that write their input or arguments unchanged, including any `$`. */
export const KEEPS_TEXT: ReadonlySet<string> = new Set(['echo', 'printf', 'cat', 'sed', 'tee']);

/** Commands that write their input in another form. */
export const CONVERTS_TEXT: ReadonlySet<string> = new Set(['base64', 'tr']);

/** Sets the permissions of files created after it. */
export const SETS_MODE: ReadonlySet<string> = new Set(['umask']);

/** Idempotent commands: they change only the state, input and output of the shell. '' stands for assignments without a command. */
export const IDEMPOTENT: ReadonlySet<string> = new Set(['', 'export', 'set', 'echo', 'printf', 'cat', ...CONVERTS_TEXT, ...SETS_MODE, ...TESTS, ...IDLE]);

/** Commands that make a file without giving it content: `touch F`, `: > F`. https://pubs.opengroup.org/onlinepubs/9799919799/utilities/touch.html */
export const MAKES_EMPTY: ReadonlySet<string> = new Set(['', 'touch', 'truncate', 'mkdir', ':', 'true']);

/** Sub-command words that need the next word to identify a command; that next word is never a value: `docker compose build`, `aws s3 cp`. */
export const COMMAND_GROUP =
  /^(?:run|exec|mod|nuget|auth|config|remote|compose|cache|codeartifact|s3|configure|global|tool|workspace|submodule|registry|repo)$/;

/** Commands that say nothing about the purpose of a script. */
export const SAYS_LITTLE = /^(?:cd|export|set|echo|printf|mkdir|chmod|chown|cp|ln|rm|sleep|test|\[|:)?$/;
