import { describe, expect, test } from '@jest/globals';
import { type ContentSearch, searchContents } from '../../../src/prove/contents/search-contents.ts';
import { needlesOf } from '../../../src/prove/needles.ts';

const SOUGHT = [{ name: 'TOKEN', needles: needlesOf('canary-0123456789abcdef') }];

/** 5000 lines, the token of an .npmrc, 5000 lines, as `bzip2 -9`, `xz -6` and `zstd -3` make them; and the same with another token. */
const PACKED: readonly (readonly [format: string, leaking: string, clean: string])[] = [
  [
    'bzip2',
    'QlpoOTFBWSZTWXU4sg8ARG9bgAAQAAP/8gQAv2/WYCAAaCUoGhoAaDEAaCSkNAAAABoaACAIiBrCPiWKdVFK6q7Lbr18vYyD5mua9ylACASQdcdN29aAIBJB47kAQCSBj1ELHACASQXup7qh+ZH9+LuSKcKEg6nFkHg=',
    'QlpoOTFBWSZTWf+CqCcARG9bgAAQAAP38gQAv2/WYCAAaCUoGjQ0DQYgDQSUgAAAA0aaaACAIiBrGXieSlVS67C1l16+YNbGFDnug9SgBAJIG9Nj4+jAEAkg9d2AIBJAyCuRjgBAJIMnWeWyPZM/8XckU4UJD/gqgnA=',
  ],
  [
    'xz',
    '/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4MOFAIhdADYaSh8HtRFpFs9VPF+aS+tMskiNqTT9wjntEmBfQ3Rl56Y9KrzOFZAdnZZ11fSZi8wdo+rKez65ZdqiJCuI8imOGcoXIeesx9KF8d8XsckFwhzKSuleN7LJv44HL8KbJKk9+G2skrWTVs71inFuIcN4uhu7eAFveBhCdWZHbwzy0wu1UwrxAAAAebRgBf2qoWMAAaQBhocDALQZ3XuxxGf7AgAAAAAEWVo=',
    '/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4MOFAIhdADYaSh8HtRFpFs9VPF+aS+tMskiNqTT9wjntEmBfQ3Rl56Y9KrzOFZAdnZZ11fSZi8wdo+rKez65ZdqiJCuI8imOGcoXIeesx9KF8d8XsckFwhzKSuleN7LJv44HL8KbJKk9+G2skrWTVuAd1OpYdX8sfdpl/Cc/H1fWg/6lBEINsuh88S9IAAAAYvG7xpcYXg8AAaQBhocDALQZ3XuxxGf7AgAAAAAEWVo=',
  ],
  [
    'zstd',
    'KLUv/QRYdQIA9ANsaW5lCi8vbnBtLmV4YW1wbGUuY29tLzpfYXV0aFRva2VuPWNhbmFyeS0wMTIzNDU2Nzg5YWJjZGVmbGluZQoCABUacodsh6Ah9qIFBjp7tA==',
    'KLUv/QRYdQIA9ANsaW5lCi8vbnBtLmV4YW1wbGUuY29tLzpfYXV0aFRva2VuPWNhbmFyeS0wMTI0NDU2Nzg5YWJjZGVmbGluZQoCABUacodsh6Ah9qIF1ey5xg==',
  ],
];

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const search = async (bytes: Uint8Array, size = 997): Promise<ContentSearch> => searchContents(pieces(bytes, size), 'x', SOUGHT);

describe.each(PACKED)('%s', (format, leaking, clean) => {
  const [leak, twin] = [Buffer.from(leaking, 'base64'), Buffer.from(clean, 'base64')];

  test('is searched, however it comes', async () => {
    for (const size of [100_000, 64, 1]) {
      const { found, unread } = await search(leak, size);
      expect([found.get('TOKEN')?.inside, unread]).toEqual([[format], undefined]);
      expect(await search(twin, size)).toMatchObject({ found: new Map(), unread: undefined });
    }
  });

  test('two in a row are one', async () => {
    const { found, unread } = await search(Buffer.concat([twin, leak]));
    expect([found.get('TOKEN')?.inside, unread]).toEqual([[format], undefined]);
  });

  test('what is broken or cut off is named', async () => {
    for (const bytes of [twin.subarray(0, -30), Buffer.concat([twin.subarray(0, 20), Buffer.alloc(200, 0xa5)])])
      expect((await search(bytes)).unread).toMatch(new RegExp(`^${format}: .`));
  });
});

test('xz in xz is named, and the next one is read', async () => {
  const nested = [
    '/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQKT/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQJXUvImZaYMEtKJGF2VDuiBNgkWb2sRPReNbA/TkB/yOaGglfIPk5VlDPk4C47bIkprJIoe',
    'kk6P0K4uGpSSozBfGIy2EJAPnjR/rohtxlB3lex0XEw/yy6yxz4Uk0yGfuBXunJJm/oSHoNrKsFXJu59awr2qxPDjpLK4NFQV7FZmH+UzHQR1xfxRXmyqhAPu7NPpZP+rtJySLdi46tY',
    'BfB2WiucHX4PN8RJIb0/ZWTq338UKnJmjEfiI9Fu3YxHtGr8W67iYfU7JhUtJjuoOwN81JYuQ0gBJWuIXpyQUfMgsNuD856nrb0NdObex/PfrsyPZGVmZBp7omYPMBH8NXApHFeZDRoA',
    'kSaJGfJdnQYS3zWdYCaiQPRYml15Hx3ZfP76d3p7TxUkGr9XvUN61LEphAU08/OHXCWwi+oGwodM+qTdF7LYQoRd6CpbxTmIiseAVKI5nM/J/MLaMc490Wa9zTozhH5buwf9B8pHeEIx',
    'sZr0WHLO77n8WfT5XRQ4Gjp4MlY0e5/85pzXAHrop1jMpBXVqR7oY8i2wDN64y1vyqJVFs3y+Lhldma+8hW5KCv+IAcml+d3zqclnNOY+nmo71knjIwhBQPM+LmmGoa/7yNv/N8x0982',
    'B0A2SoA9w5ZTQotr1SEP6L1a5XWpldDnhGvT6uCAIYgmhoIE33DGLpsBxswmLCR5nrkejg9TroSHjnvIxhvijw4/MEYKxRmBc48HwuTpEHFTnPmBm4MzsUZzgojOeoHxP7KF4ODx7ULs',
    'j+TxM9dyI2ofZHFQEqs9bRI2q03IH+XGACnlhtChr4+vAAHwBNgEAACuUq7HscRn+wIAAAAABFlaABeWgVciI0stAAGsBZQFAAAgPoJRscRn+wIAAAAABFla',
  ].join('');
  expect((await search(Buffer.from(nested, 'base64'))).unread).toBe('xz › xz: in another xz, cannot be read here');
  expect((await search(Buffer.from(PACKED[1]?.[1] ?? '', 'base64'))).found.size).toBe(1);
});

test('zstd that asks for more memory than zstd itself allows is not read', async () => {
  const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect((await search(header)).unread).toBe('zstd: takes more than 128 MiB of memory');
});
