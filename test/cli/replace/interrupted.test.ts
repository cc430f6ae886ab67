import { describe, expect, test } from '@jest/globals';
import { isUserError } from '../../../src/cli/io/io.ts';
import { recoverFiles } from '../../../src/cli/replace/recover.ts';
import { type FileChange, replaceFiles } from '../../../src/cli/replace/replace-files.ts';
import { random } from '../../harness/mutate.ts';
import { type Fate, MemoryDisk } from './memory-disk.ts';

const FOLDERS = 11;
const shown = (file: string): string => file.slice('/repo/'.length);

/** Files of several folders that change together; every twentieth is new. */
function someChanges(count: number): readonly FileChange[] {
  return Array.from({ length: count }, (_, index) => {
    const file = `/repo/f${index % FOLDERS}/${index % 3 === 0 ? 'Dockerfile' : 'compose.yaml'}-${index}`;
    return { path: file, before: index % 20 === 19 ? undefined : `old ${index}\n`, after: `new ${index}, which is longer\n` };
  });
}

const treeOf = (changes: readonly FileChange[], which: 'before' | 'after'): Record<string, string> =>
  Object.fromEntries(
    changes.flatMap((change) => (change[which] === undefined ? [] : [[change.path, change[which]]])).sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  );

/** Replaces on a disk with such a fate. */
function run(changes: readonly FileChange[], fate?: Fate): { readonly memory: MemoryDisk; readonly error: unknown } {
  const memory = MemoryDisk.of(treeOf(changes, 'before'), fate);
  try {
    replaceFiles(changes, { shown, folders: [], disk: memory.disk });
    return { memory, error: undefined };
  } catch (error) {
    return { memory, error };
  }
}

const recover = (memory: MemoryDisk): readonly string[] => recoverFiles(['/repo'], [], memory.disk).map(({ did }) => did);

/** Steps of a run that nothing stops. */
function measured(changes: readonly FileChange[]): { readonly steps: number; readonly renames: readonly number[] } {
  const { memory, error } = run(changes);
  expect(error).toBeUndefined();
  expect(memory.tree()).toEqual(treeOf(changes, 'after'));
  return memory;
}

const which = (memory: MemoryDisk, changes: readonly FileChange[]): 'before' | 'after' | 'neither' => {
  const tree = JSON.stringify(memory.tree());
  return tree === JSON.stringify(treeOf(changes, 'before')) ? 'before' : tree === JSON.stringify(treeOf(changes, 'after')) ? 'after' : 'neither';
};

