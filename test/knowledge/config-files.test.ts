import { describe, expect, test } from '@jest/globals';
import { fileReadersOf } from '../../src/facts/commands/file-readers.ts';
import { CONFIG_FILES } from '../../src/knowledge/config-files.ts';
import { scriptOf } from '../facts/script-of.ts';

/** A file and a command that reads it without naming it, in /app with the home /root. */
const READERS: readonly (readonly [path: string, command: string])[] = [
  ['/root/.npmrc', 'npm ci'],
  ['/app/.npmrc', 'yarn install'],
  ['/app/.yarnrc.yml', 'yarn install'],
  ['/app/bunfig.toml', 'bun install'],
  ['/root/.config/pip/pip.conf', 'pip install x'],
  ['/etc/pip.conf', 'pip3 install x'],
  ['/root/.pypirc', 'twine upload dist/x'],
  ['/root/.config/pypoetry/auth.toml', 'poetry install'],
  ['/root/.condarc', 'mamba install x'],
  ['/root/.netrc', 'go mod download'],
  ['/root/.netrc', 'curl --netrc https://x'],
  ['/root/.git-credentials', 'git clone https://github.com/a/b'],
  ['/root/.gitconfig', 'git clone https://github.com/a/b'],
  ['/root/.ssh/id_rsa', 'git clone git@github.com:a/b'],
  ['/root/.ssh', 'npm ci'],
  ['/app/.bundle/config', 'bundle install'],
  ['/root/.gem/credentials', 'gem push x.gem'],
  ['/app/auth.json', 'composer install'],
  ['/root/.m2/settings.xml', './mvnw package'],
  ['/app/gradle.properties', './gradlew build'],
  ['/root/.sbt/.credentials', 'sbt compile'],
  ['/app/NuGet.Config', 'dotnet restore'],
  ['/root/.cargo/credentials.toml', 'cargo build'],
  ['/root/.hex/hex.config', 'mix deps.get'],
  ['/root/.Renviron', 'Rscript x.R'],
  ['/etc/apt/auth.conf.d/x.conf', 'apt-get update'],
  ['/etc/yum.repos.d/x.repo', 'dnf install x'],
  ['/etc/apk/repositories', 'apk add x'],
  ['/etc/pki/entitlement/x.pem', 'yum install x'],
  ['/root/.aws/credentials', 'aws s3 cp s3://a b'],
  ['/root/.s3cfg', 's3cmd get s3://a'],
  ['/root/.boto', 'gsutil cp a b'],
  ['/root/.config/gcloud/credentials.db', 'gcloud info'],
  ['/root/.azure/x', 'az acr list'],
  ['/root/.docker/config.json', 'docker pull x'],
  ['/root/.kube/config', 'kubectl get pods'],
  ['/root/.terraformrc', 'terraform init'],
  ['/app/.sentryclirc', 'sentry-cli releases list'],
  ['/root/.cache/huggingface/token', 'huggingface-cli download x'],
  ['/root/.kaggle/kaggle.json', 'kaggle datasets list'],
  ['/root/.config/gh/hosts.yml', 'gh release list'],
  ['/root/.jfrog/x', 'jf rt dl x'],
  ['/root/.curlrc', 'curl https://x'],
  ['/root/.wgetrc', 'wget https://x'],
  ['/root/.pgpass', 'psql -c x'],
  ['/root/.my.cnf', 'mysql -e x'],
  ['/root/.vault-token', 'vault status'],
  ['/root/rclone.conf', 'rclone copy a b'],
  ['/etc/nix/nix.conf', 'nix build'],
  ['/app/config/master.key', 'bin/rails assets:precompile'],
  ['/app/.env', 'next build'],
];

describe('files that programs read by themselves', () => {
  test.each(READERS)('%s: %s', (path, command) => {
    expect(fileReadersOf(scriptOf(command), path, '/app', '/root')).toMatchObject([{ certainty: 'known-reader', effect: 'read' }]);
  });

  test('every row has an example', () => {
    expect(CONFIG_FILES.filter((row) => !READERS.some(([path]) => row.path.test(path))).map((row) => row.kind)).toEqual([]);
  });
});
