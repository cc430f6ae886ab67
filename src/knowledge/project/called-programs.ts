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
