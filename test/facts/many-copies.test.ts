import { expect, test } from '@jest/globals';
import { buildFacts } from '../../src/facts/facts.ts';
import { ENGINES } from '../../src/knowledge/docker/engines.ts';
import { parseDockerfile } from '../../src/syntax/dockerfile/dockerfile.ts';
import { Document } from '../../src/text/document.ts';
import { cpuTimeOf } from '../harness/cpu-time.ts';

/** The shortest of three CPU times, in milliseconds, for so many files that are copied beside as many RUNs. */
function timeOf(count: number): number {
  const lines = Array.from({ length: count }, (_, index) => `COPY a${index}.cfg /x/a${index}.cfg\nRUN true ${index}`);
  const times = [1, 2, 3].map((round) => {
    const dockerfile = parseDockerfile(new Document('Dockerfile', `FROM alpine:${round}\n${lines.join('\n')}\n`));
    const settings = { secretNames: [], ignoredNames: [], secretFiles: [], ignoredFiles: [] };
    return cpuTimeOf(() => buildFacts({ dockerfile, engine: ENGINES['docker-23'], context: undefined, settings }));
  });
  return Math.min(...times);
}

test('the time for copied files grows with their number, not with its square', () => {
  timeOf(100);
  // 16 if linear, 256 if quadratic: the bound leaves room for a busy machine on both sides
  expect(timeOf(4000) / timeOf(250)).toBeLessThan(96);
});
