import { words } from './words.ts';

/** Arguments with which a program only prints its version or help. Source: https://www.gnu.org/prep/standards/html_node/Command_002dLine-Interfaces.html */
export const VERSION = /^(?:--?version|-v|-V|version|--?help|-h|help)$/;

/** Matches nothing: for a program that never does it. Our own pattern. */
export const NEVER = /(?!)/;

/** The same arguments, with others allowed after them. The same source: https://www.gnu.org/prep/standards/html_node/Command_002dLine-Interfaces.html */
export const HELP = /^(?:--?version|-v|-V|--?help|-h|help|version)\b/;

/** Arguments of package managers that install packages. Source: https://manpages.debian.org/apt-get.8 */
export const INSTALL_COMMAND = /(?:^| )(?:install|add|-S|-y)(?: |$)/;

/**
 * Returns a pattern for arguments that begin with one of the space-separated sub-commands; options, with or without a value, may come first. `more`: source of
 * an additional alternative for the sub-command.
 */
export function subcommands(list: string, more = '(?!)'): RegExp {
  return new RegExp(
    String.raw`^(?:-[\w:-]+(?:=\S+)?\s+(?:(?:-(?:[\w:-]*[./@][\w./@:-]*)?|[\w./@:][\w./@:-]*)\s+)??)*?(?:${words(list).join('|')}|${more})(?:\s|$)`,
    'i',
  );
}
