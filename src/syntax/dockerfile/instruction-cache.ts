import { boundedMemo, type Memo, ownText } from '../../text/memo.ts';
import type { Range } from '../../text/range.ts';
import type { Shell } from '../shell/interpreters.ts';
import type { Dockerfile } from '../types.ts';
import { isSpace } from '../white-space.ts';
import { readBodies } from './heredocs.ts';
import { lineReader } from './logical-lines.ts';
import { heredocsOf, type InstructionSource, type ReadInstruction, readInstruction } from './read-instruction.ts';
import { moveInstruction, moveRange } from './relocate.ts';

/** One instruction with its heredocs, and what its meaning depends on. */
export interface CacheKey extends InstructionSource {
  readonly range: Range;
}

/** Whether an instruction starting at `start` parses the same without the text before it. */
export function canStandAlone(text: string, start: number): boolean {
  return !isSpace(text[start]) && text[start] !== '#' && text[start] !== '\ufeff';
}

/**
 * The same as `readInstruction` for an instruction that is all of `text.slice(range)`, but parsed once: how an instruction reads depends only on its
 * text, the escape character and the shell. The cached instruction is moved to its offset and stage.
 */
export function recallInstruction(key: CacheKey): ReadInstruction {
  const { text, range, escape, shell, stage } = key;
  const { first, placed } = cacheFor(escape, shell).of(text.slice(range.start, range.end), (own) => ({ first: readFirst(key, own), placed: [] }));
  const known = isAt(first, range.start, stage) ? first : placed.find((place) => isAt(place, range.start, stage));
  if (known) return known.read;
  const moved = move(first.read, range.start - first.start, stage);
  placed.unshift({ start: range.start, stage, read: moved });
  if (placed.length > MOST_PLACES) placed.pop();
  return moved;
}

/** An instruction with its place in the text. */
interface Placed {
  readonly start: number;
  readonly stage: number | undefined;
  readonly read: ReadInstruction;
}

/** A cached instruction: as parsed, and moved to its latest places. It must not be modified, because analyses share it. */
interface Cached {
  readonly first: Placed;
  readonly placed: Placed[];
}

function isAt(place: Placed, start: number, stage: number | undefined): boolean {
  return place.start === start && place.stage === stage;
}

/** Number of places to keep: in a document, and in the same document after the fixes. */
const MOST_PLACES = 2;

function move({ instruction, problems }: ReadInstruction, by: number, stage: number | undefined): ReadInstruction {
  return {
    instruction: instruction && moveInstruction(instruction, by, stage),
    problems: problems.map((problem) => ({ ...problem, range: moveRange(problem.range, by) })),
  };
}

/** Size in UTF-16 units, enough for the instructions of some ten thousand lines. */
const MOST_UNITS = 400_000;
const CACHES = new Map<string, Memo<Cached>>();
/** The same caches by shell object, so that finding one needs no key. */
const BY_SHELL = { '\\': new WeakMap<Shell, Memo<Cached>>(), '`': new WeakMap<Shell, Memo<Cached>>() };

/** The cache for an escape character and a kind of shell; there are few of them. */
function cacheFor(escape: Dockerfile['escape'], shell: Shell): Memo<Cached> {
  const known = BY_SHELL[escape].get(shell);
  if (known) return known;
  const key = `${escape} ${shell.interpreter} ${shell.isReadable} ${shell.nounset} ${shell.xtrace}`;
  const cache = CACHES.get(key) ?? boundedMemo<Cached>(MOST_UNITS);
  CACHES.set(key, cache);
  BY_SHELL[escape].set(shell, cache);
  return cache;
}

/** Parses it in place, with copied texts (`own` is the text of its range): slices would keep the whole document in memory. */
function readFirst({ range, ...source }: CacheKey, own: string): Placed {
  const { line, stage } = source;
  if (source.words.length > 0) return { start: 0, stage: undefined, read: readAlone(own, source.escape, source.shell) };
  const text = line.joined.text === own ? own : ownText(line.joined.text);
  return { start: range.start, stage, read: readInstruction({ ...source, line: { ...line, joined: { ...line.joined, text } } }) };
}

function readAlone(text: string, escape: Dockerfile['escape'], shell: Shell): ReadInstruction {
  const reader = lineReader(text, escape, []);
  const line = reader.next();
  if (!line) return { instruction: undefined, problems: [] };
  const words = heredocsOf(line.joined, escape);
  return readInstruction({ text, line, words, bodies: readBodies(reader, words), escape, shell, stage: undefined });
}
