import { joined, own, reshaped, say, type Visible, visible } from '../../text/visible.ts';
import { asCell } from '../review/markdown-text.ts';
import { labelled, padded, paintOf, type TerminalStyle } from '../terminal.ts';
import type { Row } from './rows.ts';

const LABEL = 10;

/** Renders rows for a terminal. Precondition: values of secrets are masked. */
export function rowsAsText(title: string, rows: readonly Row[], style: TerminalStyle): Visible {
  const paint = paintOf(style);
  const toned = (text: Visible, tone: Row['tone']): Visible => (tone === undefined ? text : paint[tone](text));
  const line = (label: string, text: string, tone: Row['tone']): Visible =>
    say`${joined(labelled(padded(visible(label, []), LABEL), toned(visible(text, []), tone), style.width, paint.strong), '\n')}\n`;
  const lines = rows.flatMap(({ label, texts, tone }) => texts.map((text, index) => line(index === 0 ? label : '', text, tone)));
  return joined([paint.strong(say`${visible(title, [])}\n`), ...lines]);
}

/** Renders rows as Markdown for a pull request: a table, and `foot` below it. */
export function rowsAsMarkdown(title: string, rows: readonly Row[], foot: readonly string[]): Visible {
  const cell = (text: string): Visible => reshaped(visible(text, []), asCell);
  const shown = rows.filter(({ texts }) => texts.length > 0);
  const table = shown.map(({ label, texts }) => say`| ${cell(label)} | ${reshaped(joined(texts.map(cell), '\n'), (all) => all.replaceAll('\n', '<br>'))} |\n`);
  const notes = foot.map((text) => say`${cell(text)}\n`);
  return joined([say`### ${cell(title)}\n\n`, own('| | |\n|---|---|\n'), ...table, ...(notes.length > 0 ? [own('\n'), ...notes] : [])]);
}
