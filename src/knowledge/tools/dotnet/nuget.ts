import type { Tool } from '../../tool.ts';
import { NUGET_VARIABLES } from './shared.ts';

export const nuget: Tool = {
  name: 'nuget',
  docs: 'https://learn.microsoft.com/nuget/reference/nuget-config-file#using-environment-variables',
  programs: ['nuget'],
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
  files: [{ kind: 'NuGet settings', path: /\/nuget\.config$/i, where: 'project', source: 'https://learn.microsoft.com/nuget/reference/nuget-config-file' }],
  options: [
    { when: /\bpush\b/, options: ['-k', '--api-key', '-ApiKey'], form: 'value', source: 'https://learn.microsoft.com/dotnet/core/tools/dotnet-nuget-push' },
    { options: ['-Password', '-password'], form: 'value', source: 'https://learn.microsoft.com/nuget/reference/cli-reference/cli-ref-sources' },
  ],
  operands: [{ command: ['setapikey'], operand: 0, form: 'value', source: 'https://learn.microsoft.com/nuget/reference/cli-reference/cli-ref-setapikey' }],
  writes: [
    {
      kind: 'config',
      arguments: /\b(?:add source|sources? (?:add|update)|update source|setapikey)\b/i,
      files: ['NuGet.Config'],
      holds: 'name',
      revertedBy: /^(?:dotnet )?nuget (?:remove source|sources? remove)\b/i,
      revert: [
        {
          command: ['sources', 'add'],
          keep: /^-configfile$/i,
          valued: /^-(?:name|source|username|password|configfile)$/i,
          undo: { arguments: 'sources remove -Name {-Name|-name} {kept}' },
          file: '~/.nuget/NuGet/NuGet.Config',
          source: 'https://learn.microsoft.com/nuget/reference/cli-reference/cli-ref-sources',
        },
      ],
      source: 'https://learn.microsoft.com/dotnet/core/tools/dotnet-nuget-add-source',
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
};
