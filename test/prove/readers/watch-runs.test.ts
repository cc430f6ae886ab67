import { describe, expect, test } from '@jest/globals';
import { watchRuns, withoutWitness } from '../../../src/prove/readers/watch-runs.ts';
import { parseDockerfile } from '../../../src/syntax/dockerfile/dockerfile.ts';
import { Document } from '../../../src/text/document.ts';

const mount = (number: number): string => `--mount=type=secret,id=dockerlint-${number},target=/dev/.dockerlint/${number},mode=0444 `;
const read = (number: number): string => `[ -r /dev/.dockerlint/${number} ] && . /dev/.dockerlint/${number}`;

describe('RUNs that report', () => {
  test.each([
    ['RUN npm ci', `RUN ${mount(0)}${read(0)}; npm ci`],
    ['run --network=none \\\n  npm ci', `run ${mount(0)}--network=none \\\n  ${read(0)}; npm ci`],
    ['RUN --mount=type=secret,id=a npm ci', `RUN ${mount(0)}--mount=type=secret,id=a ${read(0)}; npm ci`],
    ['RUN <<EOF\nnpm ci\nEOF', `RUN ${mount(0)}<<EOF\n${read(0)}\nnpm ci\nEOF`],
    ['RUN cat <<EOF >/x\n$A\nEOF', `RUN ${mount(0)}${read(0)}; cat <<EOF >/x\n$A\nEOF`],
  ])('%j', (given, expected) => {
    const { text, runs } = watchRuns(`FROM a\n${given}\n`, { target: undefined, folder: '/dev/.dockerlint' });
    expect(text).toBe(`FROM a\n${expected}\n`);
    expect(runs).toMatchObject([{ number: 0, stage: 0, line: 2, unwatched: undefined }]);
    expect(parseDockerfile(new Document('Dockerfile', text)).problems).toEqual([]);
    expect(withoutWitness(text)).toBe(`FROM a\n${given}\n`);
  });

  test.each([
    ['RUN ["npm", "ci"]', 'the exec form has no shell'],
    ['RUN <<EOF\n#!/usr/bin/python\nprint(1)\nEOF', 'its shell is no POSIX shell'],
    ['SHELL ["powershell"]\nRUN dir', 'its commands are for Windows'],
  ])('%j cannot', (given, why) => {
    const { text, runs } = watchRuns(`FROM a\n${given}\n`, { target: undefined, folder: '/dev/.dockerlint' });
    expect(text).toBe(`FROM a\n${given}\n`);
    expect(runs).toMatchObject([{ unwatched: why }]);
  });

  test('only those of the stages that are built', () => {
    const text = 'FROM a AS x\nRUN one\nFROM a AS y\nRUN two\nFROM a\nCOPY --from=x /a /b\nONBUILD RUN three\nRUN four\n';
    expect(watchRuns(text, { target: undefined, folder: '/dev/.dockerlint' }).runs.map(({ script }) => script)).toEqual(['one', 'four']);
    expect(watchRuns(text, { target: 'y', folder: '/dev/.dockerlint' }).runs.map(({ script }) => script)).toEqual(['two']);
  });
});
