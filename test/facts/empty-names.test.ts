import { expect, test } from '@jest/globals';
import { buildFacts } from '../../src/facts/facts.ts';
import { countOf } from '../../src/facts/flows/weigh-sinks.ts';
import { ENGINES } from '../../src/knowledge/docker/engines.ts';
import { parseDockerfile } from '../../src/syntax/dockerfile/dockerfile.ts';
import { Document } from '../../src/text/document.ts';

test('a name that is empty stands nowhere', () => {
  expect([countOf('a b', ''), countOf('A $A BA', 'A')]).toEqual([0, 2]);
});

test.each(['ENV ="glpat-aB3dE5fG7hJ9kL1mN3pQ"', 'ARG =x', 'ENV ""=Zk3j5nq8Pw2xL7vB9tR4', 'ENV "" x', 'ARG ""\nENV A=$'])('%s ends', (line) => {
  const dockerfile = parseDockerfile(new Document('Dockerfile', `FROM node\n${line}\nRUN curl -u "ci:$" https://example.com && export TOKEN=$ && npm ci\n`));
  const settings = { secretNames: ['*'], ignoredNames: [], secretFiles: [], ignoredFiles: [] };
  expect(buildFacts({ dockerfile, engine: ENGINES['docker-23'], context: undefined, settings }).dockerfile).toBe(dockerfile);
});
