import { base32Cores, base64Cores } from './base-encodings.ts';
import { quotedForms } from './quoted-forms.ts';
import type { Needle } from './types.ts';

/** Minimum length of a value: shorter ones occur in any image by chance. */
export const LEAST_BYTES = 8;

/** Minimum length of a part that is searched for: a long text may be wrapped into lines. */
const LEAST_PART = 12;
/** The shortest line length of encoders: 64 in PEM, 76 in MIME. Source: https://www.rfc-editor.org/rfc/rfc4648#section-3.1 */
const LINE = 64;

/** Returns the encoded forms of a value to search for, without duplicates; none for a value shorter than LEAST_BYTES. */
export function needlesOf(value: string): readonly Needle[] {
  const bytes = Buffer.from(value);
  if (bytes.length < LEAST_BYTES) return [];
  const needles: readonly Needle[] = [
    { form: 'as it is', bytes },
    ...base64Needles(bytes),
    ...quotedForms(value).map(([form, text]) => ({ form, bytes: Buffer.from(text) })),
    ...[bytes.toString('hex'), bytes.toString('hex').toUpperCase()].flatMap((text) => wrapped('in hexadecimal', text)),
    ...base32Cores(bytes).flatMap((text) => [...wrapped('in base32', text), ...wrapped('in base32', text.toLowerCase())]),
    { form: 'in UTF-16', bytes: Buffer.from(value, 'utf16le') },
    { form: 'in UTF-16', bytes: Buffer.from(value, 'utf16le').swap16() },
  ];
  const known = new Set<string>();
  return needles.filter(({ bytes: needle, whole }) => {
    const key = `${needle.toString('latin1')} ${whole?.bytes.toString('latin1') ?? ''} ${whole?.at ?? ''}`;
    return needle.length >= LEAST_BYTES && !known.has(key) && known.add(key);
  });
}

/** In base64 and base64url, for each of three offsets; also encoded twice, as in a values file with Kubernetes secrets. */
function base64Needles(bytes: Buffer): readonly Needle[] {
  const url = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_');
  const once = base64Cores(bytes);
  const twice = once.flatMap((core) => base64Cores(Buffer.from(core)));
  return [
    ...once.flatMap((text) => [...wrapped('in base64', text), ...wrapped('in base64', url(text))]),
    ...twice.flatMap((text) => wrapped('in base64, twice', text)),
  ];
}

/**
 * Needles for an encoded text that may be wrapped into lines: parts so short that each line contains at least one completely. If a part is found, the rest of
 * the text must surround it.
 */
function wrapped(form: string, text: string): readonly Needle[] {
  const bytes = Buffer.from(text);
  const count = Math.floor(bytes.length / LINE) + 2;
  const size = Math.floor(bytes.length / count);
  if (size < LEAST_PART) return bytes.length < LEAST_BYTES ? [] : [{ form, bytes }];
  return Array.from({ length: count }, (_, index) => {
    const at = index * size;
    return { form, bytes: bytes.subarray(at, index === count - 1 ? bytes.length : at + size), whole: { bytes, at } };
  });
}
