import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const git: Tool = {
  name: 'git',
  docs: 'https://git-scm.com/docs/git#_environment_variables',
  programs: ['git', 'git-lfs'],
  environment: [{ variables: /GIT_\w+|SSH_ASKPASS\w*/i, how: 'reads %s', quiet: VERSION, source: 'https://git-scm.com/docs/git#_environment_variables' }],
  files: [
    { kind: 'git logins', path: /\/\.git-credentials$|\/git\/credentials$/, where: 'home', source: 'https://git-scm.com/docs/git-credential-store#FILES' },
    { kind: 'git settings', path: /\/\.?gitconfig$|\/\.config\/git\/config$/, where: 'home', source: 'https://git-scm.com/docs/git-config#FILES' },
  ],
  readsFilesOf: [{ tool: 'netrc' }, { tool: 'ssh' }, { tool: 'gh', programs: ['git'] }, { tool: 'curl', programs: ['git'] }],
  options: [
    {
      programs: ['git'],
      options: ['-c', '--config'],
      form: 'text',
      source: 'https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpextraHeader',
    },
  ],
  operands: [
    {
      programs: ['git'],
      command: ['config'],
      key: /extraheader$|cookie/i,
      operand: 1,
      form: 'text',
      source: 'https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpextraHeader',
    },
    { programs: ['git'], command: ['config'], key: /(?:token|password|oauth)$/i, operand: 1, form: 'value', source: 'https://git-scm.com/docs/git-config' },
  ],
  writes: [
    {
      programs: ['git'],
      kind: 'config',
      arguments: /\bconfig\b(?!.* --(?:unset|unset-all|remove-section|get|get-all|list)\b).*url\..*insteadof/i,
      files: ['~/.gitconfig'],
      scopes: [
        { option: /--system\b/, file: '/etc/gitconfig' },
        { option: /--local\b/, file: '.git/config' },
        { option: /^config (?!.*--(?:global|file)|.*-f )/, file: '.git/config' },
        { option: /(?:^| )(?:-f|--file)[ =](?<path>\S+)/ },
      ],
      moved: ['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM', 'GIT_CONFIG'],
      holds: 'host',
      revertedBy: /^git config (?:\S+ )*(?:--unset|--unset-all|--remove-section|unset|remove-section)\b/,
      revert: [
        {
          command: ['config'],
          valued: /^(?:-f|--file|--type)$/,
          keep: /^(?:--global|--system|--local|--worktree|-f|--file(?:=.*)?)$/,
          arguments: /\burl\..*insteadof/i,
          undo: { arguments: 'config {kept} --remove-section {section}' },
          source: 'https://git-scm.com/docs/git-config#Documentation/git-config.txt---remove-section',
        },
      ],
      source: 'https://git-scm.com/docs/git-config#Documentation/git-config.txt-urlltbasegtinsteadOf',
    },
    {
      programs: ['git'],
      kind: 'config',
      arguments:
        /\bconfig\b(?!.* --(?:unset|unset-all|remove-section|get|get-all|list)\b).*(?:extraheader|credential|http\.\S*(?:proxy|cookie)|token|password|remote\.\S+\.url)/i,
      files: ['~/.gitconfig'],
      scopes: [
        { option: /--system\b/, file: '/etc/gitconfig' },
        { option: /--local\b/, file: '.git/config' },
        { option: /^config (?!.*--(?:global|file)|.*-f )/, file: '.git/config' },
        { option: /(?:^| )(?:-f|--file)[ =](?<path>\S+)/ },
      ],
      moved: ['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM', 'GIT_CONFIG'],
      holds: 'setting',
      revertedBy: /^git config (?:\S+ )*(?:--unset|--unset-all|--remove-section|unset|remove-section)\b/,
      revert: [
        {
          command: ['config'],
          valued: /^(?:-f|--file|--type)$/,
          keep: /^(?:--global|--system|--local|--worktree|-f|--file(?:=.*)?)$/,
          undo: { arguments: 'config {kept} --unset-all {0}' },
          source: 'https://git-scm.com/docs/git-config#Documentation/git-config.txt---unset-all',
        },
      ],
      source: 'https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpextraHeader',
    },
    {
      programs: ['git'],
      kind: 'clone-url',
      arguments: /\b(?:clone|remote add|remote set-url|submodule add)\b.*:\/\/[^\s/]+@/,
      files: ['.git/config of the clone'],
      clone: true,
      holds: 'clone',
      revertedBy: /^git (?:-C \S+ )?remote (?:set-url\b(?!.*:\/\/[^\s/]*@)|remove\b|rm\b)|^find \S*\.git .*-name config .*-exec sed -i .*@/,
      source: 'https://git-scm.com/docs/git-clone',
    },
    {
      programs: ['git'],
      kind: 'clone-url',
      arguments: /\bclone\b.*\s(?:-c|--config)[ =]\S*(?:extraheader|insteadof)/i,
      files: ['.git/config of the clone'],
      clone: true,
      holds: 'clone',
      source: 'https://git-scm.com/docs/git-clone#Documentation/git-clone.txt---configltkeygtltvaluegt',
    },
  ],
  offline: [
    { programs: ['git'], arguments: HELP, source: 'https://www.gnu.org/prep/standards/html_node/Command_002dLine-Interfaces.html' },
    {
      programs: ['git'],
      arguments:
        /^(?:-[cC] \S+ |--\S+ )*(?:config|init|add|commit|log|show|status|diff|rev-parse|describe|branch|tag|reset|checkout|switch|restore|merge|rebase|apply|am|clean|stash|gc|remote (?:add|set-url|remove|rm|rename|-v)|lfs install|credential|var|symbolic-ref|update-index)\b/,
      source: 'https://git-scm.com/docs',
    },
  ],
  overSsh: [{ source: 'https://git-scm.com/docs/git#Documentation/git.txt-GITSSH' }],
};
