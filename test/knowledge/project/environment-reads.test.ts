import { describe, expect, test } from '@jest/globals';
import { COMMENT_LINE, COMPILED, SAYS_WITHOUT_READING, TEST_FILES, WHOLE_READS } from '../../../src/knowledge/project/environment-reads.ts';

const READS: readonly (readonly [path: string, text: string])[] = [
  ['a.ts', 'spawn("x", { env: { ...process.env } })'],
  ['a.ts', 'process.env[name]'],
  ['vite.config.ts', "const env = loadEnv(mode, process.cwd(), '')"],
  ['env.mjs', 'import { createEnv } from "@t3-oss/env-nextjs";'],
  ['a.vue', 'console.log(import.meta.env)'],
  ['nuxt.config.ts', 'export default { runtimeConfig: {} }'],
  ['a.py', 'for k, v in os.environ.items():'],
  ['a.py', 'os.getenv(name)'],
  ['settings.py', 'class Settings(BaseSettings):'],
  ['a.py', 'with env.prefixed("ACME_"):'],
  ['a.py', 'from dynaconf import Dynaconf'],
  ['a.rb', 'ENV.to_h'],
  ['a.rb', 'ENV[name]'],
  ['a.go', 'for _, one := range os.Environ() {'],
  ['build.rs', 'for (k, v) in std::env::vars() {'],
  ['A.java', 'System.getenv(name)'],
  ['src/application.yml', 'spring: {}'],
  ['build.gradle', "url = 's3://acme/maven'"],
  ['a.php', 'foreach (getenv() as $k => $v)'],
  ['a.exs', 'System.get_env()'],
  ['Program.cs', 'builder.Configuration.AddEnvironmentVariables();'],
];
const NAMES: readonly (readonly [path: string, text: string])[] = [
  ['a.ts', 'process.env.NODE_ENV'],
  ['a.ts', "process.env['NODE_ENV']"],
  ['a.ts', 'const { NODE_ENV } = process.env;'],
  ['a.ts', "if ('CI' in process.env) return;"],
  ['vite.config.ts', 'loadEnv(mode, process.cwd())'],
  ['a.ts', 'import.meta.env.VITE_TITLE'],
  ['a.py', "os.environ['HOME']"],
  ['a.py', "os.environ.get('HOME')"],
  ['a.py', "if 'CI' in os.environ:"],
  ['a.py', "os.getenv('HOME')"],
  ['a.rb', "ENV['HOME'] || ENV.fetch('HOME')"],
  ['A.java', 'System.getenv("HOME")'],
  ['build.gradle', 'System.getenv("HOME")'],
  ['a.php', "getenv('HOME')"],
];

function rowsFor(path: string, text: string) {
  return WHOLE_READS.filter(({ files, marks, pattern }) => files.test(path) && marks.some((mark) => text.includes(mark)) && pattern.test(text));
}

describe('code that takes the whole environment', () => {
  test.each(READS)('%s: %s', (path, text) => expect(rowsFor(path, text)).not.toEqual([]));
  test.each(NAMES)('%s: %s names what it reads', (path, text) => expect(rowsFor(path, text)).toEqual([]));
  test('every row has an example', () => {
    for (const row of WHOLE_READS) expect(READS.some(([path, text]) => rowsFor(path, text).includes(row))).toBe(true);
  });
});

test.each([
  ['// needs NPM_TOKEN', true],
  ['# needs NPM_TOKEN', true],
  [' * needs NPM_TOKEN', true],
  ['//npm.example.com/:_authToken=${NPM_TOKEN}', false],
  ['#!/bin/sh', false],
  ['process.env.NPM_TOKEN // here', false],
])('a comment: %s is %s', (line, is) => expect(COMMENT_LINE.test(line)).toBe(is));

test('compiled code reads what stands in a macro', () => {
  const [row] = COMPILED;
  expect(row?.files.test('src/main.rs')).toBe(true);
  expect(row?.files.test('build.rs')).toBe(false);
  expect(row?.before.test('let t = env!("')).toBe(true);
  expect(row?.before.test('std::env::var("')).toBe(false);
});

test.each([
  ['docker/Dockerfile', true],
  ['compose.yaml', true],
  ['.github/workflows/ci.yml', true],
  ['.env.example', true],
  ['README.md', true],
  ['env.d.ts', true],
  ['package-lock.json', true],
  ['src/docker.ts', false],
  ['.env', false],
  ['LICENSE-MIT.txt', true],
  ['internal/licenses/licenses.go', false],
])('%s says a name without reading it: %s', (path, is) => expect(SAYS_WITHOUT_READING.test(path)).toBe(is));

test.each([
  ['src/a.test.ts', true],
  ['tests/a.py', true],
  ['a_test.go', true],
  ['src/latest.ts', false],
])('%s is a test: %s', (path, is) => expect(TEST_FILES.test(path)).toBe(is));
