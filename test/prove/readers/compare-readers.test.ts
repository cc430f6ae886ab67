import { describe, expect, test } from '@jest/globals';
import { compareReaders, type ReaderQuestion } from '../../../src/prove/readers/compare-readers.ts';
import type { ObservedBuild, Sighting, Way } from '../../../src/prove/readers/types.ts';

const VARIABLE: Way = { kind: 'variable', place: 'T', isWhole: true };
const FILE: Way = { kind: 'file', place: '/run/secrets/T', isWhole: true };

type Given = readonly [script: string, ways: { readonly [secret: string]: readonly Way[] }, more?: Partial<Sighting> & { readonly mounts?: readonly string[] }];

function build(...given: readonly Given[]): ObservedBuild {
  const runs = given.map(([script, , more], number) => ({ number, stage: 0, line: number + 2, script, mounts: more?.mounts ?? [], unwatched: undefined }));
  const sightings = given.map(([, ways, more], number): [number, Sighting] => [
    number,
    { begun: true, ended: true, ...more, ways: new Map(Object.entries(ways)) },
  ]);
  return { runs, sightings: new Map(sightings) };
}

function results(before: ObservedBuild | undefined, after: ObservedBuild, more: Partial<ReaderQuestion> = {}): readonly string[] {
  const question = { before, after, secrets: ['T', 'literal'], literal: 'literal', mounted: new Map([['id-T', 'T']]), needs: () => 'no' as const, ...more };
  return compareReaders(question).readers.map(({ line, secret, result }) => `${line} ${secret} ${result}`);
}

describe('readers', () => {
  const npm = build(['npm ci', { T: [VARIABLE] }]);

  test.each<[string, Given, readonly string[]]>([
    ['the same', ['npm ci', { T: [VARIABLE] }], ['2 T same']],
    ['in a file as well', ['npm ci', { T: [VARIABLE, FILE] }], ['2 T same']],
    ['in a file instead', ['npm ci', { T: [FILE] }], ['2 T moved']],
    ['in a file instead of the variable that it names', ['npm ci $T', { T: [FILE] }], ['2 T lost']],
    ['the same, of a script that ends by exec', ['exec npm $T', { T: [FILE] }, { ended: false }], ['2 T moved']],
    ['a part of it', ['npm ci', { T: [{ ...VARIABLE, isWhole: false }] }], ['2 T other']],
    ['nothing', ['npm ci', {}], ['2 T narrowed']],
    ['nothing, though it names it', ['npm ci ${T}', {}], ['2 T lost']],
    ['nothing, though it mounts it', ['npm ci', {}, { mounts: ['id-T'] }], ['2 T lost']],
    ['no report', ['npm ci', {}, { begun: false }], []],
  ])('%s', (_, after, expected) => {
    expect(results(npm, build(after))).toEqual(expected);
  });

  test('a reader that is known to need it has lost it, if the fix left the command as it was', () => {
    const needs = () => 'yes' as const;
    expect(results(npm, build(['npm ci', {}]), { needs })).toEqual(['2 T lost']);
    expect(results(npm, build(['npm install', {}]), { needs })).toEqual(['2 T narrowed']);
  });

  test('of readers that nobody can see, one must have it still', () => {
    const needs = () => 'perhaps' as const;
    const two = build(['./a.sh', { T: [VARIABLE] }], ['./b.sh', { T: [VARIABLE] }]);
    expect(results(two, build(['./a.sh', { T: [VARIABLE] }], ['./b.sh', {}]), { needs })).toEqual(['2 T same', '3 T narrowed']);
    expect(results(two, build(['./a.sh', {}], ['./b.sh', {}]), { needs })).toEqual(['2 T lost', '3 T lost']);
  });

  test('a RUN that is new or gone leaves the others in pairs', () => {
    const before = build(['apk add x', { T: [VARIABLE] }], ['npm ci', { T: [VARIABLE] }], ['rm -f .npmrc', { T: [VARIABLE] }]);
    expect(results(before, build(['apk add x', {}], ['npm ci', { T: [VARIABLE] }]))).toEqual(['2 T narrowed', '3 T same', '4 T narrowed']);
    expect(results(build(['npm ci', {}]), build(['new', { T: [VARIABLE] }], ['npm ci', {}]))).toEqual(['2 T gained']);
  });

  test('two RUNs that became one have what it has', () => {
    const before = build(['git config a $T', { T: [VARIABLE] }], ['go mod download', { T: [VARIABLE] }], ['go build', { T: [VARIABLE] }]);
    const after = build(['git config a $T && \\\n  go mod download && git config b', { T: [VARIABLE] }], ['git config a $T && go build', { T: [VARIABLE] }]);
    expect(results(before, after)).toEqual(['2 T same', '3 T same', '4 T same']);
  });

  test('what takes the place of a literal is not counted twice', () => {
    const before = build(['npm ci $T', { literal: [{ ...VARIABLE, isWhole: false }] }]);
    expect(results(before, build(['npm ci $T', { T: [VARIABLE] }]))).toEqual(['2 literal same']);
    expect(results(before, build(['npm ci $T', {}]))).toEqual(['2 literal lost']);
  });

  test('of one build, who has it', () => {
    expect(results(undefined, build(['npm ci', { T: [VARIABLE] }], ['ls', {}]))).toEqual(['2 T has']);
  });

  test('names what could not report', () => {
    const after = build(['npm ci', {}, { begun: false }]);
    const question = { before: undefined, after, secrets: [], literal: '', mounted: new Map(), needs: () => 'no' as const };
    expect(compareReaders(question).unchecked).toEqual([{ line: 2, command: 'npm ci', why: 'its shell reported nothing' }]);
  });
});
