import { HELP } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const ssh: Tool = {
  name: 'ssh',
  docs: 'https://man.openbsd.org/ssh.1#ENVIRONMENT',
  programs: ['ssh', 'scp', 'sftp', 'sshpass', 'ssh-keygen', 'ssh-add', 'sshfs', 'autossh', 'mosh'],
  environment: [
    {
      programs: ['ssh', 'scp', 'sftp', 'sshpass'],
      variables: /SSHPASS|SSH_ASKPASS\w*|SSH_AUTH_SOCK|SSH_SK_\w+/i,
      how: 'reads %s',
      source: 'https://man.openbsd.org/ssh.1#ENVIRONMENT',
    },
  ],
  inert: [
    { programs: ['ssh-keygen', 'ssh-add'], certainty: 'always', what: 'a tool of the system', source: 'https://man7.org/linux/man-pages/dir_section_8.html' },
  ],
  files: [
    {
      programs: ['ssh', 'scp', 'sftp', 'ssh-add'],
      kind: 'ssh keys',
      path: /\/\.ssh(?:\/[^/]+)?$/,
      where: 'home',
      programOnly: true,
      source: 'https://man.openbsd.org/ssh.1#FILES',
    },
  ],
  options: [
    { programs: ['sshpass'], options: ['-p'], form: 'value', source: 'https://linux.die.net/man/1/sshpass' },
    { programs: ['ssh-keygen'], options: ['-P'], form: 'value', source: 'https://man.openbsd.org/ssh-keygen.1' },
    { programs: ['ssh-keygen'], options: ['-N'], form: 'value', ofImage: true, source: 'https://man.openbsd.org/ssh-keygen.1' },
  ],
  offline: [{ programs: ['ssh'], arguments: HELP, source: 'https://www.gnu.org/prep/standards/html_node/Command_002dLine-Interfaces.html' }],
  overSsh: [{ programs: ['ssh', 'scp', 'sftp'], source: 'https://man.openbsd.org/ssh.1#ENVIRONMENT' }],
  generates: [
    {
      programs: ['ssh-keygen'],
      what: 'a new private key',
      // the key of a user; host keys are generated on each machine
      arguments: /^(?!.*(?:^| )-[yFRlHiepA](?: |$)).*(?:^| )-f (?<path>(?:\S*\/)?(?:\.ssh\/[\w.-]+|id_(?:rsa|dsa|ecdsa|ed25519)))(?: |$)/,
      source: 'https://man.openbsd.org/ssh-keygen.1',
    },
    {
      programs: ['ssh-keygen'],
      what: 'a new private key',
      arguments: /^(?!.*(?:^| )-[fyFRlHiepAcDkKLMQrsUxY](?: |$)).*(?:^| )-[tN](?: |$)/,
      file: '~/.ssh/id_rsa',
      source: 'https://man.openbsd.org/ssh-keygen.1',
    },
  ],
  agent: {
    fills: 'ssh-add',
    empties: '-D',
    starts: 'ssh-agent',
    process: 'SSH_AGENT_PID',
    source: 'https://man.openbsd.org/ssh-add.1',
  },
  logins: [{ programs: ['ssh', 'scp', 'sftp', 'ssh-add', 'sshfs', 'autossh', 'mosh'], source: 'https://man.openbsd.org/ssh.1#FILES' }],
  places: [{ kinds: ['ssh-key'], home: /^\.ssh\/[^/]+$/, serves: 'either', source: 'https://man.openbsd.org/ssh.1#FILES' }],
  credentialFiles: [
    { programs: ['ssh', 'scp', 'sftp', 'sshfs', 'autossh'], kind: 'ssh-key', options: ['-i'], source: 'https://man.openbsd.org/ssh.1' },
    { programs: ['ssh-add'], kind: 'ssh-key', when: /^(?!.*(?:^| )-[dDlLTeEsx])/, operands: true, source: 'https://man.openbsd.org/ssh-add.1' },
    { programs: ['ssh-add'], kind: 'ssh-key', when: /(?:^| )-(?: |$)/, input: true, source: 'https://man.openbsd.org/ssh-add.1' },
    { programs: ['sshpass'], kind: 'token-file', options: ['-f'], source: 'https://linux.die.net/man/1/sshpass' },
    {
      programs: [],
      kind: 'ssh-key',
      text: /(?:^|[\s"'=])ssh\s(?:[^;|&]*\s)?-i\s*["']?(?<path>[^\s"';|&]+)/,
      source: 'https://git-scm.com/docs/git#Documentation/git.txt-codeGITSSHCOMMANDcode',
    },
  ],
  credentialFolders: [{ name: '.ssh', file: 'id_rsa', source: 'https://man.openbsd.org/ssh.1#FILES' }],
};
