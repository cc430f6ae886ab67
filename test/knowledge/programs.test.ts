import { describe, expect, test } from '@jest/globals';
import { readersOf } from '../../src/facts/commands/command-readers.ts';
import { INERT_PROGRAMS } from '../../src/knowledge/inert-programs.ts';
import { PROGRAMS } from '../../src/knowledge/programs.ts';
import { canonicalProgram, isSystemProgram } from '../../src/knowledge/shell/program-names.ts';
import { scriptOf } from '../facts/script-of.ts';

const certaintyOf = (command: string, variable: string) => readersOf(scriptOf(command), variable)[0]?.certainty;

/** A command and a variable of its own. */
const OWN: readonly (readonly [command: string, variable: string])[] = [
  ['npm ci', 'NPM_TOKEN'],
  ['yarn install', 'NODE_AUTH_TOKEN'],
  ['pnpm i', 'GITHUB_TOKEN'],
  ['npm install', 'FONTAWESOME_NPM_AUTH_TOKEN'],
  ['npx turbo build', 'TURBO_TOKEN'],
  ['node x.js', 'NEXT_SECRET'],
  ['pip3 install x', 'PIP_EXTRA_INDEX_URL'],
  ['poetry install', 'POETRY_HTTP_BASIC_ACME_PASSWORD'],
  ['uv sync', 'UV_INDEX_ACME_PASSWORD'],
  ['pdm sync', 'PDM_PYPI_PASSWORD'],
  ['conda env create', 'CONDA_TOKEN'],
  ['python manage.py x', 'DJANGO_SECRET_KEY'],
  ['bundle install', 'BUNDLE_GEMS__ACME__COM'],
  ['composer install', 'COMPOSER_AUTH'],
  ['./mvnw package', 'MAVEN_PASSWORD'],
  ['mvn package', 'GITHUB_TOKEN'],
  ['./gradlew build', 'ORG_GRADLE_PROJECT_token'],
  ['dotnet restore', 'FEED_ACCESSTOKEN'],
  ['dotnet restore', 'VSS_NUGET_EXTERNAL_FEED_ENDPOINTS'],
  ['go mod download', 'GOPROXY'],
  ['cargo build', 'CARGO_REGISTRIES_ACME_TOKEN'],
  ['mix deps.get', 'HEX_API_KEY'],
  ["R -e 'x()'", 'GITHUB_PAT'],
  ['dart pub get', 'PUB_TOKEN'],
  ['nix build', 'NIX_CONFIG'],
  ['gh release download', 'GH_TOKEN'],
  ['git clone https://x', 'GIT_CONFIG_COUNT'],
  ['sshpass -e ssh a@b', 'SSHPASS'],
  ['aws s3 cp s3://a b', 'AWS_SECRET_ACCESS_KEY'],
  ['gcloud info', 'CLOUDSDK_AUTH_ACCESS_TOKEN'],
  ['az acr list', 'AZURE_CLIENT_SECRET'],
  ['terraform init', 'TF_TOKEN_app_terraform_io'],
  ['docker pull x', 'DOCKER_AUTH_CONFIG'],
  ['sentry-cli releases list', 'SENTRY_AUTH_TOKEN'],
  ['hf download x', 'HF_TOKEN'],
  ['vault kv list x', 'VAULT_TOKEN'],
  ['jf rt dl x', 'JF_ACCESS_TOKEN'],
  ['sonar-scanner', 'SONAR_TOKEN'],
  ['psql -c x', 'PGPASSWORD'],
  ['mysql -e x', 'MYSQL_PWD'],
  ['printenv', 'ANY'],
  ['envsubst', 'ANY'],
];

/** A command that runs code which may read any variable. */
const RUNS_CODE: readonly string[] = [
  'npm run build',
  'npx x',
  'node x.js',
  'pip install -r requirements.txt',
  'poetry install',
  'uv sync',
  'pdm sync',
  'conda install x',
  'python x.py',
  'bundle exec rake x',
  'composer install',
  'php x.php',
  'mvn package',
  './gradlew build',
  'java -jar x.jar',
  'dotnet build',
  'go generate',
  'cargo build',
  'mix compile',
  'Rscript x.R',
  'flutter build',
  'swift build',
  'nix build',
  'terraform plan',
  'make',
  'hugo',
  'bash x.sh',
  './build.sh',
  'frobnicate',
  '/opt/acme/bin/x',
  '$PROGRAM x',
  '. ./env.sh',
  'find . -exec ./x.sh {} ;',
  'sed -i "1e ls" x',
];

