import { describe, expect, test } from '@jest/globals';
import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';
import { findTokens, judgeVariable } from '../../../src/facts/sensitivity/index.ts';
import { mixed, NO_TOKENS, TOKEN_CASES } from './token-shapes.cases.ts';

const SETTINGS = { secretNames: [], ignoredNames: [], secretFiles: [], ignoredFiles: [] };
const PRIVATE_KEY = ['-----BEGIN RSA ', `PRIVATE KEY-----\\n${mixed(64, 'a')}\\n${mixed(64, 'b')}\\n`, '-----END RSA ', 'PRIVATE KEY-----'].join('');

/** How many findings the other tool has in a text. */
async function secretlintFindings(content: string): Promise<number> {
  const config = { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator, rules: [] }] };
  const result = await lintSource({ source: { filePath: 'Dockerfile', content, contentType: 'text', ext: '' }, options: { config } });
  return result.messages.length;
}

describe('conformance with secretlint', () => {
  const values = [...TOKEN_CASES.map(([, token, before = '', behind = '']) => `${before}${token}${behind}`), PRIVATE_KEY];

  test('whatever it finds in the value of an ENV, we find too', async () => {
    let found = 0;
    const missed: string[] = [];
    for (const value of values) {
      if ((await secretlintFindings(`FROM alpine\nENV SETTING="${value}"\n`)) === 0) continue;
      found++;
      const judgement = judgeVariable({ name: 'SETTING', value, keyword: 'ENV', fromArgument: false }, SETTINGS);
      if (judgement.weight !== 'secret') missed.push(value);
    }
    expect(missed).toEqual([]);
    // its preset knows at least these: else the test compares nothing
    expect(found).toBeGreaterThan(15);
  });

  test('where it finds nothing on purpose, we find nothing', async () => {
    const both = [];
    for (const text of NO_TOKENS) both.push([await secretlintFindings(`RUN ${text}\n`), findTokens(text).length]);
    expect(both.filter(([theirs, ours]) => theirs === 0 && ours !== 0)).toEqual([]);
  });
});
