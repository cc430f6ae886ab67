import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

const REPO_OPTIONS = /^--(?:public-key|fetch-public-key|auth-key|oauth-exchange-url)$/;

export const mix: Tool = {
  name: 'mix',
  title: 'Hex',
  docs: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.html',
  programs: ['mix', 'elixir', 'iex', 'erl', 'rebar', 'rebar3'],
  environment: [
    {
      variables: /HEX_\w+|MIX_\w+|OBAN_\w+|REBAR_\w+/i,
      how: 'reads %s',
      runs: 'code of the project',
      plain: /^local\.(?:hex|rebar)\b/,
      readsNothing: VERSION,
      source: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.html',
    },
  ],
  files: [
    {
      programs: ['mix', 'rebar3'],
      kind: 'Hex logins',
      path: /\/hex\.config$/,
      where: 'home',
      ownOnly: true,
      programOnly: true,
      source: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.html',
    },
  ],
  readsFilesOf: [
    { tool: 'netrc', programs: ['mix', 'rebar3'] },
    { tool: 'git', programs: ['mix', 'rebar3'] },
    { tool: 'ssh', programs: ['mix', 'rebar3'] },
  ],
  options: [
    { programs: ['mix'], when: /\bhex\./, options: ['--key', '--auth-key'], form: 'value', source: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.Organization.html' },
  ],
  operands: [{ programs: ['mix'], command: ['hex.config', 'api_key'], operand: 0, form: 'value', source: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.Config.html' }],
  writes: [
    {
      programs: ['mix'],
      kind: 'config',
      arguments: /\bhex\.organization auth\b/,
      files: ['~/.hex/hex.config'],
      moved: ['HEX_HOME'],
      holds: 'organization',
      revertedBy: /^mix hex\.organization deauth\b/,
      revert: [
        {
          command: ['hex.organization', 'auth'],
          valued: /^--key(?:-name)?$/,
          undo: { arguments: 'hex.organization deauth {0}' },
          source: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.Organization.html',
        },
      ],
      source: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.Organization.html',
    },
    {
      programs: ['mix'],
      kind: 'config',
      arguments: /\bhex\.repo (?:add|set)\b/,
      files: ['~/.hex/hex.config'],
      moved: ['HEX_HOME'],
      holds: 'name',
      revertedBy: /^mix hex\.repo remove\b/,
      revert: [
        {
          command: ['hex.repo', 'add'],
          valued: REPO_OPTIONS,
          undo: { arguments: 'hex.repo remove {0}' },
          source: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.Repo.html',
        },
        {
          command: ['hex.repo', 'set'],
          arguments: /^(?!.*\bhexpm\b)/,
          valued: REPO_OPTIONS,
          undo: { arguments: 'hex.repo remove {0}' },
          source: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.Repo.html',
        },
      ],
      source: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.Repo.html',
    },
    {
      programs: ['mix'],
      kind: 'config',
      arguments: /\bhex\.config api_key (?!--)/,
      files: ['~/.hex/hex.config'],
      moved: ['HEX_HOME'],
      holds: 'one',
      revertedBy: /^mix hex\.config api_key --delete\b/,
      revert: [
        {
          command: ['hex.config', 'api_key'],
          undo: { arguments: 'hex.config api_key --delete' },
          source: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.Config.html',
        },
      ],
      source: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.Config.html',
    },
    {
      programs: ['mix'],
      kind: 'login',
      arguments: /\bhex\.user (?:auth|key)\b/,
      files: ['~/.hex/hex.config'],
      moved: ['HEX_HOME'],
      holds: 'one',
      revertedBy: /^mix hex\.user deauth\b/,
      revert: [{ command: ['hex.user', 'auth'], undo: { arguments: 'hex.user deauth' }, source: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.User.html' }],
      source: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.User.html',
    },
  ],
  settings: [
    {
      programs: ['mix'],
      command: ['hex.config'],
      setting: /^(api_key)$/,
      variable: 'HEX_{0}',
      replace: [],
      source: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.Config.html#module-config-keys',
    },
  ],
  offline: [
    {
      programs: ['mix'],
      arguments:
        /^(?:--version|help|compile|deps\.compile|test|format|release|phx\.digest|assets\.\w+|local\.(?:hex|rebar)|hex\.(?:organization|repo|config|user|info))\b/,
      source: 'https://hexdocs.pm/mix/Mix.Tasks.Deps.Loadpaths.html',
    },
  ],
  overSsh: [
    { programs: ['mix'], fetches: /^deps\.(?:get|update)\b/, source: 'https://hexdocs.pm/mix/Mix.Tasks.Deps.html' },
    { programs: ['rebar3'], fetches: /^(?:get-deps|upgrade|compile)\b/, source: 'https://rebar3.org/docs/configuration/dependencies/' },
  ],
  logins: [
    {
      // without its packages, `mix compile` fails
      programs: ['mix'],
      arguments: /(?:^|\s)(?:deps\.(?!(?:pre)?compile|clean|tree|loadpaths)\w+|hex\.\w+|local\.\w+|archive\.\w+)(?:\s|,|$)/,
      source: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.html',
    },
    {
      programs: ['rebar3'],
      arguments: /(?:^|\s)(?:deps|get-deps|compile|upgrade|release|tar|ct|eunit|escriptize|dialyzer|shell)(?:\s|,|$)/,
      source: 'https://rebar3.org/docs/commands/',
    },
  ],
  places: [{ kinds: ['hex-config'], home: /^\.hex\/hex\.config$/, serves: 'build', source: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.Config.html' }],
  repositoryLocks: [
    {
      programs: ['mix'],
      locks: /(?:^|\/)mix\.lock$/,
      settings: /(?:^|\/)mix\.exs$/,
      repository: /\{:git\b|\bgit(?:hub)?:|\bgit@|:git\b/,
      source: 'https://hexdocs.pm/mix/Mix.Tasks.Deps.html#module-git-options-git',
    },
  ],
  project: [
    {
      programs: ['mix'],
      arguments:
        /^(?:do )?(?:local|archive)\.\w+(?: (?!deps|compile|release)[^ ,+]+)*(?:(?:,| \+) ?(?:local|archive)\.\w+(?: (?!deps|compile|release)[^ ,+]+)*)*(?:,| \+)? ?$/,
      files: /(?:^|\/)mix\.exs$/,
      idle: 'elixir-project',
      installs: true,
      namedOnly: true,
      source: 'https://hexdocs.pm/mix/Mix.Tasks.Local.Hex.html',
    },
    {
      programs: ['mix', 'rebar3'],
      arguments: /(?:^| )(?:deps\.get|deps\.update|hex\.\w+|local\.\w+|archive\.install|get-deps)(?: |$)/,
      manifest: /^(?:mix\.exs|rebar\.config)$/,
      files: /(?:^|\/)(?:mix\.exs|config\/(?!runtime\.exs$)[\w-]+\.exs|rebar\.config)$/,
      idle: 'elixir-settings',
      installs: true,
      source: 'https://hexdocs.pm/mix/Mix.Tasks.Deps.Get.html',
    },
    {
      programs: ['mix'],
      // config/runtime.exs is copied into the release and evaluated where that starts
      arguments:
        /^(?:do )?(?:-\S+ )*(?:compile|deps\.compile|release|phx\.digest|assets\.\w+|esbuild|tailwind|format|credo|dialyzer|gettext\.\w+|sentry\.\w+)(?:[ ,]|$)/,
      unless: /--runtime-config/,
      manifest: /^mix\.exs$/,
      files: /(?:^|\/)(?!runtime\.exs$)[^/]+\.exs?$|\.(?:[hl]?eex|heex|config|[cm]?[jt]sx?|erl|hrl)$/,
      idle: 'elixir-functions',
      scripts: /(?:^|\/)mix\.exs$/,
      source: 'https://hexdocs.pm/mix/Mix.Tasks.Release.html#module-runtime-configuration',
    },
    {
      programs: ['mix', 'rebar3'],
      manifest: /^(?:mix\.exs|rebar\.config)$/,
      files: /\.(?:exs?|[hl]?eex|heex|config|[cm]?[jt]sx?|erl|hrl)$/,
      source: 'https://hexdocs.pm/elixir/System.html#get_env/2',
    },
  ],
  readsByItself: [
    {
      programs: ['mix', 'rebar3'],
      variables: /^(?:HEX_(?:API_KEY|API_URL|REPOS_KEY|MIRROR\w*|HTTP\w*|CACERTS_PATH|HOME|OFFLINE|UNSAFE_\w+)|MIX_\w+|REBAR_\w+)$/i,
      source: 'https://hexdocs.pm/mix/Mix.html#module-environment-variables',
    },
  ],
  keepsSettings: [
    {
      programs: ['mix'],
      arguments: /(?:^| )release(?: |$)/,
      files: /(?:^|\/)config\/(?!runtime\.exs$)[\w-]+\.exs$/,
      where: 'sys.config of the release',
      source: 'https://hexdocs.pm/mix/Mix.Tasks.Release.html#module-application-configuration',
    },
  ],
  narrowReads: [
    {
      programs: ['mix'],
      variables: /^HEX_API_KEY$/i,
      arguments: /^(?!local\.)(?!archive\.\w+ hex (?!.*--(?:organization|repo)\b))/,
      source: 'https://hexdocs.pm/mix/Mix.Tasks.Archive.Install.html',
    },
  ],
  compiles: [{ programs: ['mix'], arguments: /(?:^| )(?:release|compile|escript\.build)(?: |$)/, source: 'https://hexdocs.pm/mix/Mix.Tasks.Release.html' }],
};
