import { INSTALL_COMMAND } from '../patterns.ts';
import type { Tool } from '../tool.ts';
import { words } from '../words.ts';

export const packageManagers: Tool = {
  name: 'package-managers',
  docs: 'https://manpages.debian.org/apt-get.8',
  programs: words(`
      dpkg-reconfigure dpkg-query dpkg-divert dpkg-deb deb-systemd-helper rpmkeys pacman pacman-key emerge xbps-install swupd opkg urpmi
      installpkg install_packages uninstall_packages apt-install apk-install clean-install dpkg-architecture dpkg-buildflags
      mk-build-deps alien xx-apt xx-apt-get xx-apk xx-info xx-verify snap tlmgr
    `),
  inert: [{ certainty: 'always', what: 'a package manager of the distribution', source: 'https://manpages.debian.org/apt-get.8' }],

  installs: [
    {
      programs: ['pacman', 'install_packages', 'clean-install'],
      arguments: INSTALL_COMMAND,
      source: 'https://man.archlinux.org/man/pacman.8',
    },
  ],
};
