/**
 * Escapes the text of a table cell, on one line. Only the code spans that reports write stay markup. Source:
 * https://github.github.com/gfm/#tables-extension-
 */
export function asCell(text: string): string {
  return asLine(text).replaceAll('|', '\\|');
}

/** Escapes a text for one line of a paragraph or list. */
export function asLine(text: string): string {
  return text
    .replace(/\s*\n\s*/g, ' ')
    .split('`')
    .map((part, index, all) => (index % 2 === 1 && index < all.length - 1 ? part : escaped(part)))
    .join('`');
}

/** A code span. Source: https://github.github.com/gfm/#code-spans */
export function asCode(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const inner = text.replace(/\s*\n\s*/g, ' ');
  return longest === 0 ? `${fence}${inner}${fence}` : `${fence} ${inner} ${fence}`;
}

/** A fenced block; the fence is longer than any in the text. Source: https://github.github.com/gfm/#fenced-code-blocks */
export function asBlock(language: string, text: string): string {
  const longest = Math.max(2, ...(text.match(/^ {0,3}`{3,}/gm) ?? []).map((run) => run.trim().length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}${text === '' ? '' : '\n'}${fence}\n`;
}

function escaped(text: string): string {
  return text
    .replace(/[\\*_[\]]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', '&#64;');
}
