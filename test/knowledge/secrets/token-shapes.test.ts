import { describe, expect, test } from '@jest/globals';
import { findTokens, judgeValue } from '../../../src/facts/sensitivity/index.ts';
import { TOKEN_SHAPES } from '../../../src/knowledge/secrets/token-shapes.ts';
import { inYardsticks } from '../../harness/cpu-time.ts';
import { mixed, NO_TOKENS, TOKEN_CASES } from './token-shapes.cases.ts';

describe('token shapes', () => {
  test.each(TOKEN_CASES.map(([provider, token, before = '', behind = ''], index) => ({ provider, token, before, behind, index })))(
    '$index: $provider',
    ({ provider, token, before, behind }) => {
      const text = `${before}${token}${behind}`;
      const hits = findTokens(text);
      expect(hits.map((hit) => [hit.provider, text.slice(hit.start, hit.end)])).toEqual([[provider, token]]);
      const inside = `RUN tool --login="${text}" && next`;
      expect(findTokens(inside).map((hit) => [hit.provider, inside.slice(hit.start, hit.end)])).toEqual([[provider, token]]);
      const judgement = judgeValue(text);
      expect(['token', 'jwt', 'url-credentials']).toContain(judgement.kind);
      expect(JSON.stringify(judgement)).not.toContain(token);
    },
  );

  test.each(NO_TOKENS)('nothing in %s', (text) => {
    expect(findTokens(text)).toEqual([]);
  });

  test('every shape has a case, a source and the flags it needs', () => {
    const texts = TOKEN_CASES.map(([, token, before = '', behind = '']) => `${before}${token}${behind}`);
    const idle = TOKEN_SHAPES.filter(({ pattern }) => !texts.some((text) => [...text.matchAll(pattern)].length > 0));
    expect(idle.map(({ provider, hint }) => `${provider} ${hint}`)).toEqual([]);
    for (const { source, pattern } of TOKEN_SHAPES) {
      expect(source).toMatch(/^https:\/\//);
      expect(pattern.flags).toMatch(/^dgi?$/);
    }
  });

  test('a private key is found with line ends as they are and as \\n', () => {
    const body = `${mixed(64, 'k1')}\n${mixed(64, 'k2')}`;
    const key = ['-----BEGIN OPENSSH ', 'PRIVATE KEY-----\n', body, '\n-----END OPENSSH ', 'PRIVATE KEY-----'].join('');
    for (const text of [key, key.replaceAll('\n', '\\n'), key.replaceAll('\n', '\\n\\\n')]) {
      const value = `x ${text} y`;
      expect(findTokens(value).map((hit) => [hit.kind, value.slice(hit.start, hit.end)])).toEqual([['private-key', text]]);
      expect(judgeValue(text).kind).toBe('private-key');
    }
  });

  test('checksums are verified', () => {
    // the example of the announcement, revoked before it was printed: https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
    const [body, checksum] = ['zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ', '0mLq17'];
    expect(findTokens(`ghp_${body}${checksum}`)).toMatchObject([{ checksum: 'right' }]);
    expect(findTokens(`ghp_${body}0mLq18`)).toMatchObject([{ checksum: 'wrong' }]);
    expect(findTokens(`glpat-${mixed(20, 'gl')}`)).toMatchObject([{ checksum: undefined }]);
  });

  test('hostile texts are searched at once', () => {
    const texts = [
      'a'.repeat(100_000),
      'https://'.repeat(20_000),
      `-----BEGIN ${'PRIVATE'} KEY-----`.repeat(2_000),
      'eyJ'.repeat(30_000),
      'https://a:'.repeat(10_000),
      'A_'.repeat(50_000),
    ];
    expect(inYardsticks(() => texts.map((text) => findTokens(text)))).toBeLessThan(20);
  });
});
