import type { Needle } from './types.ts';

/** Shorter values occur in any image by chance. */
export const LEAST_BYTES = 8;

/** The encoded forms of a value to search for, without duplicates; none for a value shorter than LEAST_BYTES. */
export function needlesOf(value: string): readonly Needle[] {
  if (Buffer.byteLength(value) < LEAST_BYTES) return [];
  const forms: readonly (readonly [form: string, text: string])[] = [
    ['as it is', value],
    ...base64Cores(value).map((text) => ['in base64', text] as const),
    ['percent-encoded', encodeURIComponent(value)],
    ['in JSON', JSON.stringify(value).slice(1, -1)],
  ];
  return forms
    .filter(([, text], index) => forms.findIndex(([, other]) => other === text) === index)
    .map(([form, text]) => ({ form, bytes: Buffer.from(text) }));
}

/**
 * The part of the value's base64 that does not depend on the text around it (as in `user:TOKEN`, encoded as one). There are three, one for each position of
 * its first byte in a group of three. Source: https://www.rfc-editor.org/rfc/rfc4648#section-4
 */
function base64Cores(value: string): readonly string[] {
  const bytes = Buffer.from(value);
  return [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // the first characters also encode bits of the text before the value, the last one bits of the text after it
    const start = [0, 2, 3][before] ?? 0;
    const end = Math.floor(((before + bytes.length) * 8) / 6);
    return end - start >= LEAST_BYTES ? [text.slice(start, end)] : [];
  });
}
