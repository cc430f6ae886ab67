import type { TerminalStyle } from '../../reporters/terminal.ts';
import type { Io, TextStream } from './io.ts';

const LEAST_COLUMNS = 40;
const MOST_COLUMNS = 120;
const USUAL_COLUMNS = 80;

/**
 * The style for a stream. Colours are decided by the option, else by NO_COLOR, FORCE_COLOR, or whether the stream is a terminal, in this order.
 * Source: https://no-color.org, https://force-color.org
 */
export function styleOf(io: Io, stream: TextStream, option: boolean | undefined): TerminalStyle {
  const color = option ?? (isSet(io.env['NO_COLOR']) ? false : (forced(io.env['FORCE_COLOR']) ?? (stream.isTTY && io.env['TERM'] !== 'dumb')));
  const columns = stream.isTTY ? (stream.columns ?? USUAL_COLUMNS) : USUAL_COLUMNS;
  return { color, links: color && stream.isTTY && followsLinks(io), width: Math.max(LEAST_COLUMNS, Math.min(columns, MOST_COLUMNS)) };
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

function forced(value: string | undefined): boolean | undefined {
  return isSet(value) ? !['0', 'false'].includes(value ?? '') : undefined;
}

/** Source: https://github.com/Alhadis/OSC8-Adoption */
function followsLinks({ env }: Io): boolean {
  if (isSet(env['CI'])) return false;
  if (isSet(env['WT_SESSION']) || isSet(env['KONSOLE_VERSION']) || Number(env['VTE_VERSION'] ?? 0) >= 5000) return true;
  return (
    ['iTerm.app', 'WezTerm', 'vscode', 'Hyper', 'ghostty', 'Tabby', 'zed'].includes(env['TERM_PROGRAM'] ?? '') ||
    /kitty|alacritty|foot|ghostty/.test(env['TERM'] ?? '')
  );
}
