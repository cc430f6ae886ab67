import { describe, expect, test } from '@jest/globals';
import { COMPILING, DUMPS, MADE_PROGRAMS, RUNNERS, SERVING, SETTINGS_FRAMEWORKS } from '../../../src/knowledge/project/started-programs.ts';

/** One for each row, in its order. */
const COMPILES: readonly string[] = [
  'go build -o /shop .',
  'cargo build --release',
  'mvn -q package -DskipTests',
  'gradle bootJar',
  'sbt assembly',
  'lein uberjar',
  'javac App.java',
  'dotnet publish -c Release',
  'npm run build',
  'tsc -p .',
  'mix release',
  'make all',
];

const MADE: readonly string[] = ['java -jar target/app.jar', 'dotnet Shop.dll', 'node dist/main.js'];
const SERVES: readonly string[] = ['next start', 'nuxt preview', 'vite preview', 'gatsby serve'];
const DECLARES: readonly (readonly [path: string, text: string])[] = [
  ['pom.xml', '<groupId>org.springframework.boot</groupId>'],
  ['build.gradle.kts', 'implementation("io.quarkus:quarkus-rest")'],
  ['build.gradle', "id 'io.micronaut.application'"],
];

function rowOf(rows: readonly { readonly programs: readonly string[]; readonly arguments?: RegExp }[], call: string): number {
  const [program = '', ...args] = call.split(' ');
  return rows.findIndex((row) => row.programs.includes(program) && (row.arguments?.test(args.join(' ')) ?? true));
}

describe('programs that containers start', () => {
  test('every command that compiles has an example', () => {
    expect(COMPILES.map((call) => rowOf(COMPILING, call))).toEqual(COMPILING.map((_, index) => index));
    expect(['npm ci', 'go mod download', 'mvn dependency:go-offline'].map((call) => rowOf(COMPILING, call))).toEqual([-1, -1, -1]);
  });

  test('every program that runs what was made has an example', () => {
    const found = MADE.map((call) => {
      const [program = '', ...args] = call.split(' ');
      return MADE_PROGRAMS.findIndex((row) => row.programs.includes(program) && args.some((word) => row.made.test(word)));
    });
    expect(found).toEqual(MADE_PROGRAMS.map((_, index) => index));
  });

  test('every command that only serves has an example', () => {
    expect(SERVES.map((call) => rowOf(SERVING, call))).toEqual(SERVING.map((_, index) => index));
    expect(rowOf(SERVING, 'next build')).toBe(-1);
  });

  test('every command that hands on the environment has an example', () => {
    expect(['printenv', 'export -p', 'gomplate -f app.tmpl'].map((call) => rowOf(DUMPS, call))).toEqual(DUMPS.map((_, index) => index));
    expect(rowOf(DUMPS, 'printenv PORT')).toBe(-1);
  });

  test('every framework has an example', () => {
    expect(DECLARES.map(([path, text]) => SETTINGS_FRAMEWORKS.findIndex((row) => row.files.test(path) && row.mark.test(text)))).toEqual(
      SETTINGS_FRAMEWORKS.map((_, index) => index),
    );
  });

  test('runners take their own words first', () => {
    expect(RUNNERS.filter(({ before }) => before.test('server.js'))).toEqual([]);
    expect(RUNNERS.every(({ before }) => before.test('--watch'))).toBe(true);
  });
});
