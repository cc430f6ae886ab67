/** A place in a command of PowerShell or cmd where a password stands. */
export interface WindowsText {
  /** For people: the command that gets it. */
  readonly what: string;
  /** With the flags `dgi`; the group `value` is the password. */
  readonly pattern: RegExp;
  readonly source: string;
}

/** Passwords in the commands of Windows, which are not read as a shell's. An example of each stands in rules/no-secret-run/cases.md. */
export const WINDOWS_TEXTS: readonly WindowsText[] = [
  {
    what: 'net user',
    pattern: /\bnet1?(?:\.exe)?\s+user\s+(?!\/)\S+\s+(?!\/|\*)["']?(?<value>[^\s"'/]\S*?)["']?(?=\s|;|&|$)/dgi,
    source: 'https://learn.microsoft.com/windows-server/administration/windows-commands/net-user',
  },
  {
    what: 'ConvertTo-SecureString',
    pattern: /\bConvertTo-SecureString\s+(?:-String\s+)?(?:(?:-AsPlainText|-Force)\s+)*["'](?<value>[^"']+)["']/dgi,
    source: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.security/convertto-securestring',
  },
  {
    what: 'a scheduled task or service',
    pattern: /\b(?:schtasks|sc)(?:\.exe)?\s[^;&|]*?\s(?:\/RP|password=)\s+["']?(?<value>[^\s"'*/][^\s"']*)/dgi,
    source: 'https://learn.microsoft.com/windows-server/administration/windows-commands/schtasks-create',
  },
];

/** A variable of the environment that PowerShell or cmd sets: the groups `name` and `value`. */
export const WINDOWS_ASSIGNMENTS: readonly { readonly pattern: RegExp; readonly source: string }[] = [
  {
    pattern: /\$env:(?<name>\w+)\s*=\s*["'](?<value>[^"']+)["']/dgi,
    source: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_environment_variables',
  },
  {
    pattern: /\bsetx?(?:\.exe)?\s+(?:\/M\s+)?"?(?<name>\w+)(?:=|\s+)["']?(?<value>[^\s"'&]+)/dgi,
    source: 'https://learn.microsoft.com/windows-server/administration/windows-commands/setx',
  },
  {
    pattern: /SetEnvironmentVariable\(\s*["'](?<name>\w+)["']\s*,\s*["'](?<value>[^"']+)["']/dgi,
    source: 'https://learn.microsoft.com/dotnet/api/system.environment.setenvironmentvariable',
  },
];
