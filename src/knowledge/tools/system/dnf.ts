import { INSTALL_COMMAND } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { PACKAGE_READS } from './package-reads.ts';

export const dnf: Tool = {
  name: 'dnf',
  docs: 'https://dnf.readthedocs.io/en/latest/command_ref.html',
  programs: ['yum', 'yum-config-manager', 'dnf', 'microdnf', 'tdnf', 'rpm'],
  environment: [
    {
      programs: ['yum', 'yum-config-manager', 'dnf', 'microdnf', 'tdnf'],
      // repository settings may use DNF_VAR_x and YUM0 to YUM9
      variables: /\w+_proxy|DNF_\w+|(?:DNF|YUM)\d|OPENSEARCH_INITIAL_ADMIN_PASSWORD|WAZUH_\w+/i,
      how: 'reads %s',
      source: 'https://dnf.readthedocs.io/en/latest/conf_ref.html#repo-variables',
    },
    { programs: ['rpm'], variables: /OPENSEARCH_INITIAL_ADMIN_PASSWORD|WAZUH_\w+/i, how: 'reads %s', source: PACKAGE_READS[0].source },
  ],
  inert: [{ certainty: 'always', what: 'a package manager of the distribution', source: 'https://dnf.readthedocs.io/en/latest/command_ref.html' }],
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
      holds: 'registry',
      source: 'https://dnf.readthedocs.io/en/latest/conf_ref.html',
    },
  ],
  narrowReads: PACKAGE_READS,
  installs: [
    {
      programs: ['yum', 'dnf', 'microdnf', 'tdnf'],
      arguments: INSTALL_COMMAND,
      source: 'https://dnf.readthedocs.io/en/latest/command_ref.html#install-command',
    },
  ],
  logins: [{ programs: ['yum', 'dnf', 'microdnf'], source: 'https://access.redhat.com/articles/7019163' }],
  publicKeys: [{ programs: ['rpm'], arguments: /^(?:\S+ )*--import\b/, source: 'https://man7.org/linux/man-pages/man8/rpmkeys.8.html' }],
};
