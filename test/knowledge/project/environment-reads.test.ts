import { describe, expect, test } from '@jest/globals';
import { COMMENT_LINE, COMPILED, SAYS_WITHOUT_READING, STARTS_CONTAINERS, TEST_FILES, WHOLE_READS } from '../../../src/knowledge/project/environment-reads.ts';

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
  ['Program.cs', 'Environment.GetEnvironmentVariable(name)'],
  ['a.ts', 'const { env } = process;'],
  ['a.ts', "import { argv, env } from 'node:process';"],
  ['a.ts', "process['env'][name]"],
  ['a.ts', 'Deno.env.toObject()'],
  ['a.ts', 'Bun.env[name]'],
  ['a.js', 'nconf.argv().env({ lowerCase: true });'],
  ['a.js', "yargs(process.argv).env('SHOP')"],
  ['a.py', 'for k, v in environ.items():'],
  ['a.py', 'os.path.expandvars(text)'],
  ['a.py', "cli(auto_envvar_prefix='SHOP')"],
  ['a.rb', 'Figaro.env.stripe_key!'],
  ['a.rb', 'class ShopConfig < Anyway::Config'],
  ['a.rb', 'config.use_env = true'],
  ['a.go', 'envconfig.MustProcess("app", &s)'],
  ['a.go', 'os.ExpandEnv(text)'],
  ['a.rs', 'Environment::with_prefix("SHOP")'],
  ['a.rs', 'Env::raw()'],
  ['a.rs', 'std::env::var(&name)'],
  ['a.kts', 'providers.environmentVariable(name)'],
  ['A.java', '@ConfigurationProperties("shop")'],
  ['A.java', '@Value("${shop.api-key}")'],
  ['A.java', '@ConfigProperty(name = "shop.api-key")'],
  ['a.php', 'env($name)'],
  ['a.exs', 'System.fetch_env!(name)'],
  ['a.sh', 'echo "${!name}"'],
  ['a.sh', 'for name in ${!SHOP_@}; do'],
  ['a.sh', 'env | grep ^SHOP_ > out'],
  ['entrypoint', 'printenv "$name"'],
  ['a.sh', 'eval "value=\\$$name"'],
  ['a.pl', 'for (keys %ENV) {'],
  ['a.R', 'Sys.getenv(name)'],
  ['a.swift', 'for (k, v) in ProcessInfo.processInfo.environment {'],
  ['a.dart', 'Platform.environment.forEach(f);'],
  ['a.jl', 'for (k, v) in ENV'],
  ['a.js', "process.env['NPM_' + 'TOKEN']"],
  ['a.js', "process.env['npm_token'.toUpperCase()]"],
  ['a.ts', 'Deno.env.get("ACME_" + part)'],
  ['a.py', "os.environ['ACME_' + 'TOKEN']"],
  ['a.py', "os.environ['ACME_%s' % part]"],
  ['a.py', 'os.environ[f"{part}_TOKEN"]'],
  ['a.py', "os.environ.get('ACME_{}'.format(part))"],
  ['a.py', "os.getenv('ACME_' + part)"],
  ['a.rb', 'ENV["ACME_#{part}"]'],
  ['a.rb', "ENV['ACME_' + part]"],
  ['a.rb', 'ENV.fetch("ACME_#{part}")'],
  ['a.php', "getenv('ACME_' . $part)"],
  ['a.php', '$_ENV["ACME_$part"]'],
  ['a.exs', 'System.get_env("ACME_" <> part)'],
  ['a.exs', 'System.fetch_env!("ACME_#{part}")'],
  ['A.java', 'System.getenv("ACME_" + part)'],
  ['a.kts', 'System.getenv("ACME_$part")'],
  ['a.cs', 'Environment.GetEnvironmentVariable($"ACME_{part}")'],
  ['a.pl', '$ENV{"ACME_" . $part}'],
  ['a.pl', '$ENV{"ACME_$part"}'],
  ['a.R', 'Sys.getenv(paste0("ACME_", part))'],
  ['a.rs', 'env::var(format!("ACME_{part}"))'],
  ['a.dart', "Platform.environment['ACME_$part']"],
  ['a.jl', 'ENV["ACME_$(part)"]'],
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
  ['a.php', "env('HOME', '/')"],
  ['a.ts', 'const { env: own } = settings;'],
  ['a.ts', "import { env } from './env';"],
  ['a.ts', 'const { title } = process.env.TITLE ? x : y;'],
  ['a.sh', 'env A=1 node x.js'],
  ['a.sh', 'for i in "${!list[@]}"; do'],
  ['a.sh', '#!/usr/bin/env bash'],
  ['a.sh', 'eval "$(ssh-agent -s)"'],
  ['a.rs', 'env::var("HOME")'],
  ['a.kts', 'providers.environmentVariable("HOME")'],
  ['a.R', 'Sys.getenv("HOME")'],
  ['a.pl', '$ENV{HOME}'],
  ['a.swift', 'ProcessInfo.processInfo.environment["HOME"]'],
  ['a.dart', "Platform.environment['HOME']"],
  ['a.jl', 'ENV["HOME"]'],
  ['a.exs', 'System.fetch_env!("HOME")'],
  ['Program.cs', 'Environment.GetEnvironmentVariable("HOME")'],
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
  ['shippable.yml', true],
  ['codeship-steps.yml', true],
  ['.semaphore/deploy.sh', true],
  ['src/codeship.ts', false],
])('%s says a name without reading it: %s', (path, is) => expect(SAYS_WITHOUT_READING.test(path)).toBe(is));

test.each([
  ['# to deploy\nservices:\n  # the page\n\n  web:\n    environment:\n      A: 1\n    image: acme/web\n', true],
  ['version: "3"\r\nservices:\r\n  web:\r\n    build: .\r\n', true],
  ['apiVersion: apps/v1\nkind: Deployment\n', true],
  ["services:\n  app.client:\n    arguments: ['%env(API_TOKEN)%']\nimage: x\n", false],
  ['services: []\n', false],
  [`services:\n${'\n \n'.repeat(20_000)}`, false],
])('%j says how containers are started: %s', (text, is) => expect(STARTS_CONTAINERS.text.test(text)).toBe(is));

test.each([
  ['src/a.test.ts', true],
  ['tests/a.py', true],
  ['a_test.go', true],
  ['src/latest.ts', false],
])('%s is a test: %s', (path, is) => expect(TEST_FILES.test(path)).toBe(is));
