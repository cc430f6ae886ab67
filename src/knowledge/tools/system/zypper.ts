import { INSTALL_COMMAND } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

/** Options that take the next word. */
const OPTIONS = /^(?:-t|--type|-p|--priority|-n|--name|-r|--repo)$/;

export const zypper: Tool = {
  name: 'zypper',
  docs: 'https://en.opensuse.org/SDB:Zypper_manual',
  programs: ['zypper', 'SUSEConnect'],
  environment: [
    { programs: ['zypper'], variables: /\w+_proxy|ZYPP\w*/i, how: 'reads %s', source: 'https://doc.opensuse.org/projects/libzypp/HEAD/zypp-envars.html' },
  ],
  inert: [{ programs: ['zypper'], certainty: 'always', what: 'a package manager of the distribution', source: 'https://en.opensuse.org/SDB:Zypper_manual' }],
  files: [
    {
      kind: 'SUSE system credentials',
      path: /^\/etc\/zypp\/credentials\.d(?:\/[^/]+)?$/,
      where: 'fixed',
      source: 'https://github.com/SUSE/connect-ng',
    },
  ],
  readsFilesOf: [{ tool: 'dnf', programs: ['zypper'] }],
  options: [{ programs: ['SUSEConnect'], options: ['-r', '--regcode'], form: 'value', source: 'https://github.com/SUSE/connect-ng' }],
  writes: [
    {
      programs: ['zypper'],
      kind: 'config',
      arguments: /(?:^| )(?:addrepo|ar)\b.*:\/\/[^\s/]+@/,
      files: ['/etc/zypp/repos.d'],
      holds: 'name',
      revertedBy: /^zypper (?:-\S+ )*(?:removerepo|rr)\b/,
      revert: [
        {
          command: ['addrepo'],
          valued: OPTIONS,
          undo: { arguments: 'removerepo {1}' },
          source: 'https://en.opensuse.org/SDB:Zypper_manual',
        },
        { command: ['ar'], valued: OPTIONS, undo: { arguments: 'removerepo {1}' }, source: 'https://en.opensuse.org/SDB:Zypper_manual' },
      ],
      source: 'https://en.opensuse.org/SDB:Zypper_manual',
    },
    {
      programs: ['SUSEConnect'],
      kind: 'login',
      arguments: /(?:^| )(?:-r|--regcode)\b/,
      files: ['/etc/zypp/credentials.d/SCCcredentials'],
      always: true,
      holds: 'one',
      revertedBy: /^SUSEConnect (?:-d|--de-register|--cleanup)\b/,
      revert: [
        {
          command: [],
          undo: { arguments: '--cleanup' },
          source: 'https://github.com/SUSE/connect-ng',
        },
      ],
      source: 'https://github.com/SUSE/connect-ng',
    },
  ],
  installs: [{ programs: ['zypper'], arguments: INSTALL_COMMAND, source: 'https://manpages.opensuse.org/Tumbleweed/zypper/zypper.8.en.html' }],
};
