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

function isNameUnit(text: string, at: number): boolean {
  return /\w/.test(text[at] ?? '');
}
