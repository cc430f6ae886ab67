import type { Tool } from '../../tool.ts';
import { LOGIN_COMMANDS, NUGET_READS, NUGET_VARIABLES, READS_BUILD_FILES } from './shared.ts';

const SOURCE_OPTIONS = /^-(?:name|source|username|password|configfile|verbosity|format)$/i;

export const nuget: Tool = {
  name: 'nuget',
  title: 'NuGet',
  docs: 'https://learn.microsoft.com/nuget/reference/nuget-exe-cli-reference',
  programs: ['nuget'],
  environment: [
    {
      variables: NUGET_VARIABLES,
      how: 'reads %%%s%% in nuget.config or the variable itself',
      runs: 'the build files of the project',
      plain: /^(?:sources?|setapikey|config|locals|help)\b/i,
      readsNothing: /^(?:help|\?)$/i,
      source: 'https://learn.microsoft.com/nuget/reference/nuget-config-file#using-environment-variables',
    },
  ],
  files: [
    {
      kind: 'NuGet settings',
      path: /\/nuget\.config$/i,
      where: 'project',
      programOnly: true,
      source: 'https://learn.microsoft.com/nuget/reference/nuget-config-file',
    },
  ],
  options: [
    { when: /\bpush\b/, options: ['-k', '--api-key', '-ApiKey'], form: 'value', source: 'https://learn.microsoft.com/dotnet/core/tools/dotnet-nuget-push' },
    { options: ['-Password', '-password'], form: 'value', source: 'https://learn.microsoft.com/nuget/reference/cli-reference/cli-ref-sources' },
  ],
  operands: [{ command: ['setapikey'], operand: 0, form: 'value', source: 'https://learn.microsoft.com/nuget/reference/cli-reference/cli-ref-setapikey' }],
  writes: [
    {
      kind: 'config',
      arguments: /^sources? (?:add|update)\b/i,
      files: ['~/.config/NuGet/NuGet.Config'],
      scopes: [{ option: /-configfile (?<path>\S+)/i }],
      holds: 'name',
      revertedBy: /^nuget sources? remove\b/i,
      revert: [
        {
          command: ['sources', 'add'],
          keep: /^-configfile$/i,
          valued: SOURCE_OPTIONS,
          undo: { arguments: 'sources remove -Name {-Name|-name} {kept}' },
          source: 'https://learn.microsoft.com/nuget/reference/cli-reference/cli-ref-sources',
        },
        {
          command: ['sources', 'Add'],
          keep: /^-configfile$/i,
          valued: SOURCE_OPTIONS,
          undo: { arguments: 'sources Remove -Name {-Name|-name} {kept}' },
          source: 'https://learn.microsoft.com/nuget/reference/cli-reference/cli-ref-sources',
        },
      ],
      source: 'https://learn.microsoft.com/nuget/reference/cli-reference/cli-ref-sources',
    },
    {
      kind: 'config',
      arguments: /^setapikey\b/i,
      files: ['~/.config/NuGet/NuGet.Config'],
      scopes: [{ option: /-configfile (?<path>\S+)/i }],
      holds: 'host',
      source: 'https://learn.microsoft.com/nuget/reference/cli-reference/cli-ref-setapikey',
    },
  ],
  expands: [
    {
      path: /(?:^|\/)nuget\.config$/i,
      programs: ['dotnet', 'nuget'],
      reference: '%NAME%',
      strict: [],
      source: 'https://learn.microsoft.com/nuget/reference/nuget-config-file#using-environment-variables',
    },
  ],
  offline: [{ arguments: /^(?:sources?|setapikey|config|locals|help|spec)\b/i, source: 'https://learn.microsoft.com/nuget/reference/nuget-exe-cli-reference' }],
  references: [
    {
      kind: 'nuget',
      path: /(?:^|\/)nuget[\w.-]*\.config$/i,
      reference: '%NAME%',
      variable: 'NUGET_TOKEN',
      values: [/key="ClearTextPassword"\s+value="(?<value>[^"]+)"/dgi],
      source: 'https://learn.microsoft.com/nuget/reference/nuget-config-file#using-environment-variables',
    },
  ],
  logins: [{ arguments: LOGIN_COMMANDS, unless: /--no-restore\b/, source: 'https://learn.microsoft.com/dotnet/core/tools/' }],
  usesLoginOf: [{ tool: 'dotnet' }],
  places: [
    {
      kinds: ['nuget-config'],
      home: /^\.(?:config\/NuGet|nuget\/NuGet)\/(?:config\/)?nuget\.config$/i,
      project: /^(?:\.nuget\/)?nuget\.config$/i,
      serves: 'build',
      source: 'https://learn.microsoft.com/nuget/consume-packages/configuring-nuget-behavior#config-file-locations-and-uses',
    },
  ],
  project: [READS_BUILD_FILES],
  readsByItself: [NUGET_READS],
  credentialFolders: [{ name: '.nuget', source: 'https://learn.microsoft.com/nuget/consume-packages/configuring-nuget-behavior' }],
};
