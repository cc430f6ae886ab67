import { describe, expect, test } from '@jest/globals';
import { evidenceOfUse } from '../../../src/facts/commands/credential-use.ts';
import { scriptOf } from '../script-of.ts';

describe('a variable used as a credential', () => {
  test.each([
    ['curl -H "Authorization: token $X" https://h', { kind: 'credential-place', command: 'curl', what: 'curl -H' }],
    ['curl --header token:${X} -L https://h', { kind: 'credential-place', command: 'curl', what: 'curl --header' }],
    ['echo "//r/:_authToken=${X}" > .npmrc', { kind: 'credential-place', command: 'echo', what: 'npm token' }],
    ['git clone https://$X@github.com/a/b', { kind: 'credential-place', command: 'git clone', what: 'token in a URL' }],
    ['pip install --extra-index-url https://u:${X}@h/simple a', { kind: 'credential-place', command: 'pip install', what: 'password in a URL' }],
    ['docker login -u u -p $X', { kind: 'credential-place', command: 'docker login', what: 'docker -p' }],
    ['mysql -u root -p"$X"', { kind: 'credential-place', command: 'mysql', what: 'mysql -p' }],
    ['echo $X | docker login --password-stdin -u u', { kind: 'written', where: '~/.docker/config.json' }],
    ['echo "$X" > /root/.ssh/id_rsa', { kind: 'written', where: '/root/.ssh/id_rsa' }],
    ['cat > ~/.netrc <<EOF\nmachine h login u password $X\nEOF', { kind: 'credential-place', command: 'cat', what: 'netrc password' }],
    [
      'git config --global url."https://x:${X}@github.com/".insteadOf https://github.com/',
      { kind: 'credential-place', command: 'git config', what: 'password in a URL' },
    ],
    ["bash -c 'curl -u u:$X https://h'", { kind: 'credential-place', command: 'curl', what: 'curl -u' }],
  ])('%s', (text, evidence) => {
    expect(evidenceOfUse(scriptOf(text), 'X')).toEqual(evidence);
  });

  test.each([
    'echo "$X" >> ~/.ssh/authorized_keys',
    'echo $X > /version',
    'git clone https://github.com/$X/b',
    'curl https://h/$X -o y',
    "echo '//r/:_authToken=${X}' > .npmrc",
    'curl -u u:$XY https://h',
    'npm config set registry $X',
    '[ -n "$X" ]',
  ])('%s is none', (text) => {
    expect(evidenceOfUse(scriptOf(text), 'X')).toBeUndefined();
  });

  test('a user in a URL is none', () => {
    expect(evidenceOfUse(scriptOf('git clone https://$GIT_USER@github.com/a/b'), 'GIT_USER')).toBeUndefined();
  });
});
