import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { BUILD_CODE, INDEX_VARIABLES, LOCKS, LOGIN_COMMANDS, OFFLINE, REQUIREMENTS, RUNS_PROJECT } from './shared.ts';

export const pip: Tool = {
  name: 'pip',
  docs: 'https://pip.pypa.io/en/stable/topics/configuration/#environment-variables',
  programs: ['pip', 'pipx', 'easy_install', 'pip-compile', 'pip-sync', 'tox', 'nox', 'virtualenv'],
  spellings: [
    { starts: 'pip', pattern: /^pip[23]?(?:\.\d+)?$/, name: 'pip' },
    { starts: 'easy_install', pattern: /^easy_install(?:-\d(?:\.\d+)?)?$/, name: 'easy_install' },
  ],
  environment: [
    {
      programs: ['pip', 'pipx', 'easy_install', 'pip-compile', 'pip-sync', 'tox', 'nox'],
      variables: INDEX_VARIABLES,
      how: 'reads %s for its index or in ${%s} of a requirements file',
      runs: 'build scripts of the packages',
      plain: /^(?:config|cache|list|freeze|show|check)\b/,
      readsNothing: VERSION,
      source: 'https://pip.pypa.io/en/stable/topics/configuration/#environment-variables',
    },
  ],
  inert: [
    {
      programs: ['virtualenv'],
      certainty: 'by-manual',
      what: 'a tool that installs a tool chain',
      unless: /\b(?:exec|run|shell)\b|^(?:npm|yarn|pnpm)\b/,
      source: 'https://rust-lang.github.io/rustup/environment-variables.html',
    },
  ],
  files: [
    {
      kind: 'pip settings',
      path: /^\/etc\/pip\.conf$|\/\.pip\/pip\.conf$|\/\.config\/pip\/pip\.conf$|\/pip\.(?:conf|ini)$/,
      where: 'home',
      programOnly: true,
      source: 'https://pip.pypa.io/en/stable/topics/configuration/#location',
    },
  ],
  // a package of the public index must not ask for one from a repository; one of another index may
  repositoryLocks: [
    {
      programs: ['pip'],
      locks: REQUIREMENTS,
      settings: /(?:^|\/)(?:pyproject\.toml|Pipfile|setup\.(?:py|cfg)|pip\.conf)$/,
      repository: new RegExp(`${LOCKS.repository.source}|\\bindex-url\\b|--find-links\\b|(?:^|\\s)-[if]\\s|\\blink`),
      itself: /\/[._]?netrc$/,
      source: 'https://packaging.python.org/en/latest/specifications/version-specifiers/#direct-references',
    },
  ],
  readsFilesOf: [
    { tool: 'netrc', programs: ['pip', 'pip-compile', 'pip-sync'] },
    { tool: 'git', programs: ['pip'] },
    { tool: 'ssh', programs: ['pip'] },
  ],
  writes: [
    {
      programs: ['pipx'],
      kind: 'config',
      arguments: /^(?:-\S+ )*(?:install|inject)\b.*:\/\/[^\s/]*@/,
      files: ['~/.local/share/pipx'],
      moved: ['PIPX_HOME'],
      holds: 'name',
      source: 'https://github.com/pypa/pipx/blob/main/src/pipx/pipx_metadata_file.py',
    },
    {
      programs: ['pip'],
      kind: 'config',
      arguments: /\bconfig\b.*\bset\b/,
      files: ['~/.config/pip/pip.conf'],
      scopes: [
        { option: /--global\b/, file: '/etc/pip.conf' },
        { option: /--site\b/, file: '/usr/local/pip.conf' },
      ],
      moved: ['PIP_CONFIG_FILE', 'XDG_CONFIG_HOME'],
      holds: 'setting',
      revertedBy: /^pip\S* config (?:-\S+ )*unset\b/,
      revert: [
        {
          command: ['config', 'set'],
          keep: /^--(?:global|user|site)$/,
          undo: { arguments: 'config {kept} unset {0}' },
          source: 'https://pip.pypa.io/en/stable/cli/pip_config/',
        },
      ],
      source: 'https://pip.pypa.io/en/stable/cli/pip_config/',
    },
    {
      programs: ['pip'],
      kind: 'clone-url',
      arguments: /\binstall\b.*(?:-e|--editable)\s+\S*git\+https?:\/\/[^\s@]*@/,
      files: ['src/<package>/.git/config'],
      holds: 'clone',
      source: 'https://pip.pypa.io/en/stable/topics/vcs-support/#editable-vcs-installs',
    },
  ],
  expands: [
    {
      path: /(?:^|\/)[\w.-]*requirements[\w.-]*\.txt$/,
      programs: ['pip'],
      reference: '${NAME}',
      strict: [],
      source: 'https://pip.pypa.io/en/stable/reference/requirements-file-format/#using-environment-variables',
    },
  ],
  references: [
    {
      kind: 'requirements',
      path: /(?:^|\/)(?:[\w.-]*requirements[\w.-]*|constraints)\.(?:txt|in)$/,
      reference: '${NAME}',
      variable: 'PIP_TOKEN',
      values: [/:\/\/[^\s:@/'"]*:(?<value>[^\s:@/'"]+)@/dg, /:\/\/(?<value>[^\s:@/'"]{12,})@/dg],
      source: 'https://pip.pypa.io/en/stable/reference/requirements-file-format/#using-environment-variables',
    },
  ],
  settings: [
    {
      programs: ['pip'],
      command: ['config', 'set'],
      setting: /^global\.([\w-]+)$/,
      variable: 'PIP_{0}',
      replace: [[/-/g, '_']],
      source: 'https://pip.pypa.io/en/stable/topics/configuration/#environment-variables',
    },
  ],
  offline: [
    { programs: ['pip'], arguments: HELP, source: 'https://www.gnu.org/prep/standards/html_node/Command_002dLine-Interfaces.html' },
    { programs: ['pip'], arguments: /^(?:config|cache|list|freeze|show|check|uninstall|inspect|hash|debug)\b/, source: 'https://pip.pypa.io/en/stable/cli/' },
    { programs: ['pip'], arguments: /^(?!.*https?:).*(?:^| )--no-index(?: |$)/, source: 'https://pip.pypa.io/en/stable/cli/pip_install/#cmdoption-no-index' },
  ],
  overSsh: [{ programs: ['pip'], fetches: /(?:^| )(?:install|download|wheel)(?: |$)/, source: 'https://pip.pypa.io/en/stable/topics/vcs-support/' }],
  logs: [
    // addresses are hidden since 19.1, what git prints is not
    {
      to: { separate: /^--log(?:-file)?$/, attached: /^--log(?:-file)?=(?=.)/ },
      shows: 'maybe',
      source: 'https://pip.pypa.io/en/stable/cli/pip/#cmdoption-log',
    },
    { arguments: /(?:^| )(?:-[qU]*v|--verbose(?: |$))/, to: 'output', shows: 'maybe', source: 'https://pip.pypa.io/en/stable/cli/pip/#cmdoption-v' },
    { to: { variables: ['PIP_LOG'] }, shows: 'maybe', source: 'https://pip.pypa.io/en/stable/topics/configuration/#environment-variables' },
  ],
  logins: [
    {
      programs: ['pip', 'pipx', 'easy_install', 'tox', 'nox', 'pip-compile', 'pip-sync'],
      arguments: LOGIN_COMMANDS,
      unless: OFFLINE,
      source: 'https://pip.pypa.io/en/stable/cli/',
    },
  ],
  places: [
    {
      kinds: ['pip-conf'],
      home: /^\.pip\/pip\.conf$|^\.config\/pip\/pip\.conf$/,
      fixed: /^\/etc\/(?:xdg\/pip\/)?pip\.conf$|\/pip\.conf$/,
      serves: 'build',
      source: 'https://pip.pypa.io/en/stable/topics/configuration/#location',
    },
  ],
  project: [
    {
      programs: ['pip', 'pipx', 'easy_install', 'pip-sync', 'pip-compile'],
      arguments: /(?:^| )(?:-r|--requirements?|-c|--constraint)[ =]?\S|(?:^| )(?:\.{1,2}(?:\/\S*|\[\S+)?|-e \S+|\/\S+|\S+\.txt)(?: |$)/,
      manifest: /^(?:[\w.-]*requirements[\w.-]*|constraints[\w.-]*|[\w.-]+)\.(?:txt|in)$|^(?:requirements|setup\.py|setup\.cfg|pyproject\.toml)$/,
      files:
        /(?:^|\/)(?:[\w.-]*require[\w.-]*|constraints[\w.-]*|dev|prod|base|test)\.(?:txt|in)$|(?:^|\/)requirements\/.*$|(?:^|\/)(?:setup\.py|setup\.cfg|pyproject\.toml|pip\.conf)$/,
      starts: BUILD_CODE,
      modules: 'dotted',
      installs: true,
      source: 'https://pip.pypa.io/en/stable/reference/requirements-file-format/#using-environment-variables',
    },
    {
      programs: ['pip', 'pipx', 'easy_install', 'virtualenv'],
      installs: true,
      namedOnly: true,
      literal: true,
      files: /(?:^|\/)pip\.conf$/,
      source: 'https://pip.pypa.io/en/stable/cli/pip_install/',
    },
    { programs: ['nox'], arguments: /(?:^| )(?:-s|-e|--sessions?)(?:[ =]|$)/, ...RUNS_PROJECT, idle: 'python-tasks' },
    { programs: ['nox'], ...RUNS_PROJECT, idle: 'python-sessions' },
    { programs: ['tox'], ...RUNS_PROJECT },
  ],
  readsByItself: [
    // its options in upper case; it has none for a user, a password or a token
    {
      programs: ['pip', 'easy_install', 'pip-compile', 'pip-sync'],
      variables: /^PIP_(?!\w*(?:USER|PASS|PWD|TOKEN|LOGIN|AUTH|SECRET|CRED|KEY(?!RING)|PAT(?:_|$)))\w+$|^NETRC$/,
      source: 'https://pip.pypa.io/en/stable/topics/configuration/#environment-variables',
    },
    {
      programs: ['pipx', 'tox', 'nox'],
      variables: /^(?:PIP|TWINE|UV)_\w+$|^NETRC$/i,
      source: 'https://pip.pypa.io/en/stable/topics/configuration/#environment-variables',
    },
  ],
  credentialFolders: [{ name: '.pip', file: 'pip.conf', source: 'https://pip.pypa.io/en/stable/topics/configuration/#location' }],
  runsPackages: [{ programs: ['pipx'], source: 'https://pipx.pypa.io/stable/' }],
};
