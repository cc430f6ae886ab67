import { expect, test } from '@jest/globals';
import { hashesPassword } from '../../src/knowledge/password-hashes.ts';

const HASHES = [
  ['openssl', 'passwd -6 $PW'],
  ['htpasswd', '-nb admin $PW'],
  ['mkpasswd', '-m sha-512 $PW'],
  ['caddy', 'hash-password --plaintext $PW'],
  ['python3', "-c from notebook.auth import passwd; print(passwd('$PW'))"],
  ['php', "-r echo password_hash('$PW', PASSWORD_DEFAULT);"],
  ['node', "-e console.log(require('bcryptjs').hashSync('$PW'))"],
  ['perl', "-e print crypt('$PW', 'ab')"],
  ['ruby', "-e puts BCrypt::Password.create('$PW')"],
] as const;

test.each(HASHES)('%s %s', (program, args) => {
  expect(hashesPassword(program, args)).toBe(true);
});

test.each([
  ['openssl', 'enc -base64'],
  ['htpasswd', '-bc /etc/users admin $PW'],
  ['python3', "-c print('$PW')"],
  ['sha256sum', ''],
  ['echo', 'password_hash($PW)'],
])('no hash: %s %s', (program, args) => {
  expect(hashesPassword(program, args)).toBe(false);
});
