import type { OwnReads, ProjectUse } from '../../tool-project.ts';

/**
 * Variables that a nuget.config usually refers to, and those of the credential providers. Sources:
 * https://learn.microsoft.com/nuget/reference/nuget-config-file#using-environment-variables,
 * https://github.com/microsoft/artifacts-credprovider#environment-variables
 */
export const NUGET_VARIABLES =
  /NUGET\w*|VSS_NUGET_\w+|ARTIFACTS_CREDENTIALPROVIDER_\w+|FEED_ACCESSTOKEN|\w*(?:FEED|NUGET|PACKAGES?|AZURE|ARTIFACTS|GITHUB|GITLAB|MYGET|PROGET|SYSTEM)_?\w*(?:TOKEN|PAT|PASS\w*|KEY|USER\w*|URL)/i;

/** Sub-commands that contact a package source; `dotnet app.dll` starts a compiled program. Source: https://learn.microsoft.com/dotnet/core/tools/ */
export const LOGIN_COMMANDS =
  /^(?:restore|build|run|publish|test|pack|nuget push|tool|watch|add|workload|install|push|update|-t:restore|\/t:restore|\S+\.(?:sln|csproj|fsproj|vbproj))(?:\s|$)/i;

/** Project files that MSBuild and NuGet read. */
export const READS_BUILD_FILES: ProjectUse = {
  manifest: /\.(?:cs|fs|vb)proj$|\.slnx?$|^nuget\.config$/i,
  files: /\.(?:cs|fs|vb)proj$|\.(?:props|targets|sln|slnx|proj|rsp)$|(?:^|\/)(?:nuget\.config|global\.json|packages\.config|paket\.dependencies)$/i,
  libraries: 'dotnet',
  source: 'https://learn.microsoft.com/visualstudio/msbuild/how-to-use-environment-variables-in-a-build',
};

/** Variables that NuGet and its credential providers read by themselves. */
export const NUGET_READS: OwnReads = {
  variables: /^(?:NUGETPACKAGESOURCECREDENTIALS_\w+|VSS_NUGET_\w+|ARTIFACTS_CREDENTIALPROVIDER_\w+|NUGET_(?:CREDENTIALPROVIDER|PLUGIN|NETFX|NETCORE)\w*)$/i,
  source: 'https://learn.microsoft.com/nuget/consume-packages/consuming-packages-authenticated-feeds',
};
