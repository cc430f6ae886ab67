import { expect, test } from '@jest/globals';
import { SETTINGS_FRAMEWORKS } from '../../../src/knowledge/project/made-programs.ts';

const DECLARES: readonly (readonly [path: string, text: string])[] = [
  ['pom.xml', '<groupId>org.springframework.boot</groupId>'],
  ['build.gradle.kts', 'implementation("io.quarkus:quarkus-rest")'],
  ['build.gradle', "id 'io.micronaut.application'"],
];

test('every framework has an example', () => {
  expect(DECLARES.map(([path, text]) => SETTINGS_FRAMEWORKS.findIndex((row) => row.files.test(path) && row.mark.test(text)))).toEqual(
    SETTINGS_FRAMEWORKS.map((_, index) => index),
  );
});
