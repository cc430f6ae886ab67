/**
 * Files that hold only public keys and certificates. A value written to one of them is no secret.
 * Sources: https://man.openbsd.org/sshd.8#AUTHORIZED_KEYS_FILE_FORMAT, https://man.openbsd.org/ssh-keygen.1#ALLOWED_SIGNERS,
 * https://manpages.debian.org/update-ca-certificates.8, https://manpages.debian.org/bookworm/apt/sources.list.5.en.html#OPTIONS (Signed-By),
 * https://man.archlinux.org/man/apk-keys.5, https://learn.microsoft.com/windows-server/administration/openssh/openssh_keymanagement
 */
export const PUBLIC_PLACE =
  /(?:^|[/.])(?:(?:administrators_)?authorized_(?:principals|keys2?)|known_hosts2?|allowed_signers|ssh_known_hosts)(?:\.d\/[\w.-]+)?["']?$|^\/etc\/ssh\/authorized[_-]keys\/|\.(?:pub|crt|cer)["']?$|^\/(?:usr\/(?:local\/)?share\/ca-certificates|usr\/share\/keyrings|etc\/(?:pki\/(?:ca-trust|rpm-gpg)|apt\/(?:keyrings|trusted\.gpg\.d)|apk\/keys))\//;

/** Words of a variable name that say its value is private, wherever it is written. Our own list, from public repositories. */
export const SAYS_PRIVATE = /PRIV|PRV|PVT|SECRET|PASS|TOKEN|CRED/i;
