/** Variables that nuget.config is filled with by habit, and those of the credential providers. */
export const NUGET_VARIABLES =
  /NUGET\w*|VSS_NUGET_\w+|ARTIFACTS_CREDENTIALPROVIDER_\w+|FEED_ACCESSTOKEN|\w*(?:FEED|NUGET|PACKAGES?|AZURE|ARTIFACTS|GITHUB|GITLAB|MYGET|PROGET|SYSTEM)_?\w*(?:TOKEN|PAT|PASS\w*|KEY|USER\w*|URL)/i;
