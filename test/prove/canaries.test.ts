import { createPrivateKey } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { credentialsIn } from '../../src/facts/sensitivity/index.ts';
import { FILE_SHAPES, VARIABLE_SHAPES } from '../../src/knowledge/secrets/canary-shapes.ts';
import { canaryForFile, canaryForVariable, canaryLike, partsOf } from '../../src/prove/canaries.ts';
import { opensshKey, pemKey } from '../../src/prove/private-keys.ts';

const KEY = '-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEAabcdefghijklmnop\n-----END RSA PRIVATE KEY-----\n';

describe('made-up secrets', () => {
  test.each([
    ['NPM_TOKEN', /^npm_[A-Za-z0-9]{36}$/],
    ['GITHUB_TOKEN', /^ghp_[A-Za-z0-9]{36}$/],
    ['AWS_ACCESS_KEY_ID', /^AKIA[A-Z0-9]{16}$/],
    ['SSH_PRIVATE_KEY', /^-----BEGIN OPENSSH PRIVATE KEY-----\n/],
    ['TLS_PRIVATE_KEY', /^-----BEGIN PRIVATE KEY-----\n/],
    ['DATABASE_URL', /^postgres:\/\/canary:[A-Za-z0-9]{40}@db\.invalid:5432\/canary$/],
    ['PIP_EXTRA_INDEX_URL', /^https:\/\/canary:[A-Za-z0-9]{40}@host\.invalid\/simple$/],
    ['ACME_PASSWORD', /^[A-Za-z0-9]{40}$/],
  ])('a variable named %s looks like one', (name, shape) => {
    const { text, parts } = canaryForVariable(name);
    expect(text).toMatch(shape);
    expect(parts.length).toBeGreaterThan(0);
    for (const part of parts) expect(text).toContain(part);
    expect(canaryForVariable(name).text).not.toBe(text);
  });

  test('every shape has parts to search for, and JSON stays JSON', () => {
    for (const canary of [...Object.keys(FILE_SHAPES).map(canaryForFile), ...VARIABLE_SHAPES.map(({ names }) => canaryForVariable(names.source))]) {
      expect(canary.parts.length).toBeGreaterThan(0);
      expect(canary.text).not.toMatch(/\{[A-Za-z]+\d*\}/);
      if (canary.text.startsWith('{"')) JSON.parse(canary.text);
    }
  });

  test.each(
    Object.keys(FILE_SHAPES).filter(
      (kind) => !['ssh-key', 'private-key', 'rails-key', 'kaggle', 'apt-auth', 'gem-credentials', 'database-login'].includes(kind),
    ),
  )('a file of the kind %s is one with a credential', (kind) => {
    const { text } = canaryForFile(kind);
    expect(credentialsIn(kind, text).length).toBeGreaterThan(0);
  });

  test('keys can be read as keys', () => {
    expect(createPrivateKey(pemKey()).asymmetricKeyType).toBe('ed25519');
    const bytes = Buffer.from(opensshKey().split('\n').slice(1, -2).join(''), 'base64');
    expect(bytes.toString('latin1', 0, 15)).toBe('openssh-key-v1\0');
    expect(bytes.length % 4).toBeLessThan(4);
  });

  test('a value of the same shape: marks, lengths, punctuation and all other text stay', () => {
    const text = '; mine\nregistry=https://npm.example.com/\n//npm.example.com/:_authToken=npm_AbC123def456GHI789jkl012MNO345pqr678\n';
    const like = canaryLike(text, ['npm_AbC123def456GHI789jkl012MNO345pqr678']);
    expect(like?.text).toMatch(
      /^; mine\nregistry=https:\/\/npm\.example\.com\/\n\/\/npm\.example\.com\/:_authToken=npm_(?:[A-Z][a-z][A-Z]|[A-Za-z0-9]{3})[A-Za-z0-9]{33}\n$/,
    );
    expect(like?.text).not.toContain('AbC123def456');
    expect(canaryLike(KEY, [KEY])?.text).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
    // nothing that could be told from other text
    expect(canaryLike('*** *** ***', [])).toBeUndefined();
    expect(canaryLike('a', [])).toBeUndefined();
  });

  test('of several lines the long ones are searched for', () => {
    expect(partsOf(KEY)).toEqual(['MIIEowIBAAKCAQEAabcdefghijklmnop']);
    expect(partsOf('0123456789')).toEqual(['0123456789']);
    expect(partsOf('short')).toEqual([]);
  });
});
