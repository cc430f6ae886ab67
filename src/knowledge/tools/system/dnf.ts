import type { Tool } from '../../tool.ts';

export const dnf: Tool = {
  name: 'dnf',
  docs: 'https://manpages.debian.org/apt-get.8',
  programs: ['yum', 'yum-config-manager', 'dnf', 'microdnf', 'tdnf', 'rpm'],
  inert: [{ certainty: 'always', what: 'a package manager of the distribution', source: 'https://manpages.debian.org/apt-get.8' }],
  files: [
    {
      programs: ['yum', 'dnf', 'microdnf', 'tdnf'],
      kind: 'yum repositories',
      path: /^\/etc\/(?:yum\.repos\.d|yum|dnf|zypp)\//,
      where: 'fixed',
      source: 'https://dnf.readthedocs.io/en/latest/conf_ref.html',
    },
  ],
  readsFilesOf: [{ tool: 'subscription-manager', programs: ['yum', 'dnf', 'microdnf'] }],
  writes: [
    {
      programs: ['yum-config-manager', 'dnf'],
      kind: 'config',
      arguments: /--add-repo\b.*:\/\/[^\s/]+@|\baddrepo\b.*:\/\/[^\s/]+@|--save\b.*(?:password|username)=/,
      files: ['/etc/yum.repos.d'],
      source: 'https://dnf.readthedocs.io/en/latest/conf_ref.html',
    },
  ],
};
