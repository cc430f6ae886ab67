/** The words of a text that white space separates: a long list in a table reads better so than as one string a line. */
export function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** The same as a set. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(words(text));
}
