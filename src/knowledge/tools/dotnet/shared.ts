/** Variables that nuget.config is filled with by habit, and those of the credential providers. */
export const NUGET_VARIABLES =
  /NUGET\w*|VSS_NUGET_\w+|ARTIFACTS_CREDENTIALPROVIDER_\w+|FEED_ACCESSTOKEN|\w*(?:FEED|NUGET|PACKAGES?|AZURE|ARTIFACTS|GITHUB|GITLAB|MYGET|PROGET|SYSTEM)_?\w*(?:TOKEN|PAT|PASS\w*|KEY|USER\w*|URL)/i;

/** Sub-commands that ask a source of packages; `dotnet app.dll` starts a program that is built. */
export const LOGIN_COMMANDS =
  /^(?:restore|build|run|publish|test|pack|nuget push|tool|watch|add|workload|install|push|update|-t:restore|\/t:restore|\S+\.(?:sln|csproj|fsproj|vbproj))(?:\s|$)/i;
