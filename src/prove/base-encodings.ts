const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * The parts of the bytes' base64 that do not depend on the bytes around them (as in `user:TOKEN`, encoded together). There are three, one for each position of
 * the first byte in a group of three. Source: https://www.rfc-editor.org/rfc/rfc4648#section-4
 */
export function base64Cores(bytes: Buffer): readonly string[] {
  return coresOf(bytes, { group: 3, bits: 6, encode: (whole) => whole.toString('base64').replace(/=+$/, '') });
}

/** The same for base32: five parts, one for each position in a group of five. Source: https://www.rfc-editor.org/rfc/rfc4648#section-6 */
export function base32Cores(bytes: Buffer): readonly string[] {
  return coresOf(bytes, { group: 5, bits: 5, encode: base32 });
}

interface Encoding {
  /** Bytes in a group. */
  readonly group: number;
  /** Bits in a character. */
  readonly bits: number;
  encode(bytes: Buffer): string;
}

function coresOf(bytes: Buffer, { group, bits, encode }: Encoding): readonly string[] {
  return Array.from({ length: group }, (_, before) => {
    const text = encode(Buffer.concat([Buffer.alloc(before), bytes]));
    // the first characters also encode bits of the bytes before, and the last one bits of the bytes after
    return text.slice(Math.ceil((before * 8) / bits), Math.floor(((before + bytes.length) * 8) / bits));
  });
}

function base32(bytes: Buffer): string {
  let text = '';
  let held = 0;
  let count = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    for (count += 8; count >= 5; count -= 5) text += BASE32[(held >> (count - 5)) & 31];
  }
  return count > 0 ? text + BASE32[(held << (5 - count)) & 31] : text;
}
