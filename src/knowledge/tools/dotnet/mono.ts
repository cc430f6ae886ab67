import type { Tool } from '../../tool.ts';

export const mono: Tool = {
  name: 'mono',
  docs: 'https://www.mono-project.com/docs/advanced/runtime/docs/',
  programs: ['mono'],
  wraps: [
    {
      programs: ['mono'],
      operands: 0,
      inner: /^nuget$/,
      source: 'https://learn.microsoft.com/nuget/install-nuget-client-tools#nugetexe-cli',
    },
  ],
  environment: [
    {
      variables: /MONO_\w+/i,
      how: 'reads %s',
      runs: 'a .NET program',
      readsNothing: /^(?:--version|-V|--help)$/,
      source: 'https://www.mono-project.com/docs/advanced/runtime/docs/',
    },
  ],
  readsFilesOf: [{ tool: 'nuget' }],
};
