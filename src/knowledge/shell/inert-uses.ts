/** Sourced files that belong to a tool or the system, not to the project. Our own list, from public repositories. */
export const INERT_SOURCED_FILES =
  /(?:^|\/)(?:nvm\.sh|bash_completion|sdkman-init\.sh|activate|\.cargo\/env|conda\.sh|\.?bashrc|\.?profile|os-release|lsb-release|environment|envvars|setup\.bash|asdf\.sh|\.nvm\/\S*|\/etc\/\S+)$/;

/**
 * Arguments with which a client only changes or shows its own settings: `git config`, `npm set`, `aws configure`, `dotnet nuget add source`. Sources:
 * https://git-scm.com/docs/git-config, https://docs.npmjs.com/cli/commands/npm-config, https://docs.aws.amazon.com/cli/latest/reference/configure/,
 * https://learn.microsoft.com/dotnet/core/tools/dotnet-nuget-add-source
 */
export const SETTINGS_COMMAND = /^(?:(?:-\S+|global) )*(?:config|configure|set|get|nuget|sources)\b/;
