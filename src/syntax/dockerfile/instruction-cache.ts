import { boundedMemo, type Memo } from '../../text/memo.ts';
import type { Range } from '../../text/range.ts';
import type { Shell } from '../shell/interpreters.ts';
import type { Dockerfile } from '../types.ts';
import { isSpace } from '../white-space.ts';
import { readBodies } from './heredocs.ts';
import { lineReader } from './logical-lines.ts';
import { heredocsOf, type ReadInstruction, readInstruction } from './read-instruction.ts';
import { moveInstruction, moveRange } from './relocate.ts';

/** The text of one instruction with its heredocs, and what its meaning depends on. */
export interface CacheKey {
  /** The whole Dockerfile, and where the instruction stands in it. */
  readonly text: string;
  readonly range: Range;
  readonly escape: Dockerfile['escape'];
  readonly shell: Shell;
  readonly stage: number | undefined;
}

/** Whether an instruction starting at `start` parses the same without the text before it. */
export function canStandAlone(text: string, start: number): boolean {
  return !isSpace(text[start]) && text[start] !== '#' && text[start] !== '\ufeff';
}

/**
 * The same as `readInstruction` for an instruction that is all of `text.slice(range)`, but parsed once: how an instruction reads depends only on its
 * text, the escape character and the shell. The cached instruction is moved to its offset and stage.
 */
export function recallInstruction({ text, range, escape, shell, stage }: CacheKey): ReadInstruction {
  const { read, placed } = cacheFor(escape, shell).of(text.slice(range.start, range.end), (own) => ({ read: readAlone(own, escape, shell), placed: [] }));
  const known = placed.find((place) => place.start === range.start && place.stage === stage);
  if (known) return known.read;
  const moved = move(read, range.start, stage);
  placed.unshift({ start: range.start, stage, read: moved });
  if (placed.length > MOST_PLACES) placed.pop();
  return moved;
}

/** A cached instruction: as parsed alone, at offset 0, and moved to the places that were asked for last. Nobody changes it, so that analyses can share it. */
interface Cached {
  readonly read: ReadInstruction;
  readonly placed: { readonly start: number; readonly stage: number | undefined; readonly read: ReadInstruction }[];
}

/** Its place in a document, and its place in that document after the fixes. */
const MOST_PLACES = 2;

function move({ instruction, problems }: ReadInstruction, by: number, stage: number | undefined): ReadInstruction {
  return {
    instruction: instruction && moveInstruction(instruction, by, stage),
    problems: problems.map((problem) => ({ ...problem, range: moveRange(problem.range, by) })),
  };
}

/** Enough for the instructions of some ten thousand lines. */
const MOST_UNITS = 400_000;
const CACHES = new Map<string, Memo<Cached>>();
/** The same caches by the shell object: finding one must not cost the making of a key. */
const BY_SHELL = { '\\': new WeakMap<Shell, Memo<Cached>>(), '`': new WeakMap<Shell, Memo<Cached>>() };

/** A cache for each escape character and kind of shell, of which there are few. */
function cacheFor(escape: Dockerfile['escape'], shell: Shell): Memo<Cached> {
  const known = BY_SHELL[escape].get(shell);
  if (known) return known;
  const key = `${escape} ${shell.interpreter} ${shell.isReadable} ${shell.nounset}`;
  const cache = CACHES.get(key) ?? boundedMemo<Cached>(MOST_UNITS);
  CACHES.set(key, cache);
  BY_SHELL[escape].set(shell, cache);
  return cache;
}

function readAlone(text: string, escape: Dockerfile['escape'], shell: Shell): ReadInstruction {
  const reader = lineReader(text, escape, []);
  const line = reader.next();
  if (!line) return { instruction: undefined, problems: [] };
  const words = heredocsOf(line.joined, escape);
  return readInstruction({ text, line, words, bodies: readBodies(reader, words), escape, shell, stage: undefined });
}
