/** Whether a text matches one of the globs: `*` matches any text, `?` one character, and case is ignored. */
export function matchesGlob(text: string, globs: readonly string[]): boolean {
  return globs.some((glob) => toPattern(glob).test(text));
}

function toPattern(glob: string): RegExp {
  const escaped = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${escaped}$`, 'is');
}
