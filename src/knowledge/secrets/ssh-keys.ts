/** The key that ssh looks for by itself. Source: https://man.openbsd.org/ssh_config.5#IdentityFile */
export const DEFAULT_KEY = /\/\.ssh\/id_(?:rsa|dsa|ecdsa|ed25519)$/;

/**
 * Words of an ssh configuration, or of its command line, that decide which keys of an agent count.
 * Source: https://man.openbsd.org/ssh_config.5#IdentitiesOnly
 */
export const NARROWS_AGENT = /\b(?:IdentitiesOnly|IdentityAgent)\b/i;
