import { HELP } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { LOGIN_COMMANDS, NUGET_READS, NUGET_VARIABLES, READS_BUILD_FILES } from './shared.ts';

const SOURCE_OPTIONS = /^(?:-n|--name|-u|--username|-p|--password|--configfile|--valid-authentication-types|--protocol-version)$/;

export const dotnet: Tool = {
  name: 'dotnet',
  docs: 'https://learn.microsoft.com/nuget/reference/nuget-config-file#using-environment-variables',
  programs: ['dotnet', 'msbuild', 'xbuild', 'paket', 'cake', 'libman'],
  wraps: [
    {
      programs: ['dotnet'],
      operands: 0,
      inner: /^sonarscanner$/,
      source: 'https://docs.sonarsource.com/sonarqube-server/analyzing-source-code/scanners/dotnet/using',
    },
  ],
  environment: [
    {
      variables: NUGET_VARIABLES,
      how: 'reads %%%s%% in nuget.config or the variable itself',
      runs: 'the build files of the project',
      plain: /^(?:nuget|tool (?:install|update|restore|list|uninstall)|dev-certs|new|sln)\b/,
      readsNothing: /^(?:--?version|--info|--list-\w+)$/,
      source: 'https://learn.microsoft.com/nuget/reference/nuget-config-file#using-environment-variables',
    },
  ],
  readsFilesOf: [{ tool: 'nuget', programs: ['dotnet', 'msbuild', 'xbuild', 'paket'] }],
  options: [
    {
      programs: ['dotnet'],
      when: /\bnuget (?:add|update) source\b/,
      options: ['-p', '--password'],
      form: 'value',
      source: 'https://learn.microsoft.com/dotnet/core/tools/dotnet-nuget-add-source',
    },
    {
      programs: ['dotnet'],
      when: /\bpush\b/,
      options: ['-k', '--api-key', '-ApiKey'],
      form: 'value',
      source: 'https://learn.microsoft.com/dotnet/core/tools/dotnet-nuget-push',
    },
  ],
  operands: [
    {
      programs: ['dotnet'],
      command: ['user-secrets', 'set'],
      key: /pass|pwd|secret|token|key|connectionstring|credential/i,
      operand: 1,
      form: 'value',
      valued: /^(?:-p|--project|-c|--configuration|--id)$/,
      source: 'https://learn.microsoft.com/aspnet/core/security/app-secrets#set-a-secret',
    },
    { programs: ['paket'], command: ['config', 'add-token'], operand: 1, form: 'value', source: 'https://fsprojects.github.io/Paket/paket-config.html' },
  ],
  writes: [
    {
      programs: ['dotnet'],
      kind: 'config',
      arguments: /\bnuget (?:add|update) source\b/i,
      files: ['~/.nuget/NuGet/NuGet.Config'],
      scopes: [{ option: /--configfile[= ](?<path>\S+)/i }],
      holds: 'name',
      revertedBy: /^dotnet nuget remove source\b/i,
      revert: [
        {
          command: ['nuget', 'add', 'source'],
          arguments: /^(?!.*--configfile\b)/,
          valued: SOURCE_OPTIONS,
          undo: { arguments: 'nuget remove source {-n|--name} && rm -f ~/.nuget/NuGet/NuGet.Config' },
          others: /\bnuget add source\b|\bNuGet\/NuGet\.Config\b/i,
          source: 'https://learn.microsoft.com/nuget/consume-packages/configuring-nuget-behavior#config-file-locations-and-uses',
        },
        {
          command: ['nuget', 'add', 'source'],
          keep: /^--configfile$/,
          valued: SOURCE_OPTIONS,
          undo: { arguments: 'nuget remove source {-n|--name} {kept}' },
          source: 'https://learn.microsoft.com/dotnet/core/tools/dotnet-nuget-remove-source',
        },
      ],
      source: 'https://learn.microsoft.com/dotnet/core/tools/dotnet-nuget-add-source',
    },
    {
      programs: ['paket'],
      kind: 'login',
      arguments: /^config add-(?:token|credentials|authentication)\b/,
      files: ['~/.config/Paket/paket.config'],
      holds: 'host',
      source: 'https://fsprojects.github.io/Paket/paket-config.html',
    },
  ],
  offline: [
    { programs: ['dotnet'], arguments: HELP, source: 'https://www.gnu.org/prep/standards/html_node/Command_002dLine-Interfaces.html' },
    {
      programs: ['dotnet'],
      arguments:
        /^(?:--info|--list-\w+|nuget (?:add|remove|list|update|disable|enable|locals)|dev-certs|sln|new (?:list|uninstall)|tool (?:list|uninstall)|clean|vstest)\b/,
      source: 'https://learn.microsoft.com/dotnet/core/tools/',
    },
    {
      programs: ['dotnet'],
      arguments: /^(?:build|publish|pack|test|run|ef)\b.* --no-(?:restore|build)(?: |$)/,
      source: 'https://learn.microsoft.com/dotnet/core/tools/dotnet-build#implicit-restore',
    },
  ],
  optionVariables: [
    {
      programs: ['dotnet'],
      command: ['nuget', 'add', 'source'],
      name: ['-n', '--name'],
      values: { user: ['-u', '--username'], password: ['-p', '--password'] },
      without: ['--store-password-in-clear-text'],
      variable: 'NuGetPackageSourceCredentials_{name}',
      text: 'Username={user};Password={password}',
      file: '~/.nuget/NuGet/NuGet.Config',
      source: 'https://learn.microsoft.com/nuget/consume-packages/consuming-packages-authenticated-feeds#credentials-in-environment-variables',
    },
    // a source that was there before must not be removed with its login
    {
      programs: ['dotnet'],
      command: ['nuget', 'update', 'source'],
      name: 'operand',
      values: { user: ['-u', '--username'], password: ['-p', '--password'] },
      without: ['--store-password-in-clear-text'],
      idle: ['--configfile'],
      variable: 'NuGetPackageSourceCredentials_{name}',
      text: 'Username={user};Password={password}',
      file: '~/.nuget/NuGet/NuGet.Config',
      source: 'https://learn.microsoft.com/nuget/consume-packages/consuming-packages-authenticated-feeds#credentials-in-environment-variables',
    },
  ],
  logs: [
    {
      // without a name, the log is msbuild.binlog: such a command is no row, because the file is beside the project
      to: { attached: /^[-/](?:bl|binarylogger):(?:logfile=)?(?=.)/i },
      shows: 'always',
      source: 'https://learn.microsoft.com/visualstudio/msbuild/obtaining-build-logs-with-msbuild#save-a-binary-log',
    },
    {
      arguments: /(?:^| )(?:(?:-v|--verbosity|[-/](?:v|verbosity):) ?(?:diag|diagnostic|d|detailed))(?: |$)/,
      to: 'output',
      shows: 'always',
      source: 'https://learn.microsoft.com/visualstudio/msbuild/obtaining-build-logs-with-msbuild#set-the-level-of-detail',
    },
  ],
  logins: [
    {
      programs: ['dotnet', 'msbuild', 'xbuild', 'paket'],
      arguments: LOGIN_COMMANDS,
      unless: /--no-restore\b/,
      starts: /^(?:run|watch)\b/,
      source: 'https://learn.microsoft.com/dotnet/core/tools/',
    },
  ],
  project: [
    {
      programs: ['dotnet'],
      arguments: /^tool restore(?: |$)/,
      files: /(?:^|\/)(?:nuget\.config|dotnet-tools\.json)$/i,
      installs: true,
      source: 'https://learn.microsoft.com/dotnet/core/tools/dotnet-tool-install',
    },
    {
      programs: ['dotnet'],
      arguments: /^(?:tool run )?(?:nswag|csharpier|reportgenerator|swagger|husky|jb|stryker|kiota|refitter|cyclonedx)(?: |$)/i,
      files: /(?:^|\/)[\w.-]*nswag[\w.-]*\.json$/i,
      source: 'https://learn.microsoft.com/dotnet/core/tools/local-tools-how-to-use',
    },
    {
      programs: ['dotnet'],
      arguments: /^(?:test|run|ef|watch)(?: |$)/,
      manifest: /\.(?:cs|fs|vb)proj$|\.slnx?$/i,
      files: /\.(?:cs|fs|vb|cshtml|razor|json|csproj|fsproj|vbproj|props|targets|sln|slnx|proj|config)$/i,
      members: 'dotnet',
      source: 'https://learn.microsoft.com/dotnet/core/tools/dotnet-test',
    },
    {
      programs: ['dotnet'],
      arguments: /^tool (?:install|update)\b/,
      unless: /--(?:add-source|source|configfile)\b/,
      files: /(?:^|\/)nuget\.config$/i,
      installs: true,
      namedOnly: true,
      source: 'https://learn.microsoft.com/dotnet/core/tools/dotnet-tool-install',
    },
    {
      programs: ['dotnet', 'msbuild'],
      arguments: /^(?:build|publish|pack|msbuild)(?: |$)|\.(?:sln|slnx|\w+proj)(?: |$)/i,
      ...READS_BUILD_FILES,
      scripts: /\.(?:cs|fs|vb)proj$|\.(?:props|targets|proj)$/,
      source: 'https://learn.microsoft.com/visualstudio/msbuild/exec-task',
    },
    { programs: ['dotnet', 'msbuild'], ...READS_BUILD_FILES },
  ],
  prepared: [
    {
      programs: ['dotnet'],
      by: /^restore\b/,
      arguments: /^(?:build|publish|pack|test|run|format|ef)\b/,
      unless: /(?:^| )(?:-r|-a|--runtime|--arch|--os|--self-contained|--force)(?: |=|$)|RuntimeIdentifier/i,
      files: /\.(?:cs|fs|vb)proj$|\.(?:props|targets)$|(?:^|\/)(?:nuget\.config|global\.json|packages\.lock\.json)$/i,
      source: 'https://learn.microsoft.com/nuget/concepts/package-installation-process',
    },
  ],
  readsByItself: [{ programs: ['dotnet', 'msbuild'], ...NUGET_READS }],
  compiles: [
    {
      programs: ['dotnet', 'msbuild'],
      arguments: /^(?:build|publish)(?: |$)|^\S+\.(?:sln|\w+proj)/,
      source: 'https://learn.microsoft.com/dotnet/core/tools/dotnet-publish',
    },
  ],
  runsMade: [{ programs: ['dotnet'], made: /\.dll$/i, source: 'https://learn.microsoft.com/dotnet/core/tools/dotnet' }],
};
