import { describe, expect, test } from '@jest/globals';
import { findCredentialWrites } from '../../../src/facts/commands/credential-writes.ts';
import { scriptOf } from '../script-of.ts';

describe('credentials that a script writes, whatever is declared', () => {
  test.each([
    ['echo "//r/:_authToken=$X" > ~/.npmrc', 'X', '~/.npmrc'],
    ['curl -u "$ART" https://h/api/npm/auth > ~/.npmrc', 'ART', '~/.npmrc'],
    ['curl -u "$ART" -o ~/.npmrc https://h/api/npm/auth', 'ART', '~/.npmrc'],
    ['wget --http-password=$PW -O .npmrc https://h/api/npm/auth', 'PW', '.npmrc'],
    ['curl -u u:$PW https://h/api/npm/auth | tee ~/.npmrc', 'PW', '~/.npmrc'],
    ['echo "machine h login u password $X" > ~/.netrc', 'X', '~/.netrc'],
    ['printf "machine %s login %s password %s\\n" h u "$X" > ~/.netrc', 'X', '~/.netrc'],
    ['cat > ~/.netrc <<EOF\nmachine h login u password ${X}\nEOF', 'X', '~/.netrc'],
    ['echo $X | base64 -d > ~/.netrc', 'X', '~/.netrc'],
    ['echo "$X" > ~/.ssh/id_rsa', 'X', '~/.ssh/id_rsa'],
    ['echo "GITHUB_PAT=$X" >> ~/.Renviron', 'X', '~/.Renviron'],
    ['sed -i "s/password: .*/password: $X/" config/secrets.yml', 'X', 'config/secrets.yml'],
    ['git config --global url."https://${X}@github.com/".insteadOf https://github.com/', 'X', '~/.gitconfig'],
    ['git clone https://u:$X@github.com/a/b', 'X', 'b/.git/config'],
    ['docker login -u u -p $X', 'X', '~/.docker/config.json'],
    ['echo "$X" | docker login -u u --password-stdin', 'X', '~/.docker/config.json'],
    ['poetry config http-basic.a aws $(aws codeartifact get-authorization-token --output text)', 'a token from AWS', '~/.config/pypoetry/auth.toml'],
    ['aws codeartifact login --tool npm --repository r', 'what aws gets', '~/.npmrc'],
    ['gcloud auth activate-service-account --key-file=/tmp/k.json', 'what gcloud gets', '~/.config/gcloud'],
    ['npx google-artifactregistry-auth', 'what npx gets', '~/.npmrc'],
    ["ssh-keygen -q -t rsa -f /root/.ssh/id_rsa -N ''", 'a new private key', '/root/.ssh/id_rsa'],
  ])('%s', (text, secret, where) => {
    expect(findCredentialWrites(scriptOf(text))).toMatchObject([{ secret, where, removed: false }]);
  });

  test.each([
    ["echo '//r/:_authToken=${X}' > ~/.npmrc"],
    ['echo "registry=$REGISTRY" > ~/.npmrc'],
    ['echo "cache=$HOME/.npm" >> $HOME/.npmrc'],
    ['echo "$SSH_PUBLIC_KEY" > ~/.ssh/id_rsa.pub'],
    ['echo "$KEY" >> ~/.ssh/authorized_keys'],
    ['ssh-keyscan github.com >> ~/.ssh/known_hosts'],
    ['curl -fsSL https://h/x.key > /etc/apt/keyrings/x.gpg'],
    ['git clone https://$GIT_USER@github.com/a/b'],
    ['git clone https://github.com/$ORG/b'],
    ['git config --global user.email "$EMAIL"'],
    ['ssh-keygen -A'],
    ["ssh-keygen -t rsa -f /etc/ssh/ssh_host_rsa_key -N ''"],
    ['ssh-keygen -F github.com -f ~/.ssh/known_hosts'],
    ['echo "root:$PW" | chpasswd'],
    ['echo "deb https://h/debian $SUITE main" > /etc/apt/sources.list.d/x.list'],
    ['echo "VERSION=$VERSION" > .env'],
    ['docker login -u "$USER"'],
  ])('%s writes none', (text) => {
    expect(findCredentialWrites(scriptOf(text))).toEqual([]);
  });

  test('mounts and removal count', () => {
    expect(findCredentialWrites(scriptOf('echo "//r/:_authToken=$X" > /root/.npmrc'), ['/root/.npmrc'])).toEqual([]);
    expect(findCredentialWrites(scriptOf('echo "//r/:_authToken=$X" > .npmrc && npm ci && rm .npmrc'))).toMatchObject([{ removed: true }]);
  });
});
