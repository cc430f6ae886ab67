import type { Tool } from '../tool.ts';
import { words } from '../words.ts';

export const systemTools: Tool = {
  name: 'system-tools',
  docs: 'https://man7.org/linux/man-pages/dir_section_8.html',
  programs: words(`
      userdel groupadd groupmod groupdel adduser addgroup deluser delgroup gpasswd chsh chage visudo update-ca-certificates
      update-ca-trust ldconfig locale-gen localedef update-locale update-alternatives alternatives update-rc.d chkconfig systemctl
      service rc-update rc-service invoke-rc.d setcap getcap sysctl ulimit hostname umount mknod a2enmod a2dismod a2ensite
      a2dissite a2enconf a2disconf phpenmod phpdismod docker-php-ext-configure docker-php-ext-install docker-php-ext-enable
      docker-php-source install-php-extensions lighty-enable-mod update-mime-database fc-cache mandb update-java-alternatives
      authselect semanage restorecon ssh-keyscan ssh-agent pwconv nproc lsb_release fix-permissions
    `),
  inert: [{ certainty: 'always', what: 'a tool of the system', source: 'https://man7.org/linux/man-pages/dir_section_8.html' }],
};
