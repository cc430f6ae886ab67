/** A pattern that finds a password in a PowerShell or cmd command. */
export interface WindowsText {
  /** The command that gets the password, shown to people. */
  readonly what: string;
  /** With the flags `dgi`; the group `value` is the password. */
  readonly pattern: RegExp;
  readonly source: string;
}

/** Passwords in Windows commands, which have no shell parser here. An example of each stands in rules/no-secret-run/cases.md. */
export const WINDOWS_TEXTS: readonly WindowsText[] = [
  {
    what: 'net user',
    pattern:
      /\bnet1?(?:\.exe)?\s+user(?:\s+\/[^\s;&|]+)*\s+(?!\/)(?:"[^"]*"|'[^']*'|[^\s;&|]+)(?:\s+\/[^\s;&|]+)*\s+(?!\/|\*)["']?(?<value>[^\s"'/;&|`>][^\s;&|]*?)["']?(?=\s|;|&|\||$)/dgi,
    source: 'https://learn.microsoft.com/windows-server/administration/windows-commands/net-user',
  },
  {
    what: 'ConvertTo-SecureString',
    pattern: /\bConvertTo-SecureString\s+(?:-(?:String|AsPlainText|Force)\s+)*["'](?<value>[^"']+)["']/dgi,
    source: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.security/convertto-securestring',
  },
  {
    what: 'ConvertTo-SecureString',
    pattern: /\bConvertTo-SecureString\s+(?:-(?:String|AsPlainText|Force)\s+)*(?<value>[^\s"'$@%(){}|;,`-][^\s"'(){}|;,]*)/dgi,
    source: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.security/convertto-securestring',
  },
  {
    what: 'ConvertTo-SecureString',
    pattern: /["'](?<value>[^"'\s]+)["']\s*\|\s*ConvertTo-SecureString\b/dgi,
    source: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.security/convertto-securestring',
  },
  {
    what: 'a credential object',
    pattern: /(?:PSCredential|NetworkCredential)(?:\]::new)?\s*\(?\s*["'][^"']*["']\s*,\s*["'](?<value>[^"']+)["']/dgi,
    source: 'https://learn.microsoft.com/dotnet/api/system.net.networkcredential',
  },
  {
    what: 'net use',
    pattern: /\bnet1?(?:\.exe)?\s+use\s[^;&|]*?\\\\\S+\s+(?:\/user:\S+\s+)?(?!\/|\*)["']?(?<value>[^\s"'/]+)["']?(?=\s|;|&|$)/dgi,
    source: 'https://learn.microsoft.com/windows-server/administration/windows-commands/net-use',
  },
  {
    what: 'cmdkey',
    pattern: /\bcmdkey(?:\.exe)?\s[^;&|]*?\/pass:["']?(?<value>[^\s"']+)/dgi,
    source: 'https://learn.microsoft.com/windows-server/administration/windows-commands/cmdkey',
  },
  {
    what: 'choco',
    pattern: /\bchoco(?:\.exe)?\s[^;&|]*?\s-{1,2}(?:p|k|cp|key|password|api-?key|cert-?password)[=\s]\s*["']?(?<value>[^\s"']+)/dgi,
    source: 'https://docs.chocolatey.org/en-us/choco/commands/source',
  },
  {
    what: 'sqlcmd',
    pattern: /\b(?:sqlcmd|bcp)(?:\.exe)?\s(?:[^;&|]*?\s)?-P\s+["']?(?<value>[^\s"'$%;&|-][^\s"';&|]*)/dg,
    source: 'https://learn.microsoft.com/sql/tools/sqlcmd/sqlcmd-utility',
  },
  {
    what: 'certutil',
    pattern: /\bcertutil(?:\.exe)?\s(?:[^;&|]*?\s)?-p\s+["']?(?<value>[^\s"'*,-][^\s"',]*)/dgi,
    source: 'https://learn.microsoft.com/windows-server/administration/windows-commands/certutil',
  },
  {
    what: 'Authorization header',
    pattern: /\bAuthorization["']?\s*[=:]\s*["']?(?:Bearer|Basic|token)\s+(?<value>[^\s"'${}]+)/dgi,
    source: 'https://www.rfc-editor.org/rfc/rfc9110#name-authorization',
  },
  {
    what: 'a scheduled task or service',
    pattern: /\b(?:schtasks|sc)(?:\.exe)?\s[^;&|]*?\s(?:\/RP|password=)\s+["']?(?<value>[^\s"'*/][^\s"']*)/dgi,
    source: 'https://learn.microsoft.com/windows-server/administration/windows-commands/schtasks-create',
  },
];

/** An assignment of an environment variable in PowerShell or cmd; groups `name` and `value`. */
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

/** A command of Windows that stores what it is given: in a file, the registry, or the store of an account. */
export interface WindowsStore {
  /** The command, shown to people. */
  readonly what: string;
  /** Matched against one command, up to the next separator. */
  readonly pattern: RegExp;
  readonly source: string;
}

/** Commands of Windows that store a value in the image, besides those of tools with a card. */
export const WINDOWS_STORES: readonly WindowsStore[] = [
  {
    what: 'Set-Content',
    pattern: /\b(?:Set-Content|Add-Content|Out-File|Tee-Object|WriteAllText|AppendAllText|Export-Clixml)\b/i,
    source: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.management/set-content',
  },
  {
    what: 'a redirection',
    pattern: /(?<![-=0-9*$])>{1,2}\s*(?!\$null|nul\b|&)[\w.$%{"'\\/~]/i,
    source: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_redirection',
  },
  {
    what: 'setx',
    pattern: /^\s*setx(?:\.exe)?\s|SetEnvironmentVariable\((?!.*\bProcess\b)/i,
    source: 'https://learn.microsoft.com/windows-server/administration/windows-commands/setx',
  },
  {
    what: 'cmdkey',
    pattern: /^\s*cmdkey(?:\.exe)?\s/i,
    source: 'https://learn.microsoft.com/windows-server/administration/windows-commands/cmdkey',
  },
  {
    what: 'net user',
    pattern: /\bnet1?(?:\.exe)?\s+(?:user|accounts|localgroup)\s/i,
    source: 'https://learn.microsoft.com/windows-server/administration/windows-commands/net-user',
  },
  // what an installer keeps of its properties is not known
  {
    what: 'msiexec',
    pattern: /\bmsiexec(?:\.exe)?\s/i,
    source: 'https://learn.microsoft.com/windows-server/administration/windows-commands/msiexec',
  },
  {
    what: 'Connect-AzAccount',
    pattern: /\bConnect-AzAccount\b(?!.{0,300}-Scope\s{1,9}Process)/i,
    source: 'https://learn.microsoft.com/powershell/azure/authenticate-noninteractive',
  },
  {
    what: 'netsh',
    pattern: /^\s*netsh(?:\.exe)? .*\b(?:set|add) /i,
    source: 'https://learn.microsoft.com/windows-server/administration/windows-commands/netsh',
  },
  {
    what: 'net use',
    pattern: /^\s*net1?(?:\.exe)? +use .*\/(?:persistent:yes|savecred)/i,
    source: 'https://learn.microsoft.com/windows-server/administration/windows-commands/net-use',
  },
  {
    what: 'the registry',
    pattern: /^\s*reg(?:\.exe)?\s+add\s|\b(?:Set|New)-ItemProperty\b/i,
    source: 'https://learn.microsoft.com/windows-server/administration/windows-commands/reg-add',
  },
];
