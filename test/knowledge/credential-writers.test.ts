import { describe, expect, test } from '@jest/globals';
import { invocationOf } from '../../src/facts/commands/invocation.ts';
import { findPersisted } from '../../src/facts/commands/layer-writes.ts';
import { CREDENTIAL_WRITERS, SECRET_PRODUCERS } from '../../src/knowledge/credential-writers.ts';
import { scriptOf, wordsOf } from '../facts/script-of.ts';

const SECRETS = { variables: new Set(['TOKEN']), files: ['/run/secrets/key'], mountedTargets: [] };

/** Commands that write $TOKEN or the mounted file, with the file and the rule. */
const WRITERS: readonly (readonly [command: string, where: string, rule: string])[] = [
  ['npm config set //npm.example.com/:_authToken $TOKEN', '~/.npmrc', 'RL01'],
  ['npm set "//npm.example.com/:_authToken=$TOKEN"', '~/.npmrc', 'RL01'],
  ['npm config set --location=project _auth $TOKEN', '.npmrc', 'RL01'],
  ['npm config set -g _auth $TOKEN', '/usr/local/etc/npmrc', 'RL01'],
  ['npm install --//npm.example.com/:_authToken=$TOKEN', '~/.npm/_logs', 'RL02'],
  ['pnpm config set //npm.example.com/:_authToken $TOKEN', '~/.npmrc', 'RL03'],
  ['yarn config set npmAuthToken $TOKEN', '.yarnrc.yml', 'RL04'],
  ['yarn config set -H npmAuthToken $TOKEN', '~/.yarnrc.yml', 'RL04'],
  ['npm-cli-login -u u -p $TOKEN -e a@b.c', '~/.npmrc', 'RL06'],
  ['npx npm-cli-login -u u -p $TOKEN -e a@b.c', '~/.npmrc', 'RL06'],
  ['npm login --auth-type legacy <<< "$TOKEN"', '~/.npmrc', 'RL06'],
  ['npm install git+https://$TOKEN@github.com/a/b', 'package.json', 'RL00'],
  ['pip config set global.index-url https://u:$TOKEN@h/simple', '~/.config/pip/pip.conf', 'RL10'],
  ['pip config --global set global.index-url https://u:$TOKEN@h/simple', '/etc/pip.conf', 'RL10'],
  ['pip install -e git+https://$TOKEN@github.com/a/b#egg=b', 'src/<package>/.git/config', 'RL12'],
  ['poetry config http-basic.acme user $TOKEN', '~/.config/pypoetry/auth.toml', 'RL13'],
  ['poetry source add acme https://u:$TOKEN@h/simple', 'pyproject.toml', 'RL00'],
  ['pdm config pypi.acme.password $TOKEN', '~/.config/pdm/config.toml', 'RL14'],
  ['uv auth login example.com --token $TOKEN', '~/.local/share/uv/credentials', 'RL15'],
  ['uv add "b @ https://u:$TOKEN@h/b.whl"', 'pyproject.toml', 'RL15'],
  ['echo $TOKEN | keyring set h u', '~/.local/share/python_keyring', 'RL15'],
  ['conda config --add channels https://h/t/$TOKEN/c', '~/.condarc', 'RL16'],
  ['anaconda login --username u --password $TOKEN', '~/.continuum', 'RL16'],
  ['bundle config set --global gems.example.com $TOKEN', '~/.bundle/config', 'RL17'],
  ['bundle config --local gems.example.com $TOKEN', '.bundle/config', 'RL17'],
  ['bundle config set https://rubygems.example.com/a u:$TOKEN', '~/.bundle/config', 'RL17'],
  ['composer config github-oauth.github.com $TOKEN', 'auth.json', 'RL18'],
  ['composer config -g github-oauth.github.com $TOKEN', '~/.config/composer/auth.json', 'RL18'],
  ['composer config repositories.x vcs https://u:$TOKEN@h/x', 'composer.json', 'RL18'],
  ['git config --global url."https://$TOKEN@github.com/".insteadOf https://github.com/', '~/.gitconfig', 'RL19'],
  ['git config --system url."https://$TOKEN@github.com/".insteadOf https://github.com/', '/etc/gitconfig', 'RL19'],
  ['git config --global http.extraheader "AUTHORIZATION: bearer $TOKEN"', '~/.gitconfig', 'RL20'],
  ['git config http.extraheader "AUTHORIZATION: bearer $TOKEN"', '.git/config', 'RL20'],
  ['git config --file /x/cfg http.extraheader "AUTHORIZATION: bearer $TOKEN"', '/x/cfg', 'RL20'],
  ['git clone https://$TOKEN@github.com/a/b.git', 'b/.git/config', 'RL21'],
  ['git clone https://u:$TOKEN@github.com/a/b.git /src/', '/src/.git/config', 'RL21'],
  ['git clone https://u:$TOKEN@github.com/a/b.git .', '.git/config', 'RL21'],
  ['git remote add o https://u:$TOKEN@github.com/a/b.git', '.git/config', 'RL21'],
  ['git clone -c http.extraHeader="Authorization: Basic $TOKEN" https://github.com/a/b', 'b/.git/config', 'RL22'],
  ['echo $TOKEN | gh auth login --with-token', '~/.config/gh/hosts.yml', 'RL26'],
  ['cargo login $TOKEN', '$CARGO_HOME/credentials.toml', 'RL27'],
  ['cargo login < /run/secrets/key', '$CARGO_HOME/credentials.toml', 'RL27'],
  ['mix hex.organization auth acme --key $TOKEN', '~/.hex/hex.config', 'RL28'],
  ['echo $TOKEN | dart pub token add https://h', '~/.config/dart/pub-tokens.json', 'RL30'],
  ['add-apt-repository "deb https://u:$TOKEN@h/debian stable main"', '/etc/apt/sources.list', 'RL31'],
  ['yum-config-manager --add-repo https://u:$TOKEN@h/x.repo', '/etc/yum.repos.d', 'RL32'],
  ['pro attach $TOKEN', '/var/lib/ubuntu-advantage', 'RL33'],
  ['subscription-manager register --username u --password $TOKEN', '/etc/pki/consumer', 'RL33'],
  ['aws configure set aws_secret_access_key $TOKEN', '~/.aws/credentials', 'RL34'],
  ['aws codeartifact login --tool pip --domain $TOKEN', '~/.config/pip/pip.conf', 'RL35'],
  ['docker login -u u -p $TOKEN', '~/.docker/config.json', 'RL36'],
  ['echo $TOKEN | docker login -u u --password-stdin', '~/.docker/config.json', 'RL36'],
  ['helm repo add x https://x --username u --password $TOKEN', '~/.config/helm/repositories.yaml', 'RL00'],
  ['gcloud auth activate-service-account --key-file=/run/secrets/key', '~/.config/gcloud', 'RL37'],
  ['az login --service-principal -u a -p $TOKEN', '~/.azure', 'RL38'],
  ['terraform init -backend-config=secret_key=$TOKEN', '~/.terraform.d/credentials.tfrc.json', 'RL39'],
  ['dotnet nuget add source https://x -n a -u u -p $TOKEN', 'NuGet.Config', 'RL40'],
  ['nuget setapikey $TOKEN', 'NuGet.Config', 'RL40'],
  ['sentry-cli login --auth-token $TOKEN', '~/.sentryclirc', 'RL41'],
  ['huggingface-cli login --token $TOKEN', '~/.cache/huggingface/token', 'RL42'],
  [`python -c "from huggingface_hub import login; login(token='$TOKEN')"`, '~/.cache/huggingface/token', 'RL42'],
  ['wandb login $TOKEN', 'its settings below ~', 'RL43'],
  ['jf c add x --access-token=$TOKEN', '~/.jfrog', 'RL44'],
  ['kubectl config set-credentials u --token=$TOKEN', '~/.kube/config', 'RL00'],
  ['mc alias set s3 https://x a $TOKEN', 'its settings below ~', 'RL00'],
  ['gitlab-runner register --registration-token $TOKEN', '/etc/gitlab-runner/config.toml', 'RL00'],
  ['gpg --import /run/secrets/key', '~/.gnupg', 'RL00'],
  ['go build -ldflags "-X main.Key=$TOKEN" .', 'the program', 'RL48'],
  ['wp config create --dbname=x --dbpass=$TOKEN', 'the settings of the application', 'RL00'],
  ['echo "root:$TOKEN" | chpasswd', 'a password database of the image', 'RL00'],
  [`mysql -e "CREATE USER a IDENTIFIED BY '$TOKEN'"`, 'the database in the image', 'RL00'],
];

