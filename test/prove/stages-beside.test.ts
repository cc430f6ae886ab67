import { describe, expect, test } from '@jest/globals';
import { cacheEntriesOf } from '../../src/prove/cache-entries.ts';
import { stagesBeside } from '../../src/prove/stages-beside.ts';

const TEXT = [
  'FROM b AS tools',
  'FROM a AS base',
  'FROM base AS deps',
  'RUN npm ci',
  'FROM deps AS build',
  'RUN --mount=type=bind,from=tools,target=/t make',
  'FROM c AS unused',
  'FROM base AS web',
  'COPY --from=build /app /app',
  'FROM d',
  'COPY --from=web /app /app',
  'COPY --from=0 /x /x',
].join('\n');

describe('the stages beside the image', () => {
  test.each([
    [undefined, ['tools', 'build', 'web']],
    ['WEB', ['tools', 'build']],
    ['build', ['tools']],
    ['4', []],
    ['tools', []],
    ['nowhere', []],
  ])('of the target %s are %s: of a chain the last, and what no other stage needs is not built', (target, expected) => {
    expect(stagesBeside(TEXT, target).map(({ name }) => name)).toEqual(expected);
  });
});

describe('entries of the build cache', () => {
  const isOurs = cacheEntriesOf([
    'FROM a\nWORKDIR /srv/app\nCOPY package.json ./\nRUN npm ci && \\\n    npm run build\nRUN ["make", "all"]\nRUN <<EOF\necho here\nEOF\n',
  ]);
  test.each([
    ['mount / from exec /bin/sh -c npm ci &&     npm run build', true],
    ['mount / from exec make all', true],
    ['mount / from exec /bin/sh -c echo here', true],
    ['[2/4] COPY package.json ./', true],
    ['[stage-0 1/4] WORKDIR /srv/app', true],
    ['local source for context', true],
    ['mount / from exec /bin/sh -c npm run other', false],
    ['[2/4] COPY other.json ./', false],
    ['pulled from docker.io/library/node:22', false],
  ])('%s: %s', (description, expected) => {
    expect(isOurs(description)).toBe(expected);
  });
});
