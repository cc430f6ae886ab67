import type { Needle } from './types.ts';

/** Shorter values stand in any image by chance. */
export const LEAST_BYTES = 8;

/** The ways in which a value may be written in an image, without doubles; none for a value that is too short to be searched for. */
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
 * What stays the same of the value in base64, whatever stands before and behind it (`user:TOKEN` in `_auth`): one text for each of the three places that its
 * first byte can have in a group. Source: https://www.rfc-editor.org/rfc/rfc4648#section-4
 */
function base64Cores(value: string): readonly string[] {
  const bytes = Buffer.from(value);
  return [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // the first characters also hold bits of what stands before, the last one bits of what follows
    const start = [0, 2, 3][before] ?? 0;
    const end = Math.floor(((before + bytes.length) * 8) / 6);
    return end - start >= LEAST_BYTES ? [text.slice(start, end)] : [];
  });
}
