import { boundedMemo, type Memo } from '../../text/memo.ts';
import type { Range } from '../../text/range.ts';
import { toFileOffset } from '../joined-text.ts';
import type { Shell } from '../shell/interpreters.ts';
import type { Dockerfile, Instruction, JoinedText, SyntaxProblem } from '../types.ts';
import { isSpace, skipSpace, trimSpaceEnd } from '../white-space.ts';
import { type HeredocWord, heredocWords, readBodies, toHeredoc } from './heredocs.ts';
import { checkFlags, type InstructionParts, instructionBase, splitInstruction } from './instruction-parts.ts';
import { readInstruction } from './instructions.ts';
import { readJsonForm } from './json-form.ts';
import { type HeredocLines, type LogicalLine, lineReader } from './logical-lines.ts';
import { moveInstruction, moveRange } from './relocate.ts';
import type { Report } from './words.ts';

/** An instruction with what BuildKit would refuse of it. */
export interface Piece {
  /** Undefined where its keyword is unknown. */
  readonly instruction: Instruction | undefined;
  readonly problems: readonly SyntaxProblem[];
}

/** The heredocs that a logical line announces. */
export function heredocsOf(line: JoinedText, escape: Dockerfile['escape']): readonly HeredocWord[] {
  return line.text.includes('<<') && canHaveHeredocs(triggeredParts(line, escape)) ? heredocWords(line) : [];
}

/** Reads an instruction with the bodies of its heredocs; `undefined` where one is not closed, so that it takes the rest of the text. */
export function readPiece(
  text: string,
  line: LogicalLine,
  words: readonly HeredocWord[],
  bodies: readonly HeredocLines[] | undefined,
  escape: Dockerfile['escape'],
  shell: Shell,
  stage: number | undefined,
): Piece {
  const problems: SyntaxProblem[] = [];
  const report: Report = (range, message) => {
    problems.push({ range, message });
  };
  const outer = splitInstruction(line.joined, 0, escape);
  const isOnbuild = outer.keyword === 'ONBUILD';
  const parts = isOnbuild ? triggeredParts(line.joined, escape) : outer;
  const range = { start: startOf(line), end: bodies?.at(-1)?.terminatorRange.end ?? (bodies ? line.end : text.length) };
  if (!bodies) report({ start: range.start, end: line.end }, 'a heredoc is not closed');
  const heredocs = (bodies ?? []).flatMap((lines, index) => {
    const word = words[index];
    return word ? [toHeredoc(text, line.joined, word, lines, parts.keyword !== 'RUN', escape)] : [];
  });
  if (isOnbuild) checkOnbuild(outer, parts, range, report);
  const base = instructionBase(parts, range, isOnbuild, stage, heredocs);
  const instruction = readInstruction({ text, escape, parts, base, report }, shell, bodies ?? []);
  // without one its keyword is any text: no message may repeat it
  if (instruction) checkFlags(parts, report);
  return { instruction, problems };
}

/** Whether the text from an offset on, read alone, begins with the same instruction: not where only an escape character leads to it. */
export function canStandAlone(text: string, start: number): boolean {
  return !isSpace(text[start]) && text[start] !== '#' && text[start] !== '\ufeff';
}

/**
 * What `readPiece` makes of an instruction that is all of `text.slice(range)`, the bodies of its heredocs included. How it reads it follows from
 * that part of the text, escape character and shell alone, but for the places: the same lines are read once, wherever they stand.
 */
export function recallPiece(text: string, range: Range, escape: Dockerfile['escape'], shell: Shell, stage: number | undefined): Piece {
  const { piece, placed } = memoFor(escape, shell).of(text.slice(range.start, range.end), (own) => ({ piece: readAlone(own, escape, shell), placed: [] }));
  const before = placed.find((one) => one.start === range.start && one.stage === stage);
  if (before) return before.piece;
  const moved = movePiece(piece, range.start, stage);
  placed.unshift({ start: range.start, stage, piece: moved });
  if (placed.length > MOST_PLACES) placed.pop();
  return moved;
}

/** What is remembered of an instruction: as read alone, and in the places where it stood last. Nobody changes a piece, so that analyses can share it. */
interface Remembered {
  readonly piece: Piece;
  readonly placed: { readonly start: number; readonly stage: number | undefined; readonly piece: Piece }[];
}

/** Where it stands in a document, and in that document after its fixes. */
const MOST_PLACES = 2;

function movePiece({ instruction, problems }: Piece, by: number, stage: number | undefined): Piece {
  return {
    instruction: instruction && moveInstruction(instruction, by, stage),
    problems: problems.map((problem) => ({ ...problem, range: moveRange(problem.range, by) })),
  };
}

/** Where the keyword stands. */
export function startOf({ joined }: LogicalLine): number {
  const end = trimSpaceEnd(joined.text, 0, joined.text.length);
  return toFileOffset(joined, skipSpace(joined.text, 0, end));
}

/** Enough for the instructions of some ten thousand lines. */
const MOST = 400_000;
const MEMOS = new Map<string, Memo<Remembered>>();
const BY_SHELL = { '\\': new WeakMap<Shell, Memo<Remembered>>(), '`': new WeakMap<Shell, Memo<Remembered>>() };

/** Escape characters and kinds of shells are few. */
function memoFor(escape: Dockerfile['escape'], shell: Shell): Memo<Remembered> {
  const known = BY_SHELL[escape].get(shell);
  if (known) return known;
  const key = `${escape} ${shell.interpreter} ${shell.isReadable} ${shell.nounset}`;
  const memo = MEMOS.get(key) ?? boundedMemo<Remembered>(MOST);
  MEMOS.set(key, memo);
  BY_SHELL[escape].set(shell, memo);
  return memo;
}

function readAlone(text: string, escape: Dockerfile['escape'], shell: Shell): Piece {
  const reader = lineReader(text, escape, []);
  const line = reader.next();
  if (!line) return { instruction: undefined, problems: [] };
  const words = heredocsOf(line.joined, escape);
  return readPiece(text, line, words, readBodies(reader, words), escape, shell, undefined);
}

/** The instruction that runs in the end: of ONBUILD the one that it triggers. */
function triggeredParts(line: JoinedText, escape: Dockerfile['escape']): InstructionParts {
  const outer = splitInstruction(line, 0, escape);
  return outer.keyword === 'ONBUILD' ? splitInstruction(line, outer.argsRange.start, escape) : outer;
}

function canHaveHeredocs(parts: InstructionParts): boolean {
  if (parts.keyword !== 'RUN' && parts.keyword !== 'COPY' && parts.keyword !== 'ADD') return false;
  return readJsonForm(parts.line, parts.argsRange).kind !== 'strings';
}

function checkOnbuild(outer: InstructionParts, parts: InstructionParts, range: Range, report: Report): void {
  if (outer.flagTokens.length > 0) report(range, 'ONBUILD takes no flags');
  if (parts.keyword === '') report(range, 'ONBUILD needs an instruction');
  else if (parts.keyword === 'ONBUILD' || parts.keyword === 'FROM' || parts.keyword === 'MAINTAINER') report(range, `ONBUILD takes no ${parts.keyword}`);
}
