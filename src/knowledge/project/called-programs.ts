/** Code that starts other programs. Sources: https://nodejs.org/api/child_process.html, https://docs.python.org/3/library/subprocess.html, https://ruby.github.io/rake/doc/FileUtils.html */
export const STARTS_PROGRAMS =
  /child_process|\bexeca\b|\bzx\b|\bshelljs\b|cross-spawn|\bBun\.(?:spawn|\$)|Deno\.Command|\bsubprocess\b|\bos\.(?:system|popen)\b|\b(?:session|c|ctx|context)\.run\b|\bsh\.\w+\(|\b(?:sh|system|spawn|exec|popen3?|capture[23]e?)[\s(]|%x[({[]|\b(?:shell_exec|passthru|proc_open)\b|\bnew Process\b|\bexec\.Command|\bCommand::new\b|\bProcessBuilder\b|\bProcess\.Start\b|\bSystem\.cmd\b|\bSystem\.shell\b/;

/**
 * A program that code names where a call, a list or a command starts, with what follows on the line; group 1 is the program. Before it may stand a client that
 * runs programs of packages. Our own pattern, from public repositories.
 */
export const CALLED_PROGRAM =
  /(?:[([=,]\s*|\b(?:sh|system|exec|spawn)\s+|\$|%x)[rf]?["'`({](?:(?:npx|bunx|pnpx|sudo|yarn|pnpm)\s+(?:(?:exec|dlx|-y|--yes|run)\s+)*)?([A-Za-z][\w.+-]*)(?=["'`\s])([^\n]*)/g;

/** Files of code that may start programs. Our own list, from public repositories. */
export const STARTING_CODE = /\.(?:[cm]?[jt]sx?|py|rb|rake|php|go|rs|exs?|pl|kts?|groovy|gradle|cs|java|scala)$|(?:^|\/)Rakefile$/;

/** How code of a language starts other programs. */
export interface ProgramStarts {
  /** Matched against the path of the code. */
  readonly files: RegExp;
  /** Checked first: code without a match starts nothing. */
  readonly mark: RegExp;
  /** Finds the calls up to their opening bracket or quote (flag g). Group `runner`: a function that runs its file with an interpreter. */
  readonly calls: RegExp;
  /** The interpreter that a `runner` runs files with, and expressions that stand for the interpreter of the code itself. */
  readonly interpreter: { readonly program: string; readonly expression: RegExp };
  /** Finds names that the code gives to such functions (first group, flags g and m). */
  readonly aliases?: RegExp;
  /** What stands in the head of a function of the code whose first parameter is NAME (group 1: its name). */
  readonly wrapper?: string;
  /** Finds further arguments that follow a call: `.arg("x")` (first group, flag g). */
  readonly chained?: RegExp;
  /** Set if text in backticks is a command. */
  readonly backticks?: true;
  readonly source: string;
}

/** An example of each stands in test/facts/project/started-programs.test.ts. */
export const PROGRAM_STARTS: readonly ProgramStarts[] = [
  {
    files: /\.[cm]?[jt]sx?$/,
    mark: /child_process|['"](?:execa|zx|shelljs|cross-spawn)['"]|\bBun\.(?:spawn|\$)|\bDeno\.Command/,
    calls:
      /(?:(?<![.\w$])|\b(?:child_?process|cp|proc|shelljs|shell|Bun)\.|child_process['"]\s*\)\s*\.)(?:(?:exec(?:File)?(?:Sync)?|spawn(?:Sync)?|execa(?:Sync|Command(?:Sync)?)?)|(?<runner>fork|execaNode))\s*\(|\bnew Deno\.Command\(|(?<![\w$])\$(?:\([^()]*\))?(?=`)/gi,
    interpreter: { program: 'node', expression: /^process\.execPath$|^process\.argv\[0\]$/ },
    aliases: /(\w+)\s*=\s*(?:util\.)?promisify\(\s*(?:\w+\.)?exec(?:File)?\s*\)/gm,
    wrapper: '(?:function\\s+(\\w+)\\s*\\(\\s*NAME\\b|(\\w+)\\s*=\\s*(?:async\\s*)?(?:function\\s*)?\\(?\\s*NAME\\b[^()=]*\\)?\\s*(?::[^=]*)?=>)',
    source: 'https://nodejs.org/api/child_process.html',
  },
  {
    files: /\.py$/,
    mark: /\bsubprocess\b|\bos\.(?:system|popen)\b|\b(?:session|c|ctx|context)\.run\(/,
    calls: /\bsubprocess\.(?:run|call|check_call|check_output|Popen|getoutput|getstatusoutput)\(|\bos\.(?:system|popen)\(|\b(?:session|c|ctx|context)\.run\(/g,
    interpreter: { program: 'python', expression: /^sys\.executable$/ },
    aliases: /^[ \t]*from subprocess import [^\n]*\b(run|call|check_call|check_output|Popen)\b/gm,
    wrapper: 'def\\s+(\\w+)\\s*\\(\\s*NAME\\b',
    source: 'https://docs.python.org/3/library/subprocess.html',
  },
  {
    files: /\.(?:rb|rake)$|(?:^|\/)Rakefile$/,
    mark: /\b(?:system|exec|spawn|sh|popen3?|capture[23]e?)\b|`|%x/,
    calls: /(?<![.\w:"'])(?:(?:system|exec|spawn|sh)|(?<runner>ruby))\b\s*(?:\(|(?=["'%]))|\bOpen3\.\w+\(|\bIO\.popen\(/g,
    interpreter: { program: 'ruby', expression: /^RbConfig\.ruby$|^Gem\.ruby$/ },
    wrapper: 'def\\s+(\\w+)\\s*\\(?\\s*NAME\\b',
    backticks: true,
    source: 'https://docs.ruby-lang.org/en/master/Kernel.html#method-i-system',
  },
  {
    files: /\.php$/,
    mark: /\b(?:exec|shell_exec|system|passthru|popen|proc_open|Process)\b|`/,
    calls: /(?<![\w>:$])(?:exec|shell_exec|system|passthru|popen|proc_open)\s*\(|\bnew Process\(|\bProcess::(?:run|fromShellCommandline)\(/g,
    interpreter: { program: 'php', expression: /^PHP_BINARY$/ },
    wrapper: 'function\\s+(\\w+)\\s*\\(\\s*(?:\\??\\w+\\s+)?NAME\\b',
    source: 'https://www.php.net/manual/en/ref.exec.php',
  },
  {
    files: /\.go$/,
    mark: /\bexec\.Command/,
    calls: /\bexec\.Command(?:Context)?\((?:\s*(?:[Cc]tx|c|context\.\w+\(\))\s*,)?/g,
    interpreter: { program: '', expression: /^$/ },
    source: 'https://pkg.go.dev/os/exec#Command',
  },
  {
    files: /\.rs$/,
    mark: /\bCommand::new\b/,
    calls: /\bCommand::new\(/g,
    interpreter: { program: '', expression: /^$/ },
    chained: /\.args?\(\s{0,200}(?:&?\[)?([^()]{0,2000})\)/g,
    source: 'https://doc.rust-lang.org/std/process/struct.Command.html',
  },
];

/** An argument of such a call that is no word of the command: options, a function that is called back. Source: https://nodejs.org/api/child_process.html */
export const IS_OPTION = /^[{(]|=>|^(?:async |function\b)|^:?\w+\s*[=:](?!=)|^(?:opts?|options|cb|callback|done|next|nil|null|None|undefined|\w*Options)$/i;

/** Code that speaks of shell scripts, which are those that it may start. Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/sh.html */
export const SPEAKS_OF_SCRIPTS = /\.(?:ba)?sh\b|["'`](?:\/bin\/)?(?:ba)?sh["'`\s]/;

/** Where an option of a call says in which folder the program runs. Source: https://nodejs.org/api/child_process.html, https://docs.python.org/3/library/subprocess.html */
export const STARTED_IN = /\b(?:cwd|chdir)["']?\s*(?::|=>?)\s*["']([\w./-]+)["']/;
