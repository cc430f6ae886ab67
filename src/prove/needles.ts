import { base32Cores, base64Cores } from './base-encodings.ts';
import { quotedForms } from './quoted-forms.ts';
import type { Needle } from './types.ts';

/** Shorter values occur in any image by chance. */
export const LEAST_BYTES = 8;

/** A longer text stands in lines where it is wrapped, so parts of it are searched for. */
const LEAST_PART = 12;
/** The shortest lines that encoders make: 64 in PEM, 76 in MIME. Source: https://www.rfc-editor.org/rfc/rfc4648#section-3.1 */
const LINE = 64;

/** The encoded forms of a value to search for, without duplicates; none for a value shorter than LEAST_BYTES. */
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

/** In base64 and base64url, at each of three offsets; and twice, as secrets of Kubernetes are in a values file. */
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
 * The needles of an encoded text that may be broken into lines: parts, of which a line holds at least one as a whole; where that is found, the rest must stand
 * around it.
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
