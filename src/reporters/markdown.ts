import { joined, reshaped, say, type Visible, visible } from '../text/visible.ts';
import { displayWidth, wrap } from './display-width.ts';
import { type Paint, paintOf, type TerminalStyle } from './terminal.ts';

/** Renders a Markdown page for the terminal: headings, paragraphs, lists, code and links. Everything else is printed literally. */
export function reportMarkdown(page: string, style: TerminalStyle): Visible {
  const paint = paintOf(style);
  const lines: Visible[] = [];
  const plain = (text: string): Visible => visible(text, []);
  let paragraph: { indent: string; first: string; text: string } | undefined;
  let inCode = false;
  let example = { fence: '', end: -1 };
  const flush = (): void => {
    if (!paragraph) return;
    const { indent, first, text } = paragraph;
    const wrapped = wrap(plain(plainLinks(text)), style.width - displayWidth(first));
    lines.push(...paintLines(wrapped, paint).map((line, index) => say`${plain(index === 0 ? first : indent)}${line}`));
    paragraph = undefined;
  };
  for (const line of page.trimEnd().split('\n')) {
    const heading = /^#+ (.*)$/.exec(line);
    const item = /^(\s*)([-*]|\d+\.) (.*)$/.exec(line);
    if (/^(```|~~~)/.test(line)) {
      flush();
      inCode = !inCode;
      if (inCode) {
        // two adjacent code blocks of the same language show a file before and after
        if (line === example.fence && lines.length === example.end + 1) lines.push(plain('becomes'), plain(''));
        example = { ...example, fence: line };
      } else example = { ...example, end: lines.length };
    } else if (inCode) lines.push(reshaped(say`    ${paint.faint(plain(line))}`, (text) => text.trimEnd()));
    else if (line.trim() === '' || line.startsWith('|')) {
      flush();
      lines.push(plain(line));
    } else if (heading) {
      flush();
      lines.push(paint.strong(plain((heading[1] ?? '').replaceAll('`', ''))));
    } else if (item) {
      flush();
      const first = `${item[1] ?? ''}${item[2] ?? ''} `;
      paragraph = { first, indent: ' '.repeat(first.length), text: item[3] ?? '' };
    } else if (paragraph) paragraph = { ...paragraph, text: `${paragraph.text} ${line.trim()}` };
    else paragraph = { first: '', indent: '', text: line.trim() };
  }
  flush();
  return say`${joined(lines, '\n')}\n`;
}

/** Replaces each link by its text, followed by the address in parentheses if it is a web address. */
function plainLinks(text: string): string {
  return text
    .replace(/<(https?:[^>]+)>/g, '$1')
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, (_, label: string, address: string) => (address.startsWith('http') ? `${label} (${address})` : label));
}

/** Styles code spans and emphasis, which may span several lines. */
function paintLines(lines: readonly Visible[], paint: Paint): readonly Visible[] {
  let open = '';
  return lines.map((line) =>
    reshaped(line, (text) =>
      text
        .split(/(`|\*\*)/)
        .map((part) => {
          if (part === '`' && open !== '**') {
            open = open === '`' ? '' : '`';
            return part;
          }
          if (part === '**' && open !== '`') {
            open = open === '**' ? '' : '**';
            return '';
          }
          return open === '' || part === '' ? part : paint.strong(visible(part, []));
        })
        .join(''),
    ),
  );
}
