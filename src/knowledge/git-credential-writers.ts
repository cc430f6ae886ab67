import type { CredentialWriter } from './credential-writers.ts';

const GIT_SCOPES = [
  { option: /--system\b/, file: '/etc/gitconfig' },
  { option: /--local\b/, file: '.git/config' },
  { option: /^config (?!.*--(?:global|file)|.*-f )/, file: '.git/config' },
];

/** Commands of git and its hosts that write credentials. */
export const GIT_CREDENTIAL_WRITERS: readonly CredentialWriter[] = [
  {
    rule: 'RL19',
    recipe: 'R27',
    kind: 'config',
    programs: ['git'],
    arguments: /\bconfig\b(?!.* --(?:unset|unset-all|remove-section|get|get-all|list)\b).*url\..*insteadof/i,
    files: ['~/.gitconfig'],
    scopes: GIT_SCOPES,
    moved: ['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM', 'GIT_CONFIG'],
    undo: /^git config (?:\S+ )*(?:--unset|--unset-all|--remove-section|unset|remove-section)\b/,
    source: 'https://git-scm.com/docs/git-config#Documentation/git-config.txt-urlltbasegtinsteadOf',
  },
  {
    rule: 'RL20',
    recipe: 'R34',
    kind: 'config',
    programs: ['git'],
    arguments:
      /\bconfig\b(?!.* --(?:unset|unset-all|remove-section|get|get-all|list)\b).*(?:extraheader|credential|http\.\S*(?:proxy|cookie)|token|password|remote\.\S+\.url)/i,
    files: ['~/.gitconfig'],
    scopes: GIT_SCOPES,
    moved: ['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM', 'GIT_CONFIG'],
    undo: /^git config (?:\S+ )*(?:--unset|--unset-all|--remove-section|unset|remove-section)\b/,
    source: 'https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpextraHeader',
  },
  {
    rule: 'RL21',
    recipe: 'R33',
    kind: 'clone-url',
    programs: ['git'],
    arguments: /\b(?:clone|remote add|remote set-url|submodule add)\b.*:\/\/[^\s/]+@/,
    files: ['.git/config of the clone'],
    undo: /^git (?:-C \S+ )?remote (?:set-url\b(?!.*:\/\/[^\s/]*@)|remove\b|rm\b)|^find \S*\.git .*-name config .*-exec sed -i .*@/,
    source: 'https://git-scm.com/docs/git-clone',
  },
  {
    rule: 'RL22',
    recipe: 'R33',
    kind: 'clone-url',
    programs: ['git'],
    arguments: /\bclone\b.*\s(?:-c|--config)[ =]\S*(?:extraheader|insteadof)/i,
    files: ['.git/config of the clone'],
    source: 'https://git-scm.com/docs/git-clone#Documentation/git-clone.txt---configltkeygtltvaluegt',
  },
  {
    rule: 'RL26',
    recipe: 'R34',
    kind: 'login',
    programs: ['gh', 'glab'],
    arguments: /\bauth login\b/,
    files: ['~/.config/gh/hosts.yml'],
    moved: ['GH_CONFIG_DIR'],
    undo: /^(?:gh|glab) auth logout\b/,
    always: true,
    source: 'https://cli.github.com/manual/gh_auth_login',
  },
];
