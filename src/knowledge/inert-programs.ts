import { words } from './words.ts';
/** Programs that read no secret from their environment unless their arguments name it. */
export interface InertPrograms {
  /** Canonical names, see program-names.ts. */
  readonly programs: readonly string[];
  /** What they are, for people: "a package manager of the distribution". */
  readonly what: string;
  /** Arguments, joined by single spaces, with which they run something else after all. */
  readonly unless?: RegExp;
  /**
   * How far that holds. `always`: tools of the system and of POSIX, a RUN of which can lose the secret. `by-manual`: their manuals name no such variable,
   * but settings, plugins, hooks or a pipe can make them read one: where they had the secret in their environment they keep it.
   */
  readonly holds: 'always' | 'by-manual';
  readonly source: string;
}

export const INERT_PROGRAMS: readonly InertPrograms[] = [
  {
    // Their hooks and package scripts run as root with the environment, but belong to the distribution and know nothing of a project's variables.
    programs: words(`
      apt-get apt aptitude apt-cache apt-mark apt-key apt-config add-apt-repository apt-add-repository dpkg dpkg-reconfigure dpkg-query dpkg-divert
      dpkg-deb debconf-set-selections deb-systemd-helper apk yum yum-config-manager dnf microdnf tdnf rpm rpmkeys zypper pacman pacman-key emerge
      xbps-install swupd opkg urpmi installpkg install_packages uninstall_packages apt-install apk-install clean-install dpkg-architecture
      dpkg-buildflags mk-build-deps alien xx-apt xx-apt-get xx-apk xx-info xx-verify snap tlmgr
    `),
    what: 'a package manager of the distribution',
    holds: 'always',
    source: 'https://manpages.debian.org/apt-get.8',
  },
  {
    programs: words(`
      useradd userdel usermod groupadd groupmod groupdel adduser addgroup deluser delgroup gpasswd passwd chpasswd newusers chsh chage visudo
      update-ca-certificates update-ca-trust ldconfig locale-gen localedef update-locale update-alternatives alternatives update-rc.d chkconfig
      systemctl service rc-update rc-service invoke-rc.d setcap getcap sysctl ulimit hostname mount umount mknod crontab a2enmod a2dismod a2ensite
      a2dissite a2enconf a2disconf phpenmod phpdismod docker-php-ext-configure docker-php-ext-install docker-php-ext-enable docker-php-source
      install-php-extensions pecl pear lighty-enable-mod update-mime-database fc-cache mandb update-java-alternatives authselect semanage restorecon
      ssh-keygen ssh-keyscan ssh-add ssh-agent pwconv htpasswd nproc lsb_release fix-permissions
    `),
    what: 'a tool of the system',
    holds: 'always',
    source: 'https://man7.org/linux/man-pages/dir_section_8.html',
  },
  {
    programs: words(`
      mkdir rmdir rm cp mv ln touch chmod chown chgrp install ls stat du df file readlink realpath basename dirname mktemp dd sync shred truncate split
      unlink cat tac echo printf head tail wc sort uniq cut tr paste join comm fold fmt nl rev column expand grep egrep fgrep rg diff cmp strings tee
      od xxd hexdump base64 md5sum sha1sum sha256sum sha512sum shasum cksum yes seq expr bc dos2unix unix2dos iconv jq xmllint xmlstarlet yq crudini
      sponge locate tree which whereis whoami id uname arch date sleep true false test [ [[ ] kill ps logger clear tput who uptime free netstat scanelf
      strip objdump readelf nm ldd patch
    `),
    what: 'a file or text tool',
    holds: 'always',
    source: 'https://www.gnu.org/software/coreutils/manual/coreutils.html',
  },
  {
    programs: ['sed'],
    what: 'a text tool',
    holds: 'always',
    unless: /(?:^|[;'"{ ])\s*(?:\d+|\$|\/[^/]*\/)?e(?:\s|$)|\/[gip]*e[gip]*(?:['" ]|$)/,
    source: 'https://www.gnu.org/software/sed/manual/sed.html#Other-Commands',
  },
  {
    programs: ['awk', 'gawk', 'mawk'],
    what: 'a text tool',
    holds: 'always',
    unless: /system\s*\(|ENVIRON|getline/,
    source: 'https://www.gnu.org/software/gawk/manual/gawk.html#Auto_002dset',
  },
  {
    programs: ['find'],
    what: 'a file tool',
    holds: 'always',
    unless:
      /-(?:exec|execdir|ok|okdir)\s+(?!(?:\S*\/)?(?:rm|chmod|chown|chgrp|ls|cat|cp|mv|ln|touch|sed|grep|echo|strip|basename|dirname|md5sum|sha256sum|gzip|dos2unix|mkdir|rmdir|sh -c|bash -c|test)\b)/,
    source: 'https://www.gnu.org/software/findutils/manual/html_node/find_html/Run-Commands.html',
  },
  {
    programs: words(`
      tar bsdtar unzip zip gzip gunzip zcat bzip2 bunzip2 bzcat xz unxz xzcat zstd unzstd lzma 7z 7za unrar cpio ar rpm2cpio pigz cabextract
    `),
    what: 'an archive tool',
    holds: 'always',
    unless: /--to-command|--checkpoint-action|-I\s*['"]?\.\//,
    source: 'https://www.gnu.org/software/tar/manual/html_node/Writing-to-an-External-Program.html',
  },
  {
    programs: ['curl', 'wget', 'wget2', 'aria2c', 'axel', 'fetch'],
    what: 'a download, which sends only what its arguments name',
    holds: 'by-manual',
    source: 'https://curl.se/docs/manpage.html#ENVIRONMENT',
  },
  {
    programs: ['gpg', 'gpg2', 'gpgconf', 'gpgv', 'dirmngr'],
    what: 'a tool for keys, which reads only what its arguments name',
    holds: 'always',
    source: 'https://www.gnupg.org/documentation/manuals/gnupg/GPG-Configuration.html',
  },
  {
    programs: ['openssl', 'keytool'],
    what: 'a tool for certificates, which reads only what its arguments name',
    holds: 'by-manual',
    unless: /\benv:/,
    source: 'https://docs.openssl.org/master/man1/openssl-passphrase-options/',
  },
  {
    programs: ['svn', 'hg', 'bzr', 'cvs'],
    what: 'a version control tool, which sends only what its arguments name',
    holds: 'by-manual',
    source: 'https://svnbook.red-bean.com/en/1.7/svn.ref.svn.html',
  },
  {
    programs: words(`
      cc ld as ranlib pkg-config autoconf automake aclocal libtoolize autoheader m4 bison flex nasm yasm install-info upx patchelf
    `),
    what: 'a compiler or a tool of one',
    holds: 'by-manual',
    source: 'https://gcc.gnu.org/onlinedocs/gcc/Environment-Variables.html',
  },
  {
    programs: words(`
      cd pushd popd set shopt unset exit return break continue shift wait umask read alias unalias hash type let local declare typeset readonly export
      trap : getopts pwd mapfile readarray enable jobs times builtin command exec gosu xargs locale getconf
    `),
    what: 'a part of the shell',
    holds: 'always',
    source: 'https://www.gnu.org/software/bash/manual/bash.html#Shell-Builtin-Commands',
  },
  {
    programs: words(`
      corepack nvm fnm n volta rustup rbenv pyenv sdk asdf phpenv goenv jenv virtualenv venv ensurepip compileall ghcup tfenv sdkmanager avdmanager
    `),
    what: 'a tool that installs a tool chain',
    holds: 'by-manual',
    unless: /\b(?:exec|run|shell)\b|^(?:npm|yarn|pnpm)\b/,
    source: 'https://rust-lang.github.io/rustup/environment-variables.html',
  },
];

/** Files that a shell sources and that belong to a tool or the system, not to the project. */
export const INERT_SOURCED_FILES =
  /(?:^|\/)(?:nvm\.sh|bash_completion|sdkman-init\.sh|activate|\.cargo\/env|conda\.sh|\.?bashrc|\.?profile|os-release|lsb-release|environment|envvars|setup\.bash|asdf\.sh|\.nvm\/\S*|\/etc\/\S+)$/;

/** Arguments with which a client only edits or shows its own settings, as `git config`, `npm set`, `aws configure`, `dotnet nuget add source`. */
export const SETTINGS_COMMAND = /^(?:(?:-\S+|global) )*(?:config|configure|set|get|nuget|sources)\b/;
