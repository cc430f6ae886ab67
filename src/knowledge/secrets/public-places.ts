/**
 * Files that hold public keys and certificates alone: what is written there is nobody's secret.
 * Sources: https://man.openbsd.org/sshd.8#AUTHORIZED_KEYS_FILE_FORMAT, https://man.openbsd.org/ssh-keygen.1#ALLOWED_SIGNERS, https://manpages.debian.org/update-ca-certificates.8
 */
export const PUBLIC_PLACE =
  /(?:^|[/.])(?:authorized_(?:principals|keys2?)|known_hosts2?|allowed_signers|ssh_known_hosts)(?:\.d\/[\w.-]+)?["']?$|^\/etc\/ssh\/authorized[_-]keys\/|\.(?:pub|crt|cer)["']?$|^\/(?:usr\/(?:local\/)?share\/ca-certificates|etc\/pki\/ca-trust)\//;

/** Words of a name whose owner says that it is the private half, whatever is done with it. */
export const SAYS_PRIVATE = /PRIV|PRV|PVT|SECRET|PASS|TOKEN|CRED/i;
