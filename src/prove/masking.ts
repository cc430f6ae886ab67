import { mask, Redacted } from '../text/redacted.ts';
import type { Sought } from './types.ts';

/** Masks every secret in a text of an image, in all its encoded forms. */
export function masked(text: string, sought: readonly Sought[]): string {
  return mask(
    text,
    sought.flatMap(({ needles }) => needles.map(({ bytes }) => new Redacted(bytes.toString()))),
  );
}
