import path from 'node:path';
import type { Access, FileSystem } from '../../../src/cli/replace/file-system.ts';

/** Bytes, and those of them that are on the disk for certain; undefined before they were flushed. */
interface Inode {
  bytes: Buffer;
  durable: Buffer | undefined;
}

type Names = Map<string, Inode>;

/** A change of the names in a folder, which is on the disk for certain when the folder was flushed. */
interface Pending {
  readonly folder: string;
  readonly apply: (names: Names) => void;
}

/** What happens at a step: the process ends, or the step fails, once or from there on. */
export interface Fate {
  readonly at: number;
  readonly what: 'end' | 'fail' | 'fail on';
  readonly code?: string;
}

/** A file system in memory, below `/repo`, that can end or fail at each step that changes it. */
export class MemoryDisk {
  readonly names: Names;
  #durable: Names;
  #pending: Pending[] = [];
  #fate: Fate | undefined;
  steps = 0;
  /** The steps of the first and of the last rename of a target. */
  readonly renames: number[] = [];

  constructor(names: Names = new Map(), fate?: Fate) {
    this.names = names;
    this.#durable = new Map(names);
    this.#fate = fate;
  }

  static of(files: Readonly<Record<string, string>>, fate?: Fate): MemoryDisk {
    const inode = (text: string): Inode => ({ bytes: Buffer.from(text), durable: Buffer.from(text) });
    return new MemoryDisk(new Map(Object.entries(files).map(([name, text]) => [name, inode(text)])), fate);
  }

  /** All files as text. */
  tree(): Record<string, string> {
    return Object.fromEntries([...this.names].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, { bytes }]) => [name, bytes.toString()]));
  }

  write(file: string, text: string): void {
    this.names.set(file, { bytes: Buffer.from(text), durable: Buffer.from(text) });
  }

  /** What the next process finds: the same. */
  restarted(fate?: Fate): MemoryDisk {
    return new MemoryDisk(new Map(this.names), fate);
  }

  /** What is found after the power was cut: of the changes of each folder some first ones, of bytes that were not flushed any part. */
  afterPowerCut(next: () => number): MemoryDisk {
    const names = new Map(this.#durable);
    for (const folder of new Set(this.#pending.map((each) => each.folder))) {
      const pending = this.#pending.filter((each) => each.folder === folder);
      for (const each of pending.slice(0, Math.floor(next() * (pending.length + 1)))) each.apply(names);
    }
    for (const [name, { bytes, durable }] of names) {
      const left = durable ?? bytes.subarray(0, Math.floor(next() * bytes.length));
      names.set(name, { bytes: left, durable: left });
    }
    return new MemoryDisk(names);
  }

  #step(): void {
    const fate = this.#fate;
    this.steps++;
    if (fate === undefined) return;
    const is = fate.what === 'fail' ? this.steps === fate.at : this.steps >= fate.at;
    if (is) throw fate.what === 'end' ? new Error('the process has ended') : failure(fate.code ?? 'EIO');
  }

  #change(folder: string, apply: (names: Names) => void): void {
    apply(this.names);
    this.#pending.push({ folder, apply });
  }

  #create(file: string, bytes: Uint8Array): void {
    this.#step();
    if (this.names.has(file)) throw failure('EEXIST');
    const inode: Inode = { bytes: Buffer.alloc(0), durable: undefined };
    this.#change(path.dirname(file), (names) => names.set(file, inode));
    try {
      this.#step();
      inode.bytes = Buffer.from(bytes.subarray(0, bytes.length >> 1));
      this.#step();
      inode.bytes = Buffer.from(bytes);
      this.#step();
      inode.durable = inode.bytes;
    } catch (error) {
      // as the real one, unless the process has ended
      if (this.#fate?.what !== 'end') this.#change(path.dirname(file), (names) => names.delete(file));
      throw error;
    }
  }

  readonly disk: FileSystem = {
    real: (file) => file,
    read: (file) => this.names.get(file)?.bytes,
    readOwn: (file) => this.names.get(file)?.bytes,
    create: (file: string, bytes: Uint8Array, _access: Access) => this.#create(file, bytes),
    rename: (from, to) => {
      this.#step();
      if (!this.names.has(from)) throw failure('ENOENT');
      if (from.endsWith('.dockerlint')) this.renames.push(this.steps);
      this.#change(path.dirname(to), (names) => {
        const inode = names.get(from);
        if (inode) names.set(to, inode);
        names.delete(from);
      });
    },
    remove: (file) => {
      this.#step();
      if (!this.names.has(file)) throw failure('ENOENT');
      this.#change(path.dirname(file), (names) => names.delete(file));
    },
    kindOf: (file) => (this.names.has(file) ? 'file' : file === '/repo/.git' ? 'folder' : undefined),
    repositoryOf: () => '/repo',
    whyNotWritable: (file) => (this.names.has(file) ? undefined : 'no such file or directory'),
    whyNotCreatable: () => undefined,
    isPrivateFolder: () => false,
    flush: (folder) => {
      try {
        this.#step();
      } catch (error) {
        if (this.#fate?.what === 'end') throw error;
        return;
      }
      for (const each of this.#pending.filter((one) => one.folder === folder)) each.apply(this.#durable);
      this.#pending = this.#pending.filter((one) => one.folder !== folder);
    },
    names: () => [],
  };
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}
