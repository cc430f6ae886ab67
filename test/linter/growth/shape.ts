/** A text in which something stands `count` times. `salt` is a word that no other text has, so that no cache knows a line of it. */
export type Shape = (count: number, salt: string) => string;

/** `count` texts of a number from 0, joined. */
export function each(count: number, textOf: (at: number) => string, between = '\n'): string {
  return Array.from({ length: count }, (_, at) => textOf(at)).join(between);
}
