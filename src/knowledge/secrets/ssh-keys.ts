/** The default key files of ssh. Source: https://man.openbsd.org/ssh_config.5#IdentityFile */
export const DEFAULT_KEY = /\/\.ssh\/id_(?:rsa|dsa|ecdsa|ed25519)$/;

/**
 * Settings of ssh, in its configuration or command line, that limit which keys of an agent it uses.
 * Source: https://man.openbsd.org/ssh_config.5#IdentitiesOnly
 */
export const NARROWS_AGENT = /\b(?:IdentitiesOnly|IdentityAgent)\b/i;
