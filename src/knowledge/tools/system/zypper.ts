import type { Tool } from '../../tool.ts';

export const zypper: Tool = {
  name: 'zypper',
  docs: 'https://manpages.debian.org/apt-get.8',
  programs: ['zypper', 'SUSEConnect'],
  inert: [{ programs: ['zypper'], certainty: 'always', what: 'a package manager of the distribution', source: 'https://manpages.debian.org/apt-get.8' }],
  readsFilesOf: [{ tool: 'dnf', programs: ['zypper'] }],
  options: [{ programs: ['SUSEConnect'], options: ['-r', '--regcode'], form: 'value', source: 'https://github.com/SUSE/connect-ng' }],
  writes: [
    {
      programs: ['zypper'],
      kind: 'config',
      arguments: /--add-repo\b.*:\/\/[^\s/]+@|\baddrepo\b.*:\/\/[^\s/]+@|--save\b.*(?:password|username)=/,
      files: ['/etc/yum.repos.d'],
      source: 'https://dnf.readthedocs.io/en/latest/conf_ref.html',
    },
    {
      programs: ['SUSEConnect'],
      kind: 'login',
      arguments: /^register\b|(?:-r|--regcode)\b/,
      files: ['/etc/pki/consumer'],
      always: true,
      revertedBy: /^subscription-manager unregister\b|^SUSEConnect (?:-d|--de-register)\b/,
      source: 'https://access.redhat.com/solutions/253273',
    },
  ],
};
