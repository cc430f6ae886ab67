/** Go's `unicode.IsSpace`, which BuildKit uses to split words. It differs from JavaScript's `\s`. */
export function isSpace(char: string | undefined): boolean {
  if (char === undefined || char === '') return false;
  if (char <= '~') return char === ' ' || (char >= '\t' && char <= '\r');
  return /^[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/.test(char);
}

/** The narrower white space that BuildKit accepts after a keyword, and between the arguments of COPY, FROM and EXPOSE. */
export function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t' || char === '\v' || char === '\f' || char === '\r';
}

/** The offset of the first unit in `start`…`end` that is not white space; `end` if there is none. */
export function skipSpace(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isSpace(text[at])) at++;
  return at;
}

/** The offset after the last unit in `start`…`end` that is not white space; `start` if there is none. */
export function trimSpaceEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(text[at - 1])) at--;
  return at;
}
