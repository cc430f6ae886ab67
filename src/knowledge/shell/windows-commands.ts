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

/**
 * Cmdlets that make, change or keep something with what they get, by their approved verbs, but not those that keep it for this session only or send it away. Source:
 * https://learn.microsoft.com/powershell/scripting/developer/cmdlet/approved-verbs-for-windows-powershell-commands
 */
export const KEEPING_CMDLET =
  /(?<![\w./\\-])(?:New|Set|Add|Register|Save|Export|Enable|Update|Initialize|Backup|Restore|Edit|Protect|Grant|Mount|Install|Import)-(?!(?:Object|Variable|TimeSpan|Location|StrictMode|ExecutionPolicy|PSSession\w*|CimSession\w*|Guid|WebServiceProxy|Alias|Type|Member|Module|PSModule|Package|PSResource|PfxCertificate|Date|Culture|PSDebug|PSBreakpoint|TraceSource|Host|Script|Cookie)\b)(?<noun>[A-Z][A-Za-z]{1,40})\b/;

/** A statement of PowerShell or cmd that gives a variable a value: `$x = …`, `set X=…`. Sources: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_assignment_operators, https://learn.microsoft.com/windows-server/administration/windows-commands/set_1 */
export const WINDOWS_ASSIGNMENT = /^[\s({@]*(?:\$(?:env:|global:|script:)?(?<name>\w+)\s*\+?=(?!=)|set\s+"?(?<set>\w+)=)(?<value>.+)$/is;

/**
 * What gives back something else than it gets: an answer of a server. Source:
 * https://learn.microsoft.com/powershell/scripting/developer/cmdlet/approved-verbs-for-windows-powershell-commands
 */
export const ANSWERS = /\b(?:Invoke|Get|Connect|Test|Find|Receive|Read|Wait|Measure)-[A-Za-z]+|\.(?:Download\w+|GetResponse|Length|Substring)\b/i;

/** The first word of a command of cmd or PowerShell that is a program, and no keyword or cmdlet. Source: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_language_keywords */
export const PLAIN_PROGRAM =
  /^\s*@?(?:&\s*)?(?!(?:if|else|elseif|for|foreach|while|do|try|catch|finally|switch|return|throw|exit|function|param|call|rem)\b)(?=[\w.:\\/"]+)(?![A-Za-z]+-[A-Z])\S/i;
