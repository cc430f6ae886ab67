import { describe, expect, test } from '@jest/globals';
import { diskFiles } from '../../../src/cli/io/disk.ts';

describe('files on disk', () => {
  test('a project at the root of the file system has no files of the kernel', () => {
    const names = diskFiles()
      .list('/')
      ?.map(({ name }) => name);
    expect(names).toBeDefined();
    for (const name of ['proc', 'sys', 'dev']) expect(names).not.toContain(name);
  });

  test('a file without a size is not read', () => {
    expect(diskFiles().read('/proc/version') ?? '').toBe('');
  });
});
