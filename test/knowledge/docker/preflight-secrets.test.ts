import { describe, expect, test } from '@jest/globals';
import { gitTokenId, httpHeaderId, httpTokenId, isPreflightSecret, TOKEN_ONLY_HOSTS } from '../../../src/knowledge/docker/preflight-secrets.ts';

describe('secrets that BuildKit looks for itself', () => {
  test.each([
    ['GIT_AUTH_TOKEN', true],
    ['GIT_AUTH_HEADER', true],
    ['GIT_AUTH_TOKEN.github.com', true],
    ['GIT_AUTH_TOKEN.git.example.com:8443', true],
    ['HTTP_AUTH_TOKEN_repo.example.com', true],
    ['HTTP_AUTH_HEADER_repo.example.com', true],
    ['HTTP_AUTH_TOKEN', false],
    ['GIT_AUTH_TOKENS', false],
    ['MY_GIT_AUTH_TOKEN', false],
    ['NPM_TOKEN', false],
  ])('%s: %s', (id, expected) => {
    expect(isPreflightSecret(id)).toBe(expected);
  });

  test('git takes the token of all hosts where a port would need a colon, files leave the port out', () => {
    expect(gitTokenId('git.example.com')).toBe('GIT_AUTH_TOKEN.git.example.com');
    expect(gitTokenId('git.example.com:8443')).toBe('GIT_AUTH_TOKEN');
    expect(httpHeaderId('repo.example.com:8443')).toBe('HTTP_AUTH_HEADER_repo.example.com');
    expect(httpTokenId('repo.example.com:8443')).toBe('HTTP_AUTH_TOKEN_repo.example.com');
  });

  test('the hosts that look at the token alone are host names', () => {
    for (const host of TOKEN_ONLY_HOSTS) expect(host).toMatch(/^[a-z0-9.-]+$/);
  });
});
