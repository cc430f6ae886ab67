/** What commands of the shell do that an analysis of a script has to know. Source: https://pubs.opengroup.org/onlinepubs/9799919799/idx/utilities.html */

/** They set variables: `export X=1`. */
export const DECLARES: ReadonlySet<string> = new Set(['export', 'declare', 'typeset', 'local', 'readonly']);

/** They hand variables on to programs as well; `declare` and `typeset` with an option. */
export const EXPORTS: ReadonlySet<string> = new Set(['export', 'declare', 'typeset']);

export const UNSETS = 'unset';

/** Sets a variable to a line of its input. */
export const READS_LINE = 'read';

/** Runs its argument when the script ends. */
export const TRAPS = 'trap';

/** Replaces the shell, so that nothing after it runs. */
export const REPLACES_SHELL = 'exec';

export const ENDS_SHELL = 'exit';

/** Its options hold for the rest of the script: `set -a` exports what is set. */
export const SETS_OPTIONS = 'set';

export const CHANGES_FOLDER: ReadonlySet<string> = new Set(['cd', 'pushd']);

export const TESTS: ReadonlySet<string> = new Set(['[', '[[', 'test']);

/** They do nothing. */
export const IDLE: ReadonlySet<string> = new Set([':', 'true', 'false']);

/** They always end with success: behind `||` they forgive a failure. */
export const SUCCEEDS: ReadonlySet<string> = new Set([':', 'true', 'echo', 'printf']);

/** They run the commands of a file in the same shell. */
export const SOURCES: ReadonlySet<string> = new Set(['.', 'source']);

/** Runs its arguments as a command. */
export const EVALUATES = 'eval';

/** They print the files that their arguments name. Source: https://www.gnu.org/software/coreutils/manual/html_node/Output-of-entire-files.html */
export const PRINTS_FILES: ReadonlySet<string> = new Set(['cat', 'tac', 'nl', 'head', 'tail', 'more', 'less', 'od', 'xxd', 'hexdump', 'strings', 'base64']);

export const MAKES_FOLDER = 'mkdir';

export const LISTS_FILES: ReadonlySet<string> = new Set(['ls']);

/** It makes a name for a path, whether something is there or not: a container may have it later. */
export const LINKS_FILES = 'ln';

/** Run a command with the rights of root. Source: https://www.sudo.ws/docs/man/sudo.man/ */
export const RAISES_RIGHTS: ReadonlySet<string> = new Set(['sudo', 'doas']);

/** Run a command as somebody else, who may not use a socket of this user. */
export const CHANGES_USER: ReadonlySet<string> = new Set([...RAISES_RIGHTS, 'su', 'runuser', 'gosu', 'su-exec', 'setpriv', 'chroot']);

/** Ends a process. */
export const ENDS_PROCESS = 'kill';

/** They write what they are given, a `$` in it included. */
export const KEEPS_TEXT: ReadonlySet<string> = new Set(['echo', 'printf', 'cat', 'sed', 'tee']);

/** They write what they are given in another form. */
export const CONVERTS_TEXT: ReadonlySet<string> = new Set(['base64', 'tr']);

/** Chooses the permissions of files that are made after it. */
export const SETS_MODE: ReadonlySet<string> = new Set(['umask']);

/** They change nothing but the shell, its input and its output, so that they may be repeated; '' only sets variables. */
export const IDEMPOTENT: ReadonlySet<string> = new Set(['', 'export', 'set', 'echo', 'printf', 'cat', ...CONVERTS_TEXT, ...SETS_MODE, ...TESTS, ...IDLE]);

/** Words that say little of a command without the next one, which is never a value: `docker compose build`, `aws s3 cp`. */
export const COMMAND_GROUP =
  /^(?:run|exec|mod|nuget|auth|config|remote|compose|cache|codeartifact|s3|configure|global|tool|workspace|submodule|registry|repo)$/;

/** Commands that say nothing about what a script is there for. */
export const SAYS_LITTLE = /^(?:cd|export|set|echo|printf|mkdir|chmod|chown|cp|ln|rm|sleep|test|\[|:)?$/;