/** A command whose manual names no such variable, but which keeps what it had: hooks, plugins and pipes may read it. */
const BY_MANUAL: readonly string[] = [
  'curl -fsSL https://x -o y',
  'openssl dgst x',
  'svn checkout http://x',
  'gcc -c x.c',
  'corepack enable',
  'rustup target add x',
  'git clone https://x',
  'gh release list',
  'aws s3 ls',
  'npm --version',
  'python -m venv /venv',
  'go env -w GOPRIVATE=x',
  'python3 -V',
];

/** A command that reads no variable of its own and runs nothing. */
const INERT: readonly string[] = [
  'gpg --import x',
  'git config --global user.name x',
  'aws configure set region x',
  'npm set registry x',
  'dotnet nuget locals all --clear',
  'apt-get install -y git',
  'apk add git',
  'useradd -m app',
  'update-ca-certificates',
  'docker-php-ext-install pdo',
  'mkdir -p /app',
  'chown -R app /app',
  '/bin/chmod +x /x',
  'sed -i s/a/b/ x',
  "awk '{print $1}' x",
  'find . -name x -delete',
  'find . -exec rm {} ;',
  'tar xzf x.tgz',
  'cd /app',
  'set -ex',
  'npm config get registry',
  '. /root/.nvm/nvm.sh',
  'eval "$(ssh-agent -s)"',
];

describe('what programs read', () => {
  test.each(OWN)('%s reads %s', (command, variable) => {
    expect(certaintyOf(command, variable)).toBe('known-reader');
  });
  test.each(RUNS_CODE)('%s may read anything', (command) => {
    expect(certaintyOf(command, 'UNRELATED')).toBe('may-read');
  });
  test.each(INERT)('%s reads nothing', (command) => {
    expect(certaintyOf(command, 'UNRELATED')).toBe('cannot-read');
  });
  test.each(BY_MANUAL)('%s reads nothing by its manual, and keeps it all the same', (command) => {
    expect(certaintyOf(command, 'UNRELATED')).toBe('keeps');
  });
  test('every row that reads variables has an example', () => {
    const programs = OWN.map(([command]) => canonicalProgram(command.split(' ')[0] ?? ''));
    expect(PROGRAMS.filter((row) => row.variables && !row.programs.some((program) => programs.includes(program))).map((row) => row.programs[0])).toEqual([]);
  });
  test('every row that runs code has an example', () => {
    const programs = RUNS_CODE.map((command) => canonicalProgram(command.split(' ')[0] ?? ''));
    expect(PROGRAMS.filter((row) => row.runs && !row.programs.some((program) => programs.includes(program))).map((row) => row.programs[0])).toEqual([]);
  });
  test('every inert row has an example', () => {
    const programs = [...INERT, ...BY_MANUAL].map((command) => canonicalProgram(command.split(' ')[0] ?? ''));
    expect(INERT_PROGRAMS.filter((row) => !row.programs.some((program) => programs.includes(program))).map((row) => row.what)).toEqual([]);
  });
  test('no program stands in two rows', () => {
    const all = [...PROGRAMS, ...INERT_PROGRAMS].flatMap((row) => row.programs);
    expect(all.filter((program, index) => all.indexOf(program) !== index)).toEqual([]);
  });
});

describe('names of programs', () => {
  test.each([
    ['/usr/bin/pip3.11', 'pip'],
    ['python3', 'python'],
    ['pypy3', 'python'],
    ['easy_install-3.8', 'easy_install'],
    ['nodejs', 'node'],
    ['yarnpkg', 'yarn'],
    ['npm-cli.js', 'npm'],
    ['bundler', 'bundle'],
    ['composer.phar', 'composer'],
    ['./gradlew', 'gradle'],
    ['./mvnw', 'mvn'],
    ['php8.2', 'php'],
    ['ruby3.1', 'ruby'],
    ['perl5.36', 'perl'],
    ['x86_64-linux-gnu-gcc-12', 'cc'],
    ['micromamba', 'conda'],
    ['Rscript', 'R'],
    ['C:\\tools\\nuget.exe', 'nuget'],
    ['git', 'git'],
  ])('%s is %s', (word, program) => {
    expect(canonicalProgram(word)).toBe(program);
  });
  test.each([
    ['cat', true],
    ['/bin/cat', true],
    ['/usr/local/bin/cat', true],
    ['./cat', false],
    ['bin/cat', false],
    ['/app/cat', false],
  ] as const)('%s belongs to the system: %s', (word, expected) => {
    expect(isSystemProgram(word)).toBe(expected);
  });
});
