import { expect, test } from '@jest/globals';
import { BUILD_LOGINS, BUILD_SETTINGS, COMPILED_SOURCES, isProjectFile, PROJECT_FILES, RUN_SETTINGS } from '../../../src/knowledge/project/project-files.ts';
import { random } from '../../harness/mutate.ts';
import { matchesOf } from '../../harness/pattern-samples.ts';

test('a folder shows that it holds a project', () => {
  expect(['package.json', 'a/go.mod', 'x.csproj', 'Makefile', 'a.sh'].every((path) => isProjectFile(path))).toBe(true);
  expect(['Dockerfile', '.npmrc', 'README.md', 'placeholder.txt'].some((path) => isProjectFile(path))).toBe(false);
});

test('the pattern decides what a file shows, whatever is asked before it', () => {
  expect(matchesOf(PROJECT_FILES, random(20_26), 5000).filter((path) => !isProjectFile(path))).toEqual([]);
});

test('what only builds read, what they make programs of, and what those read', () => {
  expect(['pom.xml', 'a/.npmrc', 'cmake/deps.cmake', 'Makefile', 'A.csproj'].every((path) => BUILD_SETTINGS.test(path))).toBe(true);
  expect(['src/a.ts', 'application.yml', 'hack/sign.sh'].some((path) => BUILD_SETTINGS.test(path))).toBe(false);
  expect([COMPILED_SOURCES.test('src/main.rs'), COMPILED_SOURCES.test('a.py'), RUN_SETTINGS.test('application.yml')]).toEqual([true, false, true]);
});

test.each([
  ['settings.gradle.kts', 'password = providers.environmentVariable("GPR_TOKEN").orNull', 'logs in'],
  ['build.gradle', "password System.getenv('GPR_TOKEN')", 'logs in'],
  ['build.gradle.kts', 'password = System.getenv("GPR_TOKEN")!!', 'demands'],
  ['build.sbt', 'credentials += Credentials("r", "h", "u", sys.env("T"))', 'demands'],
  ['build.gradle.kts', 'buildConfigField("String", "MAPS_TOKEN", System.getenv("MAPS_TOKEN"))', 'else'],
  ['requirements.txt', '--extra-index-url https://${U}:${P}@pypi.example.com/simple', 'logs in'],
  ['requirements.txt', 'acme @ https://${P}@git.example.com/acme.zip', 'else'],
] as const)('%s: %s', (path, line, what) => {
  const row = BUILD_LOGINS.find(({ files }) => files.test(path));
  expect(row?.logins.test(line) ? (row.demands?.test(line) ? 'demands' : 'logs in') : 'else').toBe(what);
});
