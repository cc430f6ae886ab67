import { reshaped, type Visible } from '../text/visible.ts';

/**
 * Whether a character is two terminal cells wide (below, `isEmpty`: whether it is zero cells wide).
 * Source: https://www.unicode.org/reports/tr11/ (East Asian Wide and Fullwidth), general categories Mn, Me and Cf. The patterns are inside functions, so that
 * they are compiled only when needed: that is slow, and never needed for ASCII text.
 */
function isWide(character: string): boolean {
  return /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u.test(
    character,
  );
}

function isEmpty(character: string): boolean {
  return /[\p{Mn}\p{Me}\p{Cf}]/u.test(character);
}

/** The number of terminal cells of a text without tabs and escape sequences. */
export function displayWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += isWide(character) ? 2 : isEmpty(character) ? 0 : 1;
  return width;
}

/** Wraps a text at spaces to at most `width` cells; a longer word gets its own line. */
export function wrap(text: Visible, width: number): readonly Visible[] {
  return wrapped(text, width).map((line) => reshaped(text, () => line));
}

function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && displayWidth(longer) > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    lines.push(line);
  }
  return lines;
}
