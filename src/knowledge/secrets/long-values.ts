/**
 * Variables and files with values of several lines: private keys and certificates (PEM, https://www.rfc-editor.org/rfc/rfc7468), service accounts,
 * and whole settings files. Our own list, from names in public Dockerfiles.
 */
const LONG_NAMES =
  /(?:^|_)(?:(?:SSH|RSA|DSA|ECDSA|ED25519|PRIVATE|PRIV|DEPLOY|SIGNING|SIGN|GPG|PGP|TLS|SSL|CA|HOST|GIT|GITHUB|GITLAB|BITBUCKET)_?(?:PRIVATE_?|PRIV_?|DEPLOY_?|SSH_?)*KEY|ID_(?:RSA|DSA|ECDSA|ED25519)|CERT|CERTS|CERTIFICATE|PEM|KEYFILE|JSON|KUBE_?CONFIG|CREDENTIALS|SERVICE_?ACCOUNT|NETRC|NPMRC|PYPIRC|PIP_CONF|SETTINGS_XML|DOTENV|ENV_FILE|AUTH_JSON)(?:_(?:PEM|DATA|CONTENTS?|TEXT|VALUE|JSON|\d+))*$/i;

/** Encoded values, which always have one line. */
const ENCODED = /(?:B64|BASE64|ENC|ENCODED|HEX)$/i;

/** Whether a variable of this name may hold several lines. */
export function mayBeLong(name: string): boolean {
  return LONG_NAMES.test(name) && !ENCODED.test(name);
}

/** Files that hold such a value; any text written to one may have several lines. Our own list, of the files in secret-files.ts, where each has its source. */
export const LONG_FILES =
  /(?:^|\/)(?:id_(?:rsa|dsa|ecdsa|ed25519)|[^/]*\.(?:pem|key|crt|cer|p8|ppk|asc|gpg|json|xml|ya?ml|toml)|kubeconfig|\.?netrc|\.npmrc|\.pypirc|pip\.conf|\.env|\.kube\/config)$/i;
