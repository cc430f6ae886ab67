import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { GEM_READS, LOGIN_COMMANDS } from './shared.ts';

export const gem: Tool = {
  name: 'gem',
  docs: 'https://guides.rubygems.org/command-reference/',
  programs: ['gem'],
  environment: [
    {
      variables: /GEM_\w+|GEMRC|RUBYGEMS_\w+/i,
      how: 'reads %s',
      runs: 'build scripts of the gems',
      plain: /^(?:list|query|contents|env|environment|which|uninstall|cleanup|sources?|specification|search|info|outdated|signout)\b/,
      readsNothing: VERSION,
      source: 'https://guides.rubygems.org/command-reference/#gem-environment',
    },
  ],
  files: [
    {
      kind: 'gem logins',
      path: /\/\.(?:local\/share\/)?gem\/credentials$/,
      where: 'home',
      ownOnly: true,
      programOnly: true,
      source: 'https://guides.rubygems.org/api-key-scopes/',
    },
    {
      kind: 'gem settings',
      path: /\/\.gemrc$|\/gem\/gemrc$|^\/etc\/gemrc$/,
      where: 'home',
      source: 'https://guides.rubygems.org/command-reference/#gem-environment',
    },
  ],
  readsFilesOf: [{ tool: 'bundler' }],
  writes: [
    {
      kind: 'config',
      arguments: /^sources? (?:\S+ )*(?:-a|--add|--append|--prepend)[= ]\S*https?:\/\/[^\s/]+@/,
      files: ['~/.config/gem/gemrc'],
      scopes: [{ option: /--config-file[= ](?<path>\S+)/ }],
      moved: ['XDG_CONFIG_HOME'],
      holds: 'name',
      revertedBy: /^gem sources? (?:\S+ )*(?:-r|--remove)\b/,
      revert: [
        {
          command: ['sources'],
          valued: /^(?:-a|--add|--append|--prepend|--config-file)$/,
          keep: /^--config-file(?:=.*)?$/,
          undo: { arguments: 'sources {kept} --remove {-a|--add|--append|--prepend}' },
          source: 'https://guides.rubygems.org/command-reference/#gem-sources',
        },
        {
          command: ['source'],
          valued: /^(?:-a|--add|--append|--prepend|--config-file)$/,
          keep: /^--config-file(?:=.*)?$/,
          undo: { arguments: 'source {kept} --remove {-a|--add|--append|--prepend}' },
          source: 'https://guides.rubygems.org/command-reference/#gem-sources',
        },
      ],
      source: 'https://guides.rubygems.org/command-reference/#gem-sources',
    },
    {
      kind: 'login',
      arguments: /^signin\b/,
      files: ['~/.local/share/gem/credentials', '~/.gem/credentials'],
      moved: ['XDG_DATA_HOME'],
      holds: 'host',
      revertedBy: /^gem signout\b/,
      source: 'https://guides.rubygems.org/command-reference/#gem-signin',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://www.gnu.org/prep/standards/html_node/Command_002dLine-Interfaces.html' },
    {
      arguments:
        /^(?:build|list|contents|env|environment|which|uninstall|cleanup|sources?|signout|rdoc|pristine|lock)\b|^(?:install|query|specification)\b.* (?:-l|--local)(?: |$)/,
      source: 'https://guides.rubygems.org/command-reference/',
    },
  ],
  logins: [{ arguments: LOGIN_COMMANDS, unless: /--local\b/, source: 'https://bundler.io/man/bundle.1.html' }],
  places: [
    {
      kinds: ['gem-credentials'],
      home: /^\.(?:gem|local\/share\/gem)\/credentials$/,
      onlyLogins: true,
      serves: 'build',
      source: 'https://guides.rubygems.org/api-key-scopes/',
    },
  ],
  project: [{ installs: true, namedOnly: true, source: 'https://guides.rubygems.org/command-reference/#gem-install' }],
  readsByItself: [GEM_READS],
  credentialFolders: [{ name: '.gem', file: 'credentials', source: 'https://guides.rubygems.org/api-key-scopes/' }],
};
