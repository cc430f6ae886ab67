/**
 * Commands of cmd and tools of Windows that start no other program and read no variable with a secret. Names in lower case. Source:
 * https://learn.microsoft.com/windows-server/administration/windows-commands/windows-commands
 */
export const WINDOWS_COMMANDS: ReadonlySet<string> = new Set(
  `mkdir md rmdir rd del erase copy xcopy robocopy move ren rename type echo cd chdir pushd popd dir attrib icacls takeown reg setx rem exit ver vol
  mklink tree comp fc findstr where tzutil powercfg dism wusa msiexec net net1 sc netsh compact cipher expand certutil timeout iisreset regsvr32 fsutil
  cmdkey bcdedit wevtutil title cls ls rm cp mv cat pwd sleep iwr gc sl ni ri ci mi`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/**
 * Cmdlets that start no other program and take what they read from their arguments, by their approved verbs. Source:
 * https://learn.microsoft.com/powershell/scripting/developer/cmdlet/approved-verbs-for-windows-powershell-commands
 */
export const CLOSED_CMDLET =
  /^(?:(?:New|Remove|Copy|Move|Rename|Set|Get|Add|Test|Write|Out|Expand|Compress|Install|Uninstall|Enable|Disable|Stop|Restart|Clear|Select|Sort|Format|Convert(?:To|From)?|Join|Split|Resolve|Update|Register|Unregister|Read|Wait|Measure|Save|Unblock|Export|Push|Pop|Tee|Compare)-(?!Variable\b|Alias\b|Expression\b)[A-Za-z]+|Start-(?:Sleep|BitsTransfer|Service)|Invoke-WebRequest)$/i;

/** The words before a program that a cmdlet starts. Source: https://learn.microsoft.com/powershell/module/microsoft.powershell.management/start-process */
export const STARTS_PROGRAM = /^Start-Process\s+(?:-FilePath\s+)?(?=[^-\s])/i;

/**
 * Conditions of PowerShell whose condition and block hold no other block: groups of what they run. Source:
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_if
 */
export const PLAIN_CONDITION = /\b(?:else)?if\s*\((?:!|-not\s+)?\(?([^(){}]*)\)?\)\s*\{([^(){}]*)\}|\belse\s*\{([^(){}]*)\}/gi;

/** Statements of PowerShell that only set a preference or a variable to plain text. Source: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_preference_variables */
export const PLAIN_STATEMENT = /^\$(?!env:)\w+\s*=\s*(?:'[^']*'|"[^"$`]*"|\$?\w+)$|^\[[\w.]+\]::\w+\s*=\s*\[[\w.]+\]::\w+(?:\s*-bor\s*\[[\w.]+\]::\w+)*$/i;

/** Code that may run anything or list the environment: script blocks, sub-expressions, calls, the drive of variables. Source: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_operators */
export const OPEN_CODE = /[{}()`]|\benv:|\bset\s*(?:$|[&|;])|^\s*[&.]\s/im;
