import { expect, test } from '@jest/globals';
import { splitAddress } from '../../src/text/address.ts';

test.each([
  ['https://example.com/a?b=c@d', { scheme: 'https://', login: undefined, host: 'example.com', rest: '/a?b=c@d' }],
  ['https://example.com?b=c@d', { scheme: 'https://', login: undefined, host: 'example.com', rest: '?b=c@d' }],
  ['https://ci:p@ss@example.com:8443/a.git#main', { scheme: 'https://', login: 'ci:p@ss', host: 'example.com:8443', rest: '/a.git#main' }],
  ['https://${TOKEN:?no/token}@example.com/a', { scheme: 'https://', login: '${TOKEN:?no/token}', host: 'example.com', rest: '/a' }],
  ['git+ssh://git@example.com', { scheme: 'git+ssh://', login: 'git', host: 'example.com', rest: '' }],
  ['example.com/a@b', { scheme: '', login: undefined, host: '', rest: '' }],
])('%s', (text, parts) => {
  expect(splitAddress(text)).toEqual(parts);
});