describe('a run that ends at any of its steps', () => {
  const changes = someChanges(215);
  const { steps, renames } = measured(changes);
  const [first = 0, last = 0] = [renames[0], renames.at(-1)];
  /** All from the first rename on, and of the many before some. */
  const moments = Array.from({ length: steps }, (_, index) => index + 1).filter((at) => at >= first - 20 || at < 20 || at % 11 === 0);

  test('has more than 200 of them between the first and the last rename', () => {
    expect(last - first).toBeGreaterThan(200);
  });

  test('leaves all or nothing after the next one, and no file of its own', () => {
    const seen = new Map<string, number>();
    for (const at of moments) {
      const next = run(changes, { at, what: 'end' }).memory.restarted();
      const did = recover(next);
      const key = `${did.join()} ${which(next, changes)}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
      if (at > first && at <= last) expect({ at, did }).toEqual({ at, did: ['finished'] });
    }
    expect([...seen.keys()].sort()).toEqual([' before', 'clean after', 'clean before', 'finished after']);
  });

  test('the same where the power was cut', () => {
    const next = random(7);
    for (const at of moments) {
      const memory = run(changes, { at, what: 'end' }).memory.afterPowerCut(next);
      recover(memory);
      // a temporary file without a journal can be left where the disk kept the one and not the other: never a target without the others
      for (const name of memory.names.keys()) if (name.endsWith('.dockerlint')) memory.names.delete(name);
      expect({ at, which: which(memory, changes) }).toEqual({ at, which: expect.stringMatching(/before|after/) });
    }
  });

  test('the same where that one ends as well', () => {
    const few = someChanges(12);
    for (let at = 1; at <= measured(few).steps; at++) {
      const { memory } = run(few, { at, what: 'end' });
      for (let second = 1; ; second++) {
        const again = memory.restarted({ at: second, what: 'end' });
        try {
          recover(again);
          break;
        } catch {
          const third = again.restarted();
          recover(third);
          expect({ at, second, which: which(third, few) }).toEqual({ at, second, which: expect.stringMatching(/before|after/) });
        }
      }
    }
  });
});

describe('what somebody changed meanwhile', () => {
  const changes = someChanges(30);
  const { steps } = measured(changes);

  test('is never written over, and the others fit it', () => {
    const seen = new Set<string>();
    for (let at = 1; at <= steps; at++) {
      for (const index of [0, 14, 19, 29]) {
        const edited = changes[index];
        if (!edited) throw new Error('no such change');
        const memory = run(changes, { at, what: 'end' }).memory.restarted();
        const wasReplaced = memory.names.get(edited.path)?.bytes.toString() === edited.after;
        memory.write(edited.path, 'by hand\n');
        const did = recover(memory);
        const others = changes.filter((change) => change !== edited);
        const { [edited.path]: own, ...tree } = memory.tree();
        expect({ at, index, own }).toEqual({ at, index, own: 'by hand\n' });
        expect({ at, index, tree }).toEqual({ at, index, tree: treeOf(others, wasReplaced ? 'after' : 'before') });
        seen.add(did.join());
      }
    }
    expect([...seen].sort()).toEqual(['', 'clean', 'finished', 'undone']);
  });

  test('stays where both a replaced and another file were changed: nothing fits both', () => {
    const memory = run(changes, { at: steps - 25, what: 'end' }).memory.restarted();
    const [one, other] = [changes[0]?.path ?? '', changes[29]?.path ?? ''];
    memory.write(one, 'by hand\n');
    memory.write(other, 'by hand\n');
    expect(recoverFiles(['/repo'], [], memory.disk)).toEqual([{ did: 'left', files: [], changed: [other, one] }]);
    expect([memory.tree()[one], memory.tree()[other]]).toEqual(['by hand\n', 'by hand\n']);
    expect(recover(memory)).toEqual([]);
  });
});

describe('a disk that fails at any step', () => {
  const changes = someChanges(60);
  const { steps, renames } = measured(changes);

  test.each(['ENOSPC', 'EIO', 'EROFS'])('%s: one line, and nothing was changed', (code) => {
    for (let at = 1; at <= steps; at++) {
      const { memory, error } = run(changes, { at, what: 'fail', code });
      // when all are replaced, a failure to remove the journal is repaired by the next run
      const isDone = at > (renames.at(-1) ?? 0);
      if (!isDone && error !== undefined)
        expect({ at, is: isUserError(error), said: String(error) }).toEqual({ at, is: true, said: expect.stringMatching(/nothing was changed$/) });
      const next = memory.restarted();
      if (!isDone) expect({ at, which: which(next, changes) }).toEqual({ at, which: error === undefined ? 'after' : 'before' });
      recover(next);
      expect({ at, which: which(next, changes) }).toEqual({ at, which: isDone || error === undefined ? 'after' : 'before' });
    }
  });

  test('from there on: what cannot be taken back at once is finished or taken back by the next run', () => {
    for (let at = 1; at <= steps; at++) {
      const { memory, error } = run(changes, { at, what: 'fail on' });
      if (error !== undefined) expect(isUserError(error)).toBe(true);
      const next = memory.restarted();
      recover(next);
      expect({ at, which: which(next, changes) }).toEqual({ at, which: expect.stringMatching(/before|after/) });
    }
  });
});
