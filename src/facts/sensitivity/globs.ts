/** Whether a text matches one of the globs: `*` is anything, `?` one character, and letters match in either case. */
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
