/** Splits a text at white space. A long list in a table is easier to read as words than with one string a line. */
export function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** Like `words`, as a set. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(words(text));
}
