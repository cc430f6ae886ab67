/** Go's `unicode.IsSpace`, which BuildKit splits words with: not quite the `\s` of JavaScript. */
export function isSpace(char: string | undefined): boolean {
  if (char === undefined || char === '') return false;
  if (char <= '~') return char === ' ' || (char >= '\t' && char <= '\r');
  return /^[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/.test(char);
}

/** The white space between the keyword and its arguments, and between the arguments of COPY, FROM and EXPOSE. */
export function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t' || char === '\v' || char === '\f' || char === '\r';
}

/** The first offset from `start` on, below `end`, that is not white space; else `end`. */
export function skipSpace(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isSpace(text[at])) at++;
  return at;
}

/** The offset after the last unit before `end` that is not white space, not below `start`. */
export function trimSpaceEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(text[at - 1])) at--;
  return at;
}
