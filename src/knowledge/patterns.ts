/** Arguments with which a program only tells about itself. */
export const VERSION = /^(?:--?version|-v|-V|version|--?help|-h|help)$/;

/** The same, with more behind them. */
export const HELP = /^(?:--?version|-v|-V|--?help|-h|help|version)\b/;

/** Arguments of package managers that install packages. */
export const INSTALL_COMMAND = /(?:^| )(?:install|add|-S|-y)(?: |$)/;
