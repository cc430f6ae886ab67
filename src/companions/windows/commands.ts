import type { Range } from '../../text/range.ts';

/** How a shell of Windows separates commands. */
export type WindowsGrammar = 'batch' | 'powershell';

/**
 * The pieces of a line that matter for where a command starts and ends. Batch files: https://learn.microsoft.com/windows-server/administration/windows-commands/cmd
 * (separators and parentheses). PowerShell: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_parsing and about_operators
 */
const TOKENS: { readonly [grammar in WindowsGrammar]: RegExp } = {
  batch: /"[^"\n]*"?|>&\d|\^[\s\S]|&&|\|\||[&|()@]|%[\w~:]*%?|\s+|[^\s"^&|()@%>]+|>/g,
  powershell: /'[^']*'?|>&\d|"(?:`[\s\S]|[^"`])*"?|`[\s\S]?|\$\{[^}\n]*\}|[$@]?\(|@?\{|[)};]|&&|\|\||[&|]|\+?=|#|\s+|[^\s'"`$(){};&|=#@>]+|[$@>]/g,
};

const DOCKER = /^docker(?:-compose)?$/i;
/** Words after which another command may follow at once. `if` of a batch file is followed by its condition. */
const LEADING: { readonly [grammar in WindowsGrammar]: RegExp } = {
  batch: /^(?:call|do|else)$/i,
  powershell: /^(?:return|try|finally|else|do|process|begin|end)$/i,
};
/** https://learn.microsoft.com/windows-server/administration/windows-commands/if */
const BATCH_IF =
  /^if[ \t]+(?:\/i[ \t]+)?(?:not[ \t]+)?(?:(?:exist|defined|errorlevel|cmdextversion)[ \t]+(?:"[^"\n]*"|[^\s()]+)|(?:"[^"\n]*"|[^\s()=]+)[ \t]*(?:==|[ \t](?:equ|neq|lss|leq|gtr|geq)[ \t])[ \t]*(?:"[^"\n]*"|[^\s()]+))(?=[ \t(])/i;

/** Where the commands of docker stand in a line of a script, with the lines that it goes on in. A command ends before what the shell does next. */
export function dockerCommandsIn(line: string, grammar: WindowsGrammar): readonly Range[] {
  const found: Range[] = [];
  const tokens = [...line.matchAll(TOKENS[grammar])];
  const isLoop = grammar === 'batch' && /^[@ \t]*for[ \t]/i.test(line);
  let start: number | undefined;
  let outside = 0;
  let depth = 0;
  let first = true;
  let skipTo = 0;
  const end = (at: number): void => {
    if (start !== undefined) found.push({ start, end: at });
    start = undefined;
  };
  for (const [index, token] of tokens.entries()) {
    const { 0: text, index: at } = token;
    if (at < skipTo || /^\s/.test(text)) continue;
    if (isRemark(text, { line, at, grammar, first })) {
      end(at);
      return found;
    }
    const opens: boolean = /[({]$/.test(text) && !text.startsWith('${') && (grammar === 'powershell' || first);
    const closes = /^[)}]$/.test(text) && (grammar === 'powershell' || depth > 0);
    if (opens) depth++;
    if (closes) depth--;
    if (start !== undefined && ((closes && depth < outside) || (isSeparator(text) && depth === outside))) end(at);
    if (start === undefined && first && DOCKER.test(text) && /^[ \t]/.test(tokens[index + 1]?.[0] ?? '')) [start, outside] = [at, depth];
    const condition: RegExpExecArray | null = first && grammar === 'batch' ? BATCH_IF.exec(line.slice(at)) : null;
    if (condition) skipTo = at + condition[0].length;
    first =
      opens || closes || isSeparator(text) || (first && (condition !== null || LEADING[grammar].test(text) || text === '@')) || isSet(text, grammar, start);
    // `do` of a loop follows the set
    first ||= isLoop && /^do$/i.test(text);
  }
  end(line.length);
  return found;
}

function isSeparator(text: string): boolean {
  return /^(?:;|&&|\|\||&|\|)$/.test(text);
}

/** Whether the value of a variable follows, which may be what a command prints. */
function isSet(text: string, grammar: WindowsGrammar, start: number | undefined): boolean {
  return grammar === 'powershell' && start === undefined && /^\+?=$/.test(text);
}

/** Whether the rest of the line is a remark. */
function isRemark(
  text: string,
  { line, at, grammar, first }: { readonly line: string; readonly at: number; readonly grammar: WindowsGrammar; readonly first: boolean },
): boolean {
  if (grammar === 'powershell') return text === '#' && (at === 0 || /\s/.test(line[at - 1] ?? ''));
  return first && (/^rem$/i.test(text) || text.startsWith('::'));
}

/** The same in a text of several lines. A line goes on in the next one after `continuation`. */
export function dockerCommandsOf(text: string, grammar: WindowsGrammar, continuation: string): readonly Range[] {
  const found: Range[] = [];
  let start = 0;
  for (const { 0: line, index } of text.matchAll(/[^\n]*(?:\n|$)/g)) {
    const end = index + line.length;
    if (line.trimEnd().endsWith(continuation) && end < text.length) continue;
    const from = start;
    found.push(...dockerCommandsIn(text.slice(from, end).trimEnd(), grammar).map((one) => ({ start: from + one.start, end: from + one.end })));
    start = end;
  }
  return found;
}
