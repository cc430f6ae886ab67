import { expect, test } from '@jest/globals';
import { INSTRUCTION_FLAGS, MOUNT_KEYS, MOUNT_TYPES } from '../../../src/knowledge/docker/instruction-flags.ts';
import { messages } from '../../syntax/places.ts';

const ARGUMENTS: Readonly<Record<string, string>> = { ADD: 'a b', COPY: 'a b', FROM: 'a', HEALTHCHECK: 'CMD a', RUN: 'a', ARG: 'A', STOPSIGNAL: 'TERM' };
const VALUES: Readonly<Record<string, string>> = { mount: 'type=ssh' };

const flags = Object.entries(INSTRUCTION_FLAGS).flatMap(([keyword, known]): [string, string, string][] =>
  known === 'any' ? [[keyword, 'anything', 'any']] : Object.entries(known).map(([name, kind]) => [keyword, name, kind]),
);

test.each(flags)('%s takes --%s, a flag of kind %s', (keyword, name, kind) => {
  const line = (...given: string[]): string[] => messages(`FROM a\n${keyword} ${given.join(' ')} ${ARGUMENTS[keyword] ?? ''}\n`);
  const valued = `--${name}=${VALUES[name] ?? 'true'}`;
  expect(line(valued)).toEqual([]);
  expect(line(valued, valued)).toEqual(kind === 'repeatable' || kind === 'any' ? [] : [`--${name} is given twice`]);
  expect(line(`--${name}`)).toEqual(kind === 'boolean' || kind === 'any' ? [] : [`--${name} needs a value`]);
});

const EXAMPLES: Readonly<Record<string, string>> = {
  type: 'type=cache',
  from: 'from=a',
  readonly: 'readonly=true',
  readwrite: 'readwrite=true',
  required: 'type=secret,id=a,required=true',
  size: 'type=tmpfs,size=1m',
  sharing: 'type=cache,sharing=locked',
  mode: 'type=cache,mode=0700',
  uid: 'type=cache,uid=1',
  gid: 'type=cache,gid=1',
};

test.each(Object.entries(MOUNT_KEYS))('a mount takes %s', (key, canonical) => {
  const value = key === canonical ? (EXAMPLES[key] ?? `${key}=a`) : `${key}=${EXAMPLES[canonical]?.split('=').at(-1) ?? 'a'}`;
  expect(messages(`FROM a\nRUN --mount=target=/a,${value} b\n`)).toEqual([]);
});

test.each([...MOUNT_TYPES])('a mount may be of type %s', (type) => {
  expect(messages(`FROM a\nRUN --mount=type=${type},target=/a b\n`)).toEqual([]);
});
