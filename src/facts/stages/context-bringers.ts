import { posix } from 'node:path';
import type { Copy, Dockerfile, Run } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';
import { filesMatching } from './pattern-source.ts';

/** An instruction that brings a file of the build context into the build. */
export interface Bringer {
  /** COPY and ADD with a source, or a RUN with a bind mount. */
  readonly instruction: Copy | Run;
  /** The index of the source, or of the mount. */
  readonly index: number;
  /** The path of the file below the copied folder; '' if the source names the file itself, by a pattern or not. */
  readonly below: string;
}

/** The instructions that bring a file, by its path in the context. Not those that a variable or ONBUILD decides. */
export function bringersOf(dockerfile: Dockerfile, path: string): readonly Bringer[] {
  const { plain, patterns } = sourcesOf(dockerfile);
  const found: Bringer[] = [];
  for (let above = path; ; above = posix.dirname(above)) {
    const below = above === '.' ? path : path.slice(above.length + 1);
    for (const one of plain.get(above) ?? []) found.push({ ...one, below });
    for (const { source, ...one } of patterns) if (above !== '.' && filesMatching(source, [above]).length > 0) found.push({ ...one, below });
    if (above === '.') return found;
  }
}

/** Identifies a source of a COPY, or a mount of a RUN, in its Dockerfile. */
export function sourceKey(instruction: Copy | Run, index: number): string {
  return `${instruction.range.start} ${index}`;
}

type Source = Omit<Bringer, 'below'>;

interface Sources {
  /** By path in the context, `.` for the whole. */
  readonly plain: ReadonlyMap<string, readonly Source[]>;
  readonly patterns: readonly (Source & { readonly source: string })[];
}

const sourcesOf = keptWith((dockerfile: Dockerfile): Sources => {
  const plain = new Map<string, Source[]>();
  const patterns: (Source & { readonly source: string })[] = [];
  const add = (written: string, one: Source): void => {
    if (/\$|^[a-z]+:\/\//i.test(written)) return;
    const source = posix.normalize(`/${written}`).slice(1).replace(/\/$/, '') || '.';
    if (/[*?[\]]/.test(source)) patterns.push({ ...one, source });
    else plain.set(source, [...(plain.get(source) ?? []), one]);
  };
  for (const one of dockerfile.instructions) {
    if (one.onbuild) continue;
    if (one.keyword === 'RUN') {
      for (const [index, { type, values }] of one.mounts.entries()) {
        if (type === 'bind' && !values.has('from')) add(values.get('source') ?? '.', { instruction: one, index });
      }
    } else if ((one.keyword === 'COPY' || one.keyword === 'ADD') && one.from === undefined) {
      for (const [index, { value }] of one.sources.entries()) add(value, { instruction: one, index });
    }
  }
  return { plain, patterns };
});
