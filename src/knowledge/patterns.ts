import { words } from './words.ts';

/** Arguments with which a program only tells about itself. */
export const VERSION = /^(?:--?version|-v|-V|version|--?help|-h|help)$/;

/** No arguments at all: a program that never does it. */
export const NEVER = /(?!)/;

/** The same, with more behind them. */
export const HELP = /^(?:--?version|-v|-V|--?help|-h|help|version)\b/;

/** Arguments of package managers that install packages. */
export const INSTALL_COMMAND = /(?:^| )(?:install|add|-S|-y)(?: |$)/;

/** Arguments that begin with one of the sub-commands, behind options with and without a value. `more`: the source of a pattern for what else counts as one. */
export function subcommands(list: string, more = '(?!)'): RegExp {
  return new RegExp(String.raw`^(?:-{1,2}[\w:-]+(?:=\S+)?\s+(?:[\w./@:-]+\s+)??)*?(?:${words(list).join('|')}|${more})(?:\s|$)`, 'i');
}
