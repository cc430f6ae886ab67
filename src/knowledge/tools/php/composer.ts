import { HELP, subcommands, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { RUNS_PROJECT } from './shared.ts';

export const composer: Tool = {
  name: 'composer',
  title: 'Composer',
  docs: 'https://getcomposer.org/doc/03-cli.md#composer-auth',
  programs: ['composer'],
  spellings: [{ starts: 'composer', pattern: /^composer(?:\.phar|\d)?$/, name: 'composer' }],
  environment: [
    {
      variables: /COMPOSER_\w+|(?:MAGENTO|NOVA|SPARK|SATIS|PACKAGIST|ACF)_\w+|(?:GH|GITHUB|GITLAB)_?(?:\w+_)?(?:TOKEN|PAT|OAUTH)/i,
      how: 'reads %s as its login',
      runs: 'scripts of the project and its packages',
      plain: /^(?:(?:-\S+|global) )*(?:config|clear-cache|clearcache|self-update|selfupdate|diagnose|validate)\b/,
      readsNothing: VERSION,
      source: 'https://getcomposer.org/doc/03-cli.md#composer-auth',
    },
  ],
  files: [
    {
      kind: 'Composer logins',
      path: /\/auth\.json$/,
      where: 'project',
      ownOnly: true,
      programOnly: true,
      source: 'https://getcomposer.org/doc/articles/authentication-for-private-packages.md',
    },
  ],
  readsFilesOf: [{ tool: 'netrc' }, { tool: 'git' }, { tool: 'ssh' }],
  operands: [
    {
      command: ['config'],
      key: /^(?:github-oauth|gitlab-oauth|gitlab-token|bearer|forgejo-token)\./,
      operand: 1,
      form: 'value',
      source: 'https://getcomposer.org/doc/articles/authentication-for-private-packages.md',
    },
    {
      command: ['config'],
      key: /^(?:http-basic|bitbucket-oauth|http-digest)\./,
      operand: 2,
      form: 'value',
      source: 'https://getcomposer.org/doc/articles/authentication-for-private-packages.md',
    },
  ],
  writes: [
    {
      kind: 'config',
      arguments: /\bconfig\b.*(?:github-oauth|gitlab-(?:oauth|token)|bitbucket-oauth|http-basic|bearer|forgejo-token|custom-headers)/,
      files: ['auth.json'],
      scopes: [{ option: /(?:^| )(?:-g|--global|global)\b/, file: '~/.composer/auth.json' }],
      moved: ['COMPOSER_HOME'],
      holds: 'host',
      revertedBy: /^composer (?:\S+ )*config (?:\S+ )*--unset\b/,
      revert: [
        {
          command: ['global', 'config'],
          arguments: /oauth|http-basic|token|bearer|custom-headers/,
          undo: { arguments: 'global config --unset {0}' },
          source: 'https://getcomposer.org/doc/03-cli.md#config',
        },
        {
          command: ['config'],
          arguments: /oauth|http-basic|token|bearer|custom-headers/,
          valued: /^(?:-d|--working-dir|-f|--file)$/,
          keep: /^(?:-g|--global|-d|--working-dir(?:=.*)?)$/,
          undo: { arguments: 'config {kept} --unset {0}' },
          source: 'https://getcomposer.org/doc/03-cli.md#config',
        },
      ],
      source: 'https://getcomposer.org/doc/articles/authentication-for-private-packages.md',
    },
    {
      kind: 'config',
      arguments: /\bconfig\b.*repositor.*https?:\/\/[^\s/]+@/,
      files: ['composer.json'],
      scopes: [{ option: /(?:^| )(?:-g|--global|global)\b/, file: '~/.composer/config.json' }],
      moved: ['COMPOSER_HOME'],
      holds: 'name',
      revertedBy: /^composer (?:\S+ )*config (?:\S+ )*--unset\b/,
      revert: [
        { command: ['global', 'config'], undo: { arguments: 'global config --unset {0}' }, source: 'https://getcomposer.org/doc/03-cli.md#config' },
        {
          command: ['config'],
          valued: /^(?:-d|--working-dir|-f|--file)$/,
          keep: /^(?:-g|--global|-d|--working-dir(?:=.*)?|-f|--file(?:=.*)?)$/,
          undo: { arguments: 'config {kept} --unset {0}' },
          source: 'https://getcomposer.org/doc/03-cli.md#config',
        },
      ],
      source: 'https://getcomposer.org/doc/03-cli.md#config',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://www.gnu.org/prep/standards/html_node/Command_002dLine-Interfaces.html' },
    {
      arguments:
        /^(?:-\S+ )*(?:global )?(?:config|clear-cache|clearcache|dump-autoload|dumpautoload|validate|licenses|check-platform-reqs|status|suggests|self-update|selfupdate|(?:symfony:)?dump-env|run|run-script|exec)\b/,
      source: 'https://getcomposer.org/doc/03-cli.md',
    },
  ],
  overSsh: [{ fetches: /^(?:-\S+ )*(?:install|i|update|u|require|r|create-project)(?: |$)/, source: 'https://getcomposer.org/doc/05-repositories.md#vcs' }],
  logins: [
    {
      arguments: subcommands('install i update u upgrade require r create-project outdated show search reinstall', String.raw`global\s+\w+`),
      source: 'https://getcomposer.org/doc/03-cli.md',
    },
  ],
  places: [
    {
      kinds: ['composer-auth'],
      home: /^\.(?:config\/)?composer\/auth\.json$/,
      project: /^auth\.json$/,
      fixed: /^\/(?:tmp|composer)\/auth\.json$/,
      folders: ['COMPOSER_HOME'],
      onlyLogins: true,
      serves: 'build',
      source: 'https://getcomposer.org/doc/articles/authentication-for-private-packages.md',
    },
  ],
  repositoryLocks: [
    {
      locks: /(?:^|\/)composer\.lock$/,
      settings: /(?:^|\/)composer\.json$/,
      // where a package has an archive, git is not started
      repository:
        /"type"\s{0,9}:\s{0,9}"(?:vcs|github|gitlab|bitbucket|git-bitbucket|hg|svn|git"(?!\s{0,9},\s{0,30}"url"\s{0,9}:\s{0,9}"https:\/\/github\.com\/[^"\n]{0,200}",\s{0,30}"reference"))|preferred-install|"url"\s{0,9}:\s{0,9}"(?:git@|ssh:)/,
      source: 'https://getcomposer.org/doc/05-repositories.md#vcs',
    },
  ],
  project: [
    {
      arguments:
        /^(?:-\S+ )*(?:install|i|update|u|upgrade|require|r|dump-autoload|dumpautoload|reinstall|create-project|config|clear-cache|clearcache|self-update|diagnose|validate|check-platform-reqs|global|show|audit|(?:symfony:)?dump-env|(?:symfony:)?recipes|outdated|licenses|suggests|why|depends|why-not|prohibits|status|search|init|remove|rm|uninstall|bump|fund|browse|home|archive)(?: |$)/,
      manifest: /^composer\.json$/,
      files: /(?:^|\/)(?:composer\.json|auth\.json)$/,
      follows: 'composer-hooks',
      installs: true,
      source: 'https://getcomposer.org/doc/articles/scripts.md',
    },
    RUNS_PROJECT,
  ],
  readsByItself: [{ variables: /^COMPOSER(?:_AUTH|_\w+)?$/i, source: 'https://getcomposer.org/doc/03-cli.md#environment-variables' }],
  credentialFolders: [{ name: '.composer', file: 'auth.json', source: 'https://getcomposer.org/doc/articles/authentication-for-private-packages.md' }],
};
