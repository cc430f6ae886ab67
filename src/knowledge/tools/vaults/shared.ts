/** Variables that clients of secret stores read. */
export const VAULT_VARIABLES = /(?:VAULT|CONSUL|NOMAD|DOPPLER|INFISICAL|OP|BW|AKEYLESS|SECRETHUB)_\w+/i;

/** Sub-commands that print secrets. */
export const SHOWS_SECRETS = /\bsecrets (?:download|get)\b|^export\b|^read\b|^secrets\b|(?:-d|--decrypt)\b|^access\b|^inject\b/;
