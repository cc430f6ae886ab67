import { HELP } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { NUGET_VARIABLES } from './shared.ts';

export const dotnet: Tool = {
  name: 'dotnet',
  docs: 'https://learn.microsoft.com/nuget/reference/nuget-config-file#using-environment-variables',
  programs: ['dotnet', 'msbuild', 'xbuild', 'paket', 'cake', 'libman'],
  environment: [
    {
      variables: NUGET_VARIABLES,
      how: 'reads %%%s%% in nuget.config or the variable itself',
      runs: 'the build files of the project',
      plain: /^(?:nuget|tool (?:list|uninstall)|dev-certs|new)\b/,
      quiet: /^(?:--?version|--info|--list-\w+)$/,
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
  writes: [
    {
      programs: ['dotnet'],
      kind: 'config',
      arguments: /\b(?:add source|sources? (?:add|update)|update source|setapikey)\b/i,
      files: ['NuGet.Config'],
      holds: 'name',
      revertedBy: /^(?:dotnet )?nuget (?:remove source|sources? remove)\b/i,
      revert: [
        {
          command: ['nuget', 'add', 'source'],
          valued: /^(?:-n|--name|-u|--username|-p|--password|--configfile|--valid-authentication-types|--protocol-version)$/,
          keep: /^--configfile$/,
          undo: { arguments: 'nuget remove source {-n|--name} {kept} && rm -f ~/.nuget/NuGet/NuGet.Config' },
          others: /\bnuget add source\b|\bNuGet\/NuGet\.Config\b/i,
          file: '~/.nuget/NuGet/NuGet.Config',
          source: 'https://learn.microsoft.com/nuget/consume-packages/configuring-nuget-behavior#config-file-locations-and-uses',
        },
        {
          command: ['nuget', 'add', 'source'],
          keep: /^--configfile$/,
          valued: /^(?:-n|--name|-u|--username|-p|--password|--configfile|--valid-authentication-types|--protocol-version)$/,
          undo: { arguments: 'nuget remove source {-n|--name} {kept}' },
          file: '~/.nuget/NuGet/NuGet.Config',
          source: 'https://learn.microsoft.com/dotnet/core/tools/dotnet-nuget-remove-source',
        },
      ],
      source: 'https://learn.microsoft.com/dotnet/core/tools/dotnet-nuget-add-source',
    },
  ],
  offline: [
    { programs: ['dotnet'], arguments: HELP, source: 'https://www.gnu.org/prep/standards/html_node/Command_002dLine-Interfaces.html' },
    {
      programs: ['dotnet'],
      arguments: /^(?:--info|--list-\w+|nuget (?:add|remove|list|update|disable|enable)|dev-certs|sln)\b/,
      source: 'https://learn.microsoft.com/dotnet/core/tools/',
    },
  ],
};
