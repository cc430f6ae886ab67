import { describe, expect, test } from '@jest/globals';
import { evidenceOfUse } from '../../../src/facts/commands/credential-use.ts';
import { scriptOf } from '../script-of.ts';

describe('a variable used as a credential', () => {
  test.each([
    ['curl -H "Authorization: token $X" https://h', 'stands where curl expects a credential (curl -H)'],
    ['curl --header token:${X} -L https://h', 'stands where curl expects a credential (curl --header)'],
    ['echo "//r/:_authToken=${X}" > .npmrc', 'stands where echo expects a credential (npm token)'],
    ['git clone https://$X@github.com/a/b', 'stands where git clone expects a credential (token in a URL)'],
    ['pip install --extra-index-url https://u:${X}@h/simple a', 'stands where pip install expects a credential (password in a URL)'],
    ['docker login -u u -p $X', 'stands where docker login expects a credential (docker -p)'],
    ['mysql -u root -p"$X"', 'stands where mysql expects a credential (mysql -p)'],
    ['echo $X | docker login --password-stdin -u u', 'is written to ~/.docker/config.json'],
    ['echo "$X" > /root/.ssh/id_rsa', 'is written to /root/.ssh/id_rsa'],
    ['cat > ~/.netrc <<EOF\nmachine h login u password $X\nEOF', 'stands where cat expects a credential (netrc password)'],
    ['git config --global url."https://x:${X}@github.com/".insteadOf https://github.com/', 'stands where git config expects a credential (password in a URL)'],
    ["bash -c 'curl -u u:$X https://h'", 'stands where curl expects a credential (curl -u)'],
  ])('%s', (text, evidence) => {
    expect(evidenceOfUse(scriptOf(text), 'X')).toBe(evidence);
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
