import { describe, expect, test } from '@jest/globals';
import { PLATFORMS, platformAdvice } from '../../../src/knowledge/docker/platforms.ts';
import { random } from '../../harness/mutate.ts';
import { matchesOf } from '../../harness/pattern-samples.ts';

/** One for each row, in its order. */
const EXAMPLES: readonly string[] = [
  'fly.toml',
  'heroku.yml',
  'railway.json',
  'deploy/render.yaml',
  'k8s/deployment.yaml',
  'task-definition.json',
  '.kamal/secrets',
  'captain-definition',
];

describe('platforms', () => {
  test('every row has an example', () => {
    expect(EXAMPLES.map((path) => PLATFORMS.findIndex((row) => row.files.test(path)))).toEqual(PLATFORMS.map((_, index) => index));
  });

  test('what a row matches has one of its marks', () => {
    const next = random(20_26);
    for (const { marks, files } of PLATFORMS) expect(matchesOf(files, next, 2000).filter((one) => !marks.some((mark) => one.includes(mark)))).toEqual([]);
  });

  test('the advice names the variable', () => {
    expect(platformAdvice('fly.toml', 'MAIL_TOKEN')).toBe('`fly secrets set MAIL_TOKEN=…`');
    expect(platformAdvice('src/server.js', 'MAIL_TOKEN')).toBeUndefined();
  });
});
