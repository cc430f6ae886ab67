import { joined, reshaped, say, type Visible, visible } from '../text/visible.ts';

/** Escapes text for XML 1.0, for attributes and content; characters that XML does not allow are dropped. Source: https://www.w3.org/TR/xml/#charsets */
export function escapeXml(text: Visible): Visible {
  return reshaped(text, escaped);
}

function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\t', '&#9;');
}

/** ` name="value"` for each attribute. */
export function attributes(values: { readonly [name: string]: Visible | number }): Visible {
  return joined(Object.entries(values).map(([name, value]) => say` ${visible(name, [])}="${typeof value === 'number' ? value : escapeXml(value)}"`));
}
