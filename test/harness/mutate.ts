/** 32-bit PRNG with a seed (mulberry32), so that a failure can be seen again. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const SPICES = [
  '"',
  "'",
  '\\',
  '`',
  '$',
  '${',
  '$(',
  '<<',
  '<<EOF',
  '\n',
  '\r',
  '\r\n',
  '#',
  '[',
  ']',
  '{',
  '}',
  '(',
  ')',
  '--',
  '=',
  ',',
  '\t',
  '\u00a0',
  '\u2028',
  '🚀',
  '\ufeff',
  '\0',
  '&&',
  '|',
  ';',
  'ONBUILD ',
  'FROM ',
];

/** `text` with one thing damaged: characters cut, doubled, moved, put in, or all after some place lost. */
export function mutate(text: string, next: () => number): string {
  const at = Math.floor(next() * text.length);
  const length = Math.floor(next() * 12);
  switch (Math.floor(next() * 5)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length);
    case 1:
      return text.slice(0, at + length) + text.slice(at);
    case 2:
      return text.slice(0, at);
    case 3: {
      const other = Math.floor(next() * text.length);
      return text.slice(0, at) + text.slice(other, other + length) + text.slice(at + length);
    }
    default:
      return text.slice(0, at) + (SPICES[Math.floor(next() * SPICES.length)] ?? '') + text.slice(at);
  }
}