/** Commands of the same tools that write nothing secret, though $TOKEN is in the environment. */
const CLEAN: readonly string[] = [
  'npm config set registry https://npm.example.com',
  "npm config set '//npm.example.com/:_authToken=${TOKEN}'",
  'npm config set //npm.example.com/:_authToken=\\${TOKEN}',
  'pip install git+https://$TOKEN@github.com/a/b',
  'pip install --index-url https://u:$TOKEN@h/simple b',
  'git -c http.extraHeader="Authorization: Basic $TOKEN" clone https://github.com/a/b',
  `git config --global credential.helper '!f(){ echo "password=$TOKEN"; };f'`,
  'git config --global url."https://github.com/".insteadOf git@github.com:',
  'bundle config set without "development test"',
  'dart pub token add https://h --env-var TOKEN',
  'aws configure set region eu-west-1',
  'docker login -u "$TOKEN_USER"',
  'curl -H "Authorization: token $TOKEN" -o /tmp/x https://h/x',
  'gpg --import key.asc',
  'go build -ldflags "-X main.Version=1" .',
];

describe('commands that write credentials', () => {
  test.each(WRITERS)('%s', (text, where, rule) => {
    expect(findPersisted(scriptOf(text), SECRETS)).toMatchObject([{ where, rule, removed: false }]);
  });

  test.each(CLEAN)('%s writes none', (text) => {
    expect(findPersisted(scriptOf(text), SECRETS)).toEqual([]);
  });

  test('every row has an example', () => {
    const invocations = WRITERS.flatMap(([text]) => scriptOf(text).commands.map((command) => invocationOf(command.words.map((word) => word.value))));
    const missing = CREDENTIAL_WRITERS.filter(
      (row) => !invocations.some(({ program, args }) => row.programs.includes(program) && row.arguments.test(args.join(' '))),
    );
    expect(missing.map((row) => `${row.rule} ${row.programs.join(' ')}`)).toEqual([]);
  });

  test.each([
    ['git clone https://$TOKEN@github.com/a/b && git -C b remote set-url origin https://github.com/a/b'],
    ['git clone https://$TOKEN@github.com/a/b && rm -rf b/.git'],
    ['git clone https://$TOKEN@github.com/a/b && cd b && make && cd .. && rm -rf b'],
    [
      'git config --global url."https://$TOKEN@github.com/".insteadOf https://github.com/ && go mod download && git config --global --unset url."https://github.com/".insteadOf',
    ],
    ['git config --global url."https://$TOKEN@github.com/".insteadOf https://github.com/ && go mod download && rm -f /root/.gitconfig'],
    ['pro attach $TOKEN && apt-get install -y x && pro detach --assume-yes'],
    ['bundle config set --local gems.example.com $TOKEN && bundle install && bundle config unset --local gems.example.com'],
    ['echo $TOKEN | docker login -u u --password-stdin && docker pull x && docker logout'],
  ])('%s is clean', (text) => {
    expect(findPersisted(scriptOf(text), SECRETS)).toMatchObject([{ removed: true }]);
  });

  test.each([
    ['npm config set //npm.example.com/:_authToken $TOKEN && npm ci && npm config delete //npm.example.com/:_authToken', '_logs'],
    ['git clone https://$TOKEN@github.com/a/b && git -C b remote set-url origin https://$TOKEN@github.com/a/b', '.git/config'],
    ['git clone https://$TOKEN@github.com/a/b && rm -rf /tmp/*', '.git/config'],
  ])('%s is not', (text, reason) => {
    const [first] = findPersisted(scriptOf(text), SECRETS);
    expect(first).toMatchObject({ removed: false });
    expect(first?.reason).toContain(reason);
  });

  test.each([
    ['HOME=/dev/shm/h composer config -g github-oauth.github.com $TOKEN'],
    ['export CLOUDSDK_CONFIG=/dev/shm/g; gcloud auth activate-service-account --key-file=/run/secrets/key'],
    ['NPM_CONFIG_USERCONFIG=/dev/shm/npmrc npm config set _auth $TOKEN'],
  ])('%s writes to memory', (text) => {
    expect(findPersisted(scriptOf(text), SECRETS)).toEqual([]);
  });
});

describe('commands that print a secret', () => {
  const PRINTS = [
    'aws codeartifact get-authorization-token --domain d',
    'gcloud auth print-access-token',
    'az account get-access-token',
    'gh auth token',
    'vault kv get secret/x',
    'op read op://a/b',
    'doppler secrets download --no-file',
  ];
  test.each(PRINTS)('%s > file', (text) => {
    expect(findPersisted(scriptOf(`${text} > /etc/x`), { variables: new Set(), files: [], mountedTargets: [] })).toMatchObject([
      { where: '/etc/x', from: 'command' },
    ]);
  });

  test('every row has an example', () => {
    const invocations = PRINTS.map((text) => invocationOf(wordsOf(text)));
    expect(
      SECRET_PRODUCERS.filter((row) => !invocations.some(({ program, args }) => row.programs.includes(program) && row.arguments.test(args.join(' ')))).map(
        (row) => row.programs,
      ),
    ).toEqual([]);
  });
});
