import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { GEM_READS, GEM_VARIABLES, LOGIN_COMMANDS, RUNS_PROJECT } from './shared.ts';

export const bundler: Tool = {
  name: 'bundler',
  title: 'Bundler',
  docs: 'https://bundler.io/man/bundle-config.1.html',
  programs: ['bundle'],
  spellings: [{ starts: 'bundler', pattern: /^bundler$/, name: 'bundle' }],
  environment: [
    {
      variables: GEM_VARIABLES,
      how: 'reads %s',
      runs: 'code of the project and its gems',
      // all other commands evaluate the Gemfile, which is Ruby code
      plain: /^config\b/,
      readsNothing: VERSION,
      source: 'https://bundler.io/man/bundle-config.1.html',
    },
  ],
  files: [
    {
      kind: 'Bundler settings',
      path: /\/\.bundle(?:\/config)?$/,
      where: 'project',
      programOnly: true,
      source: 'https://bundler.io/man/bundle-config.1.html',
    },
    { kind: 'Bundler settings', path: /^\/usr\/local\/bundle\/config$/, where: 'fixed', programOnly: true, source: 'https://github.com/docker-library/ruby' },
  ],
  readsFilesOf: [{ tool: 'netrc' }, { tool: 'git' }, { tool: 'ssh' }, { tool: 'gem' }, { tool: 'ruby' }],
  operands: [
    {
      command: ['config', 'set'],
      key: /^(?!(?:build|local|mirror|path|disable_\w+)\.)(?:https?:\/\/)?[\w-]+\.[\w.-]+|^[A-Z_]+__\w+$/i,
      operand: 1,
      form: 'value',
      source: 'https://bundler.io/man/bundle-config.1.html#CREDENTIALS-FOR-GEM-SOURCES',
    },
    {
      command: ['config'],
      key: /^(?!(?:build|local|mirror|path|disable_\w+)\.)(?:https?:\/\/)?[\w-]+\.[\w.-]+$|^[A-Z_]+__\w+$/i,
      operand: 1,
      form: 'value',
      source: 'https://bundler.io/man/bundle-config.1.html#CREDENTIALS-FOR-GEM-SOURCES',
    },
  ],
  writes: [
    {
      kind: 'config',
      arguments: /^add\b.*:\/\/[^\s/]*@/,
      files: ['Gemfile'],
      holds: 'name',
      source: 'https://bundler.io/man/bundle-add.1.html',
    },
    {
      kind: 'config',
      arguments:
        /^config\s+(?:set\s+)?(?:--\S+\s+)*(?:set\s+)?(?:--\S+\s+)*(?!(?:build|local|path|disable_\w+)[.\s]|mirror\.\S+\s+\S*:\/\/[^@\s]*(?:\s|$))(?:\S*[\w-]\.[a-z]{2,}\S*|[A-Z_]+__\w+)\s+\S/i,
      files: ['~/.bundle/config'],
      scopes: [{ option: /--local\b|^config (?:-\S+ )*set (?!.*--global\b)/, file: '.bundle/config' }],
      moved: ['BUNDLE_USER_CONFIG', 'BUNDLE_APP_CONFIG'],
      // the ruby images set BUNDLE_APP_CONFIG: https://github.com/docker-library/ruby/blob/master/Dockerfile.template
      inImages: ['/usr/local/bundle/config'],
      holds: 'host',
      revertedBy: /^bundle config (?:\S+ )*(?:unset|--delete)\b/,
      revert: [
        {
          command: ['config', 'set'],
          keep: /^--(?:global|local)$/,
          undo: { arguments: 'config unset {kept} {0}' },
          source: 'https://bundler.io/man/bundle-config.1.html',
        },
        { command: ['config'], undo: { arguments: 'config --delete {0}' }, source: 'https://bundler.io/v1.17/bundle_config.html' },
      ],
      source: 'https://bundler.io/man/bundle-config.1.html',
    },
  ],
  settings: [
    {
      command: ['config', 'set'],
      setting: /^(?:https?:\/\/)?([\w-]+(?:\.[\w-]+)+|\w+__\w+)(?:\/\S*)?$/,
      variable: 'BUNDLE_{0}',
      replace: [
        [/-/g, '___'],
        [/\./g, '__'],
      ],
      source: 'https://bundler.io/man/bundle-config.1.html#CREDENTIALS-FOR-GEM-SOURCES',
    },
    {
      command: ['config'],
      setting: /^(?:https?:\/\/)?([\w-]+(?:\.[\w-]+)+|\w+__\w+)(?:\/\S*)?$/,
      variable: 'BUNDLE_{0}',
      replace: [
        [/-/g, '___'],
        [/\./g, '__'],
      ],
      source: 'https://bundler.io/v1.17/bundle_config.html#CREDENTIALS-FOR-GEM-SOURCES',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://www.gnu.org/prep/standards/html_node/Command_002dLine-Interfaces.html' },
    { arguments: /^(?:config|version|show|list|info|check|clean|binstubs|doctor|env|exec)\b/, source: 'https://bundler.io/man/bundle.1.html' },
    { arguments: /^(?:-\S+ )*(?:install|lock)?\b.*--local(?: |$)/, source: 'https://bundler.io/man/bundle-install.1.html' },
  ],
  overSsh: [{ fetches: /^(?:-\S+(?: |$))*$|^(?:install|update|lock|cache|package)\b/, source: 'https://bundler.io/guides/git.html' }],
  logins: [{ arguments: LOGIN_COMMANDS, unless: /--local\b/, source: 'https://bundler.io/man/bundle.1.html' }],
  places: [
    {
      kinds: ['bundle-config'],
      home: /^\.bundle\/config$/,
      project: /^\.bundle\/config$/,
      fixed: /^\/usr\/local\/bundle\/config$/,
      folders: ['BUNDLE_APP_CONFIG'],
      serves: 'build',
      loginLines: /^(?:---|#|\s*$|BUNDLE_\w*__\w*:)/,
      source: 'https://bundler.io/man/bundle-config.1.html',
    },
  ],
  repositoryLocks: [
    {
      locks: /(?:^|\/)(?:Gemfile\.lock|gems\.locked)$/,
      settings: /(?:^|\/)(?:Gemfile|gems\.rb)$/,
      repository: /^GIT\b|\bgit(?:hub|lab|_source)?\b\s{0,9}(?::|=>|"|'|\()|\b(?:gist|bitbucket):|\bgit@|\.git\b/m,
      source: 'https://bundler.io/guides/git.html',
    },
  ],
  project: [
    {
      arguments: /^(?:-\S+ )*(?:install|update|lock|cache|package|check|config|clean|outdated|add)(?: |$)|^(?:-\S+(?: |$))*$/,
      manifest: /^(?:Gemfile|gems\.rb)$/,
      files: /(?:^|\/)(?:Gemfile|gems\.rb|\.bundle\/config|[\w.-]+\.gemspec)$/,
      installs: true,
      source: 'https://bundler.io/man/gemfile.5.html',
    },
    {
      arguments: /^(?:-\S+ )*exec (?:-\S+ )*(?=\S)/,
      follows: 'program',
      libraries: 'ruby',
      source: 'https://bundler.io/man/bundle-exec.1.html',
    },
    RUNS_PROJECT,
  ],
  readsByItself: [GEM_READS],
};
