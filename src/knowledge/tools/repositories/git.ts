import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

/** Options shared by `git config` and the commands that undo it. Source: https://git-scm.com/docs/git-config#Documentation/git-config.txt---system */
const SCOPES = [
  { option: /--system\b/, file: '/etc/gitconfig' },
  { option: /--local\b/, file: '.git/config' },
  { option: /^config (?!.*--(?:global|file)|.*-f )/, file: '.git/config' },
  { option: /(?:^| )(?:-f|--file)[ =](?<path>\S+)/ },
];
const MOVED = ['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM', 'GIT_CONFIG'];
const SCOPE_OPTIONS = /^(?:--global|--system|--local|--worktree|-f|--file(?:=.*)?)$/;
const VALUED = /^(?:-f|--file|--type)$/;
const UNSET = /^git config (?:\S+ )*(?:--unset|--unset-all|--remove-section|unset|remove-section)\b/;

export const git: Tool = {
  name: 'git',
  docs: 'https://git-scm.com/docs/git#_environment_variables',
  programs: ['git', 'git-lfs'],
  environment: [
    {
      variables: /GIT_(?:ASKPASS|(?:CONFIG|HTTP|PROXY|SSH|SSL)(?:_\w+)?)|SSH_ASKPASS\w*/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://git-scm.com/docs/git#_environment_variables',
    },
  ],
  files: [
    {
      kind: 'git logins',
      path: /\/\.git-credentials$|\/git\/credentials$/,
      where: 'home',
      programOnly: true,
      source: 'https://git-scm.com/docs/git-credential-store#FILES',
    },
    {
      kind: 'git settings',
      path: /\/\.?gitconfig$|\/\.config\/git\/config$/,
      where: 'home',
      programOnly: true,
      source: 'https://git-scm.com/docs/git-config#FILES',
    },
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
      scopes: SCOPES,
      moved: MOVED,
      holds: 'host',
      revertedBy: UNSET,
      revert: [
        {
          command: ['config', 'set'],
          valued: VALUED,
          keep: SCOPE_OPTIONS,
          arguments: /\burl\..*insteadof/i,
          undo: { arguments: 'config remove-section {kept} {section}' },
          source: 'https://git-scm.com/docs/git-config#Documentation/git-config.txt-remove-section',
        },
        {
          command: ['config'],
          valued: VALUED,
          keep: SCOPE_OPTIONS,
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
      scopes: SCOPES,
      moved: MOVED,
      holds: 'setting',
      revertedBy: UNSET,
      revert: [
        {
          command: ['config', 'set'],
          valued: VALUED,
          keep: SCOPE_OPTIONS,
          undo: { arguments: 'config unset --all {kept} {0}' },
          source: 'https://git-scm.com/docs/git-config#Documentation/git-config.txt-unset',
        },
        {
          command: ['config'],
          valued: VALUED,
          keep: SCOPE_OPTIONS,
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
      clone: '.git/config',
      holds: 'clone',
      revertedBy: /^git (?:-C \S+ )?remote (?:set-url\b(?!.*:\/\/[^\s/]*@)|remove\b|rm\b)|^find \S*\.git .*-name config .*-exec sed -i .*@/,
      scrub: {
        arguments: /^(?!.*(?:^| )(?:-C|--(?:bare|mirror|separate-git-dir)\S*)(?: |$))(?:-\S+ )*(?:clone|remote)\b.*:\/\/[^\s/]+@/,
        folder: '.git',
        // also works with find and sed of BusyBox
        statement: "find {folder} -type f \\( -name config -o -path '*/logs/*' \\) -exec sed -i 's,\\(https*://\\)[^/]*@,\\1,' {} +",
        fetches: ['pull', 'fetch', 'push'],
        makes: /\bclone\b/,
        // covers settings, submodules, and the reflog, into which git before 2.27 wrote the address too
        source: 'https://github.com/git/git/blob/v2.27.0/Documentation/RelNotes/2.27.0.txt',
      },
      source: 'https://git-scm.com/docs/git-clone',
    },
    {
      programs: ['git'],
      kind: 'clone-url',
      arguments: /\bclone\b.*\s(?:-c|--config)[ =]\S*(?:extraheader|insteadof)/i,
      files: ['.git/config of the clone'],
      clone: '.git/config',
      holds: 'clone',
      source: 'https://git-scm.com/docs/git-clone#Documentation/git-clone.txt---configltkeygtltvaluegt',
    },
    {
      programs: ['git'],
      kind: 'login',
      arguments: /\bcredential(?:-store (?:\S+ )*store| approve)\b/,
      files: ['~/.git-credentials'],
      holds: 'host',
      revertedBy: /^git credential reject\b/,
      revert: [
        {
          command: ['credential', 'approve'],
          undo: { statement: 'rm -f ~/.git-credentials' },
          others: /git-credentials|\bcredential approve\b/,
          source: 'https://git-scm.com/docs/git-credential-store#FILES',
        },
      ],
      source: 'https://git-scm.com/docs/git-credential',
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
  overSsh: [
    {
      onlyHttp: /^(?:-\S+ (?:\S+ )?){0,9}(?:clone|ls-remote)(?= )(?!.* --recur)(?!.*(?:ssh:\/\/|[\w.-]@[\w.-]+:)).* https?:\/\//,
      source: 'https://git-scm.com/docs/git#Documentation/git.txt-GITSSH',
    },
  ],
  sharedLogin: true,
  logs: [
    {
      to: { variables: ['GIT_TRACE', 'GIT_TRACE_SETUP', 'GIT_TRACE_PERFORMANCE', 'GIT_TRACE_SHALLOW'] },
      shows: 'always',
      source: 'https://git-scm.com/docs/git#Documentation/git.txt-GITTRACE',
    },
    {
      // newer versions hide the usual header of a login, but no other
      to: { variables: ['GIT_TRACE_CURL', 'GIT_TRACE_PACKET', 'GIT_CURL_VERBOSE', 'GIT_TRACE2', 'GIT_TRACE2_EVENT', 'GIT_TRACE2_PERF'] },
      shows: 'maybe',
      source: 'https://git-scm.com/docs/git#Documentation/git.txt-GITTRACECURL',
    },
  ],
  logins: [{ source: 'https://git-scm.com/docs/gitcredentials' }],
  usesLoginOf: [{ tool: 'gpg' }],
  credentialFiles: [
    {
      programs: [],
      kind: 'git-credentials',
      text: /(?:^|[\s"'])store\s(?:[^;|&]*\s)?--file[= ](?<path>[^\s"';|&]+)/,
      source: 'https://git-scm.com/docs/git-credential-store#Documentation/git-credential-store.txt---fileltpathgt',
    },
  ],
  places: [
    {
      kinds: ['git-credentials', 'gitconfig'],
      home: /^\.git-credentials$|^\.config\/git\/(?:credentials|config)$|^\.gitconfig$/,
      fixed: /^\/etc\/gitconfig$/,
      serves: 'either',
      source: 'https://git-scm.com/docs/git-credential-store#FILES',
    },
  ],
};
