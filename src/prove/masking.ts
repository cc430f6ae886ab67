import { mask, Redacted } from '../text/redacted.ts';
import type { Sought } from './types.ts';

/** A text of an image for the report: `***` where a secret stands in it, however it is written. */
export function masked(text: string, sought: readonly Sought[]): string {
  return mask(
    text,
    sought.flatMap(({ needles }) => needles.map(({ bytes }) => new Redacted(bytes.toString()))),
  );
}
