/** Escapes a text for a regular expression. Needed for names from a file, which may be any text. */
export function literalPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** Whether a text contains a name as a whole word. */
export function hasName(text: string, name: string): boolean {
  if (name === '') return false;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!isNameUnit(text, at - 1) && !isNameUnit(text, at + name.length)) return true;
  }
  return false;
}

/** Whether a text is the name of a variable, as every shell takes it. Source: https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap03.html#tag_03_216 */
export function isVariableName(text: string): boolean {
  return /^[A-Za-z_]\w*$/.test(text);
}

/** How many UTF-16 units of a text are searched: a longer one is data, and some patterns would be slow on it. */
export const MOST_SEARCHED = 50_000;

function isNameUnit(text: string, at: number): boolean {
  return /\w/.test(text[at] ?? '');
}
