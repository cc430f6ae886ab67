/**
 * Text of a command that makes a key for tests: the certificate is for the own machine or for a name that no host can have, or the key is called one. Matched
 * against the arguments, joined by single spaces. Source: https://www.rfc-editor.org/rfc/rfc6761
 */
export const SAYS_TEST_KEY =
  /(?<![\w.-])localhost(?![\w-])|(?<![\w.])127\.0\.0\.1(?!\d)|(?<![\w-])(?:example\.(?:com|org|net|edu)|[\w-]+\.(?:test|local|localhost|localdomain|example|invalid))(?![\w.-])|(?<![A-Za-z]|--)(?:dummy|snake-?oil|insecure|self-?signed|fake|androiddebugkey|debug\.keystore)(?![A-Za-z])/i;
