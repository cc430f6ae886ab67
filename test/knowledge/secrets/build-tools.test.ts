import { describe, expect, test } from '@jest/globals';
import { logsIn, toolsOfVariable } from '../../../src/facts/flows/tool-use.ts';
import { BUILD_TOOLS, TOOLS_BY_PREFIX } from '../../../src/knowledge/secrets/build-tools.ts';

/** By tool: commands that log in, and commands that do not. */
const EXAMPLES: { readonly [tool: string]: readonly [online: readonly string[], offline: readonly string[]] } = {
  npm: [
    ['npm ci', 'yarn', 'yarn --frozen-lockfile', 'pnpm -r install', 'yarn --cwd client install', 'npx @acme/cli'],
    ['npm start', 'npm run build', 'npm -v', 'npx serve'],
  ],
  pip: [
    ['pip install -r requirements.txt', 'python -m pip install x', 'poetry install', 'uv sync'],
    ['pip --version', 'poetry run x', 'pip install --no-index x'],
  ],
  bundle: [
    ['bundle', 'bundle install', 'bundle --jobs=4'],
    ['bundle exec rails s', 'bundle install --local'],
  ],
  composer: [['composer install', 'composer -n update', 'composer global require x'], ['composer dump-autoload']],
  mvn: [
    ['mvn deploy', './mvnw package'],
    ['mvn -o package', 'mvn -v'],
  ],
  gradle: [['./gradlew build'], ['gradle --offline build']],
  dotnet: [
    ['dotnet restore', 'dotnet nuget push x.nupkg', 'msbuild app.sln'],
    ['dotnet app.dll', 'dotnet nuget add source x', 'dotnet build --no-restore'],
  ],
  go: [
    ['go mod download', 'go build ./...'],
    ['go env', 'go build -mod vendor'],
  ],
  cargo: [['cargo build'], ['cargo build --offline', 'cargo --version']],
  mix: [['mix deps.get', 'mix do deps.get, compile'], ['mix phx.server']],
  'sentry-cli': [['sentry-cli releases new x'], ['sentry x']],
  apt: [['apt-get install x'], ['apk add x']],
  pro: [['pro attach'], ['apt x']],
  'subscription-manager': [['dnf install x'], ['apt x']],
  docker: [['docker pull x'], ['git x']],
  kubectl: [['kubectl apply -f x'], ['git x']],
  git: [
    ['git clone x', 'npm ci'],
    ['npm run build', 'curl x'],
  ],
  ssh: [
    ['ssh host', 'composer install', 'go get x'],
    ['yarn start', 'curl x'],
  ],
  'netrc readers': [['curl -n https://example.com', 'go mod download'], ['go env']],
  gpg: [['gpg --sign x'], ['git-lfs x']],
  terraform: [['terraform init'], ['git x']],
  kaggle: [['kaggle datasets download x'], ['git x']],
  huggingface: [['hf download x'], ['git x']],
  R: [['Rscript x.R'], ['git x']],
  sonar: [['sonar-scanner'], ['git x']],
};

describe('tools of the build', () => {
  test('every tool has an example', () => {
    expect(Object.keys(EXAMPLES)).toEqual(BUILD_TOOLS.map((tool) => tool.name));
  });

  test.each(BUILD_TOOLS.map((tool) => [tool.name, tool] as const))('%s', (name, tool) => {
    const [online = [], offline = []] = EXAMPLES[name] ?? [];
    expect(online.filter((text) => !logsIn(text.split(' '), tool))).toEqual([]);
    expect(offline.filter((text) => logsIn(text.split(' '), tool))).toEqual([]);
  });

  test('a name says whose login it is', () => {
    expect(toolsOfVariable('PACKAGIST_TOKEN').map((tool) => tool.name)).toEqual(['composer']);
    expect(toolsOfVariable('POETRY_HTTP_BASIC_ACME_PASSWORD').map((tool) => tool.name)).toEqual(['pip']);
    expect(toolsOfVariable('API_TOKEN')).toEqual([]);
  });

  test('every prefix has an example', () => {
    const names = [
      'SONAR_TOKEN',
      'SNYK_TOKEN',
      'CODECOV_TOKEN',
      'CHROMATIC_TOKEN',
      'TURBO_TOKEN',
      'NX_CLOUD_TOKEN',
      'EXPO_TOKEN',
      'BUF_TOKEN',
      'CYPRESS_RECORD_KEY',
      'MICROSCANNER_TOKEN',
      'JFROG_TOKEN',
    ];
    expect(names.map((name) => TOOLS_BY_PREFIX.findIndex((row) => row.prefix.test(name)))).toEqual(TOOLS_BY_PREFIX.map((_, index) => index));
    expect(toolsOfVariable('SNYK_TOKEN').map((tool) => tool.programs)).toEqual([['snyk']]);
  });
});
