/**
 * Sourced files that hold settings of the shell or of a tool, not code of the project. Our own list; the folders are those of
 * https://refspecs.linuxfoundation.org/FHS_3.0/fhs/index.html
 */
export const SYSTEM_SOURCES = /^\/(?:etc|usr|opt|root)\/|(?:^|\/)(?:activate|env|nvm\.sh|\.?profile|\.?bashrc)$|^~/;

/** The head of a function of a shell. Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html */
export const SHELL_FUNCTION = /^[ \t]*(?:function[ \t]+)?([\w-]+)[ \t]*\([ \t]*\)/gm;

/**
 * A word that stands for all arguments of a script; and commands that change those arguments. Source:
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html
 */
export const ALL_ARGUMENTS = /^\$(?:[@*]|\{[@*]\})$/;
export const SETS_ARGUMENTS = /^[^#\n]*\b(?:set\s+--|shift\b)/m;

/** The option of Bash with which patterns match without regard to case. Source: https://www.gnu.org/software/bash/manual/bash.html#The-Shopt-Builtin */
export const IGNORES_CASE = 'nocasematch';

/** A shebang line with a known interpreter. Source: https://man7.org/linux/man-pages/man2/execve.2.html */
export const KNOWN_INTERPRETER = /^#!.*\b(?:sh|bash|dash|ash|zsh|ksh|env|python[\d.]*|node|ruby|php|perl|Rscript|make|bin\/\w+)\b/;

/** Scripts that a shell runs although their first line names no interpreter, and that shell. Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html */
export const SCRIPT_FILES = { files: /\.(?:ba)?sh$/, program: 'sh' } as const;
