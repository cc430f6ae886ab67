/**
 * Files that images ship or that programs of the image need. A fix never removes them as a whole, whatever a RUN writes to them.
 * Sources: https://wiki.alpinelinux.org/wiki/Repositories, https://manpages.debian.org/sources.list.5, https://dnf.readthedocs.io/en/latest/conf_ref.html,
 * https://manpages.debian.org/environment.7, https://www.gnu.org/software/bash/manual/bash.html#Bash-Startup-Files, https://man.openbsd.org/ssh_config.5#FILES
 */
const SHIPPED_FILES =
  /^\/etc\/(?:apk\/(?:repositories|world)|apt\/(?:sources\.list|apt\.conf)|(?:yum|dnf\/dnf)\.conf|environment|(?:bash\.)?bashrc|profile|zsh\/\w+|hosts|hostname|resolv\.conf|passwd|group|shadow|sudoers|fstab|login\.defs|nsswitch\.conf|ld\.so\.conf|ssh\/sshd?_config|ssl\/openssl\.cnf)$|^\/etc\/yum\.repos\.d\/(?:centos|fedora|rocky|almalinux|oracle|redhat|ubi|amzn|epel)[\w.-]*\.repo$|(?:^|\/)\.(?:bashrc|bash_profile|bash_login|profile|zshrc|zprofile|cshrc)$/i;

/**
 * Files of a home or a project that hold nothing but credentials. If a RUN appends to one, the build created it: it holds no content of the base image.
 * Files that may hold other settings too (`.gemrc`, `.condarc`, `/etc/pip.conf`, `auth.conf` of apt) are not listed.
 * Sources: https://everything.curl.dev/usingcurl/netrc, https://git-scm.com/docs/git-credential-store#FILES,
 * https://www.postgresql.org/docs/current/libpq-pgpass.html,
 * https://packaging.python.org/en/latest/specifications/pypirc/, https://docs.npmjs.com/cli/configuring-npm/npmrc#files, https://man.openbsd.org/ssh.1#FILES
 */
const CREDENTIALS_ALONE =
  /^(?:~|\/root|\/home\/[^/]+|\$\{?HOME\}?)\/(?:[._]netrc|\.git-credentials|\.pgpass|\.pypirc|\.npmrc|\.yarnrc\.yml|\.my\.cnf|\.vault-token|\.aws\/credentials|\.gem\/credentials|\.cargo\/credentials(?:\.toml)?|\.docker\/config\.json|\.ssh\/id_\w+|\.sbt\/\.?credentials|\.ivy2\/\.credentials|\.kaggle\/kaggle\.json|\.sentryclirc|\.terraformrc)$/;

/** Whether the image may ship this file or need it. Removing such a file would remove more than a RUN added. */
export function isShippedFile(path: string): boolean {
  return SHIPPED_FILES.test(path);
}

/** Whether this file holds nothing but credentials, so that the first command that appends to it creates it. */
export function holdsCredentialsAlone(path: string): boolean {
  return CREDENTIALS_ALONE.test(path);
}
