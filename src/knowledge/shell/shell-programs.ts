/**
 * Shells, by the language of their scripts. Names without folder and `.exe`. Sources: https://man7.org/linux/man-pages/man5/shells.5.html,
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_pwsh
 */
export const SHELL_PROGRAMS: Readonly<Record<string, 'posix' | 'other-shell' | 'windows'>> = {
  sh: 'posix',
  bash: 'posix',
  dash: 'posix',
  ash: 'posix',
  zsh: 'other-shell',
  ksh: 'other-shell',
  ksh93: 'other-shell',
  mksh: 'other-shell',
  yash: 'other-shell',
  fish: 'other-shell',
  csh: 'other-shell',
  tcsh: 'other-shell',
  powershell: 'windows',
  pwsh: 'windows',
  cmd: 'windows',
};

/**
 * Shells with the grammar of POSIX or Bash, so that our parser can read their scripts. Source:
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/sh.html
 */
export const POSIX_LIKE_SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'ash', 'zsh', 'ksh', 'ksh93', 'mksh', 'yash']);

/**
 * Shells with another grammar, whose scripts look the same as far as single commands and redirects go. Source:
 * https://fishshell.com/docs/current/fish_for_bash_users.html
 */
export const OTHER_SHELLS: ReadonlySet<string> = new Set(['fish', 'csh', 'tcsh']);

/**
 * How such a shell sets a variable: `set -g NAME VALUE`, `set NAME = VALUE`, `setenv NAME VALUE`. Sources: https://fishshell.com/docs/current/cmds/set.html,
 * https://man7.org/linux/man-pages/man1/tcsh.1.html
 */
export const OTHER_ASSIGNMENT =
  /(?<before>^|[;&|\n]|\b(?:and|or|not|begin|then|else|do)[ \t])(?<space>[ \t]*)(?:set|setenv|@)(?:[ \t]+-{1,2}[\w-]{1,20}){0,9}[ \t]+(?<name>[A-Za-z_]\w*)(?:[ \t]*=[ \t]*|[ \t]+)(?<value>[^;&|\n]+)/g;

/** Programs that run the commands which a pipe brings: shells, and `su`, which starts one. Source: https://man7.org/linux/man-pages/man1/su.1.html */
export const RUNS_INPUT: ReadonlySet<string> = new Set([...POSIX_LIKE_SHELLS, 'su']);

/**
 * Programs that are no shell and give the word behind `-c` to one. Sources: https://man7.org/linux/man-pages/man1/su.1.html,
 * https://man7.org/linux/man-pages/man1/script.1.html, https://man7.org/linux/man-pages/man1/flock.1.html, https://man7.org/linux/man-pages/man1/sg.1.html
 */
export const RUNS_ARGUMENT: ReadonlySet<string> = new Set(['su', 'runuser', 'script', 'flock', 'sg']);

/**
 * Programs that read a script in their own language from standard input: `python3 <<EOF`. Without the version at the end: `python3.12`. Sources:
 * https://docs.python.org/3/using/cmdline.html, https://nodejs.org/api/cli.html#-, https://perldoc.perl.org/perlrun,
 * https://www.php.net/manual/en/features.commandline.usage.php, https://www.postgresql.org/docs/current/app-psql.html
 */
export const SCRIPT_PROGRAMS: ReadonlySet<string> = new Set([
  'python',
  'pypy',
  'perl',
  'ruby',
  'node',
  'nodejs',
  'deno',
  'php',
  'lua',
  'awk',
  'gawk',
  'R',
  'Rscript',
  'julia',
  'bun',
  'elixir',
  'groovy',
  'psql',
  'mysql',
  'sqlite',
  'jshell',
]);

/** Images whose containers run Windows. https://learn.microsoft.com/virtualization/windowscontainers/manage-containers/container-base-images */
export const WINDOWS_IMAGE = /windows|nanoserver|servercore/i;

/** Images that exist for Linux only: their escape directive says nothing about the shell. Source: https://github.com/docker-library/official-images */
export const LINUX_IMAGE =
  /^(?:docker\.io\/)?(?:library\/)?(?:alpine|debian|ubuntu|busybox|scratch|fedora|centos|rockylinux|almalinux|amazonlinux|archlinux|node)(?:[:@]|$)|[:-](?:alpine|slim|bullseye|bookworm|trixie|buster|jammy|noble|focal)/i;
