import { CLOSED_CMDLET, OPEN_CODE, PLAIN_CONDITION, PLAIN_STATEMENT, STARTS_PROGRAM, WINDOWS_COMMANDS } from '../../knowledge/shell/windows-commands.ts';
import { isKnownReader } from '../../knowledge/tools/index.ts';
import { judgeCode } from '../commands/command-readers.ts';
import { invocationOf } from '../commands/invocation.ts';

/** The words before the commands of a shell that a RUN starts itself. Source: https://learn.microsoft.com/windows-server/administration/windows-commands/cmd */
export const STARTS_SHELL =
  /^\s*(?:(?:powershell|pwsh)(?:\.exe)?(?:\s+-(?!c(?:ommand)?\b)\w+(?:\s+(?:Bypass|Unrestricted|RemoteSigned|Stop))?)*(?:\s+-c(?:ommand)?)?|cmd(?:\.exe)?\s+\/[sS]?\s*(?:\/[cC])?)\s+/i;

/**
 * Whether a RUN for Windows executes only commands that do not read the variable: commands of the system, cmdlets, and programs whose cards say so. `text`: the
 * commands as they are written. False wherever the text cannot be split for certain.
 */
export function readsNothingOnWindows(text: string, name: string): boolean {
  const plain = text.replace(STARTS_SHELL, '').replace(/^\s*"([^"]*)"\s*$/s, '$1');
  const commands = plain.replace(PLAIN_CONDITION, (_, condition = '', block = '', other = '') => `; ${[condition, block, other].filter(Boolean).join('; ')};`);
  if (OPEN_CODE.test(commands)) return false;
  const statements = splitStatements(commands);
  return statements.length > 0 && statements.every((one) => isClosed(one, name));
}

function isClosed(statement: string, name: string): boolean {
  if (PLAIN_STATEMENT.test(statement)) return true;
  const words = [...statement.replace(STARTS_PROGRAM, '').matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, plain = '']) => double ?? single ?? plain,
  );
  const first = (words[0] ?? '').replace(/^@/, '');
  if (WINDOWS_COMMANDS.has(first.toLowerCase().replace(/\.exe$/, '')) || CLOSED_CMDLET.test(first)) return true;
  if (/[\\/:]/.test(first)) return false;
  const invocation = invocationOf([first, ...words.slice(1)]);
  return judgeCode(invocation).certainty === 'cannot-read' && !isKnownReader(invocation.program, invocation.args.join(' '), name);
}

/** The statements between `;`, `&`, `|` and ends of lines outside quotes. */
function splitStatements(text: string): readonly string[] {
  const found: string[] = [];
  let start = 0;
  let quote = '';
  for (let index = 0; index <= text.length; index++) {
    const sign = text[index] ?? '\n';
    if (quote !== '') {
      if (sign === quote) quote = '';
      if (index < text.length) continue;
    }
    if (sign === '"' || sign === "'") quote = sign;
    else if (/[;&|\n]/.test(sign)) {
      found.push(text.slice(start, index).trim());
      start = index + 1;
    }
  }
  return found.filter((one) => one !== '');
}
