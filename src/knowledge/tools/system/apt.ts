import { INSTALL_COMMAND } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { words } from '../../words.ts';
import { PACKAGE_READS } from './package-reads.ts';

export const apt: Tool = {
  name: 'apt',
  docs: 'https://manpages.debian.org/apt-get.8',
  programs: words(`
      apt-get apt aptitude apt-cache apt-mark apt-key apt-config add-apt-repository apt-add-repository dpkg debconf-set-selections
    `),
  environment: [
    {
      programs: ['apt-get', 'apt', 'aptitude', 'add-apt-repository', 'apt-add-repository'],
      variables: /\w+_proxy|APT_CONFIG|APT_\w+|OPENSEARCH_INITIAL_ADMIN_PASSWORD|WAZUH_\w+/i,
      how: 'reads %s',
      source: 'https://manpages.debian.org/apt.conf.5',
    },
    { programs: ['dpkg'], variables: /OPENSEARCH_INITIAL_ADMIN_PASSWORD|WAZUH_\w+/i, how: 'reads %s', source: PACKAGE_READS[0].source },
  ],
  inert: [{ certainty: 'always', what: 'a package manager of the distribution', source: 'https://manpages.debian.org/apt-get.8' }],
  files: [
    {
      programs: ['apt-get', 'apt', 'aptitude'],
      kind: 'apt logins',
      path: /^\/etc\/apt\/auth\.conf(?:\.d(?:\/[^/]+)?)?$|^\/etc\/apt\/(?:sources\.list(?:\.d(?:\/[^/]+)?)?|apt\.conf(?:\.d(?:\/[^/]+)?)?)$/,
      where: 'fixed',
      source: 'https://manpages.debian.org/apt_auth.conf.5',
    },
  ],
  readsFilesOf: [{ tool: 'ubuntu-pro', programs: ['apt-get', 'apt', 'aptitude'] }],
  input: [
    {
      programs: ['debconf-set-selections'],
      content: /pass\S*\s+password\s+(?<password>[^\s"'\\]+)/g,
      what: 'debconf password',
      inSettings: true,
      source: 'https://manpages.debian.org/debconf-set-selections.1',
    },
  ],
  writes: [
    {
      programs: ['add-apt-repository', 'apt-add-repository'],
      kind: 'config',
      arguments: /^(?!(?:.* )?(?:-r|--remove)\b).*:\/\/[^\s/]+@/,
      files: ['/etc/apt/sources.list'],
      holds: 'registry',
      revertedBy: /^(?:add-apt-repository|apt-add-repository) (?:\S+ )*(?:-r|--remove)\b/,
      revert: [
        {
          command: [],
          arguments: /^(?:-y |--yes )?[^-]/,
          undo: { arguments: '--yes --remove {0}' },
          source: 'https://manpages.debian.org/add-apt-repository.1',
        },
      ],
      source: 'https://manpages.debian.org/apt_auth.conf.5',
    },
    {
      programs: ['debconf-set-selections'],
      kind: 'password-db',
      arguments: /^/,
      files: ['a password database of the image'],
      account: true,
      source: 'https://manpages.debian.org/debconf-set-selections.1',
    },
  ],
  narrowReads: PACKAGE_READS,
  installs: [{ programs: ['apt', 'apt-get', 'aptitude'], arguments: INSTALL_COMMAND, source: 'https://manpages.debian.org/apt-get.8' }],
  logins: [{ programs: ['apt', 'apt-get', 'aptitude'], source: 'https://manpages.debian.org/apt_auth.conf.5' }],
  places: [{ kinds: ['apt-auth'], fixed: /^\/etc\/apt\/auth\.conf(?:\.d\/[\w.-]+)?$/, serves: 'build', source: 'https://manpages.debian.org/apt_auth.conf.5' }],
  publicKeys: [{ programs: ['apt-key'], arguments: /^(?:\S+ )*add\b/, source: 'https://manpages.debian.org/apt-key.8' }],
};
