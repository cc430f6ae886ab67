import { describe, expect, test } from '@jest/globals';
import { PRIVATE_SETTINGS, PROJECT_FILES, PROJECT_USES, projectUseOf, readsByItself } from '../../../src/knowledge/project/project-uses.ts';

/** A command, a file of the project that takes part in it, and one that does not. */
const COMMANDS: readonly (readonly [command: string, reads: string | undefined, leaves: string])[] = [
  ['npm ci', '/app/.npmrc', '/app/src/a.ts'],
  ['yarn', '/app/.yarnrc.yml', '/app/src/a.ts'],
  ['npm i -g npm', '/app/.npmrc', '/app/package.json'],
  ['npm run build', undefined, '/app/.npmrc'],
  ['tsc -b', undefined, '/app/src/a.ts'],
  ['eslint .', '/app/.eslintrc.cjs', '/app/src/a.ts'],
  ['prisma generate', '/app/prisma/schema.prisma', '/app/src/a.ts'],
  ['node a.js', '/app/src/a.ts', '/app/a.py'],
  ['vite build', '/app/vite.config.ts', '/app/a.py'],
  ['pip install -r requirements.txt', '/app/requirements.txt', '/app/app.py'],
  ['pip install .', '/app/setup.py', '/app/app.py'],
  ['pip install --upgrade pip', '/etc/pip.conf', '/app/requirements.txt'],
  ['pipenv sync', '/app/Pipfile', '/app/app.py'],
  ['uv sync --frozen', '/app/pyproject.toml', '/app/app.py'],
  ['python app.py', '/app/app.py', '/app/a.ts'],
  ['pytest', '/app/app.py', '/app/a.ts'],
  ['ruff check', undefined, '/app/app.py'],
  ['bundle install', '/app/Gemfile', '/app/config/application.rb'],
  ['gem install bundler', undefined, '/app/Gemfile'],
  ['rake assets:precompile', '/app/config/application.rb', '/app/a.py'],
  ['rubocop', '/app/.rubocop.yml', '/app/a.rb'],
  ['composer install', '/app/auth.json', '/app/src/a.php'],
  ['php artisan optimize', '/app/config/app.php', '/app/a.py'],
  ['go build ./...', undefined, '/app/main.go'],
  ['go generate ./...', '/app/main.go', '/app/a.py'],
  ['cargo fetch', '/app/.cargo/config.toml', '/app/build.rs'],
  ['cargo test', '/app/src/main.rs', '/app/a.py'],
  ['cargo build --release', '/app/build.rs', '/app/a.py'],
  ['mvn package', '/app/src/main/java/App.java', '/app/a.py'],
  ['mvn package -DskipTests', '/app/pom.xml', '/app/src/main/java/App.java'],
  ['gradle bootJar', '/app/build.gradle.kts', '/app/src/main/java/App.java'],
  ['dotnet test', '/app/Program.cs', '/app/a.py'],
  ['dotnet restore', '/app/nuget.config', '/app/Program.cs'],
  ['mix deps.get', '/app/mix.exs', '/app/lib/a.ex'],
  ['mix compile', '/app/lib/a.ex', '/app/a.py'],
  ['Rscript a.R', '/app/a.R', '/app/a.py'],
  ['cmake .', '/app/CMakeLists.txt', '/app/a.c'],
  ['make build', undefined, '/app/a.c'],
  ['hugo', '/app/layouts/a.html', '/app/a.py'],
  ['sh a.sh', undefined, '/app/b.sh'],
];

function useOf(command: string) {
  const [program = '', ...args] = command.split(' ');
  return projectUseOf(program, args.join(' '));
}

describe('what of a project a command runs', () => {
  test.each(COMMANDS)('%s', (command, reads, leaves) => {
    const use = useOf(command);
    expect(use).toBeDefined();
    if (reads !== undefined) expect(use?.files?.test(reads)).toBe(true);
    expect(use?.files?.test(leaves) ?? false).toBe(false);
  });
  test('every row has an example', () => {
    const used = new Set(COMMANDS.map(([command]) => useOf(command)));
    expect(PROJECT_USES.filter((use) => !used.has(use)).map((use) => use.programs.join(' '))).toEqual([]);
  });
});

test.each([
  ['npm', 'NPM_CONFIG_REGISTRY', true],
  ['npm', 'NPM_TOKEN', false],
  ['yarn', 'YARN_NPM_AUTH_TOKEN', true],
  ['bun', 'NPM_TOKEN', false],
  ['pip', 'PIP_INDEX_URL', true],
  ['pip', 'GITHUB_TOKEN', false],
  ['pipenv', 'PIPENV_PYPI_MIRROR', true],
  ['composer', 'COMPOSER_AUTH', true],
  ['composer', 'GITHUB_TOKEN', false],
  ['dotnet', 'NuGetPackageSourceCredentials_acme', true],
  ['dotnet', 'FEED_PASSWORD', false],
  ['mvn', 'NEXUS_PASSWORD', false],
  ['gradle', 'ORG_GRADLE_PROJECT_token', true],
  ['bundle', 'BUNDLE_GEMS__EXAMPLE__COM', true],
  ['rails', 'BUNDLE_GEMS__EXAMPLE__COM', false],
  ['python', 'DJANGO_SECRET_KEY', false],
  ['mix', 'HEX_API_KEY', true],
  ['conda', 'NEXUS_TOKEN', false],
  ['gh', 'GH_TOKEN', true],
])('%s reads %s by itself: %s', (program, variable, is) => expect(readsByItself(program, variable)).toBe(is));

test('a folder shows that it holds a project', () => {
  expect(['package.json', 'a/go.mod', 'x.csproj', 'Makefile', 'a.sh'].every((path) => PROJECT_FILES.test(path))).toBe(true);
  expect(['Dockerfile', '.npmrc', 'README.md', 'placeholder.txt'].some((path) => PROJECT_FILES.test(path))).toBe(false);
  expect(PRIVATE_SETTINGS.test('node_modules\n.npmrc\n')).toBe(true);
  expect(PRIVATE_SETTINGS.test('node_modules\n.env\n')).toBe(false);
});
