import type { Range } from '../../text/range.ts';
import { toFileOffset } from '../joined-text.ts';
import type { Shell } from '../shell/interpreters.ts';
import type { Dockerfile, Instruction, JoinedText, SyntaxProblem } from '../types.ts';
import { skipSpace, trimSpaceEnd } from '../white-space.ts';
import { type HeredocWord, heredocWords, toHeredoc } from './heredocs.ts';
import { checkFlags, type InstructionParts, instructionBase, splitInstruction } from './instruction-parts.ts';
import { instructionOf } from './instructions.ts';
import { readJsonForm } from './json-form.ts';
import type { HeredocLines, LogicalLine } from './logical-lines.ts';
import type { Report } from './words.ts';

/** An instruction and what BuildKit would refuse in it. */
export interface ReadInstruction {
  /** Undefined if its keyword is unknown. */
  readonly instruction: Instruction | undefined;
  readonly problems: readonly SyntaxProblem[];
}

/** Everything that the meaning of one logical line depends on. */
export interface InstructionSource {
  /** The whole Dockerfile. */
  readonly text: string;
  readonly line: LogicalLine;
  /** The heredocs that the line announces (`heredocsOf`), and their bodies in the same order; undefined if one is not closed. */
  readonly words: readonly HeredocWord[];
  readonly bodies: readonly HeredocLines[] | undefined;
  readonly escape: Dockerfile['escape'];
  /** The shell that runs a shell form here. */
  readonly shell: Shell;
  /** Index of the stage; undefined before the first FROM. */
  readonly stage: number | undefined;
}

/** The heredocs that a logical line announces. */
export function heredocsOf(line: JoinedText, escape: Dockerfile['escape']): readonly HeredocWord[] {
  return line.text.includes('<<') && canHaveHeredocs(triggeredParts(line, escape)) ? heredocWords(line) : [];
}

/** Reads an instruction with the bodies of its heredocs. A heredoc that is not closed takes the rest of the text. */
export function readInstruction({ text, line, words, bodies, escape, shell, stage }: InstructionSource): ReadInstruction {
  const problems: SyntaxProblem[] = [];
  const report: Report = (range, message) => {
    problems.push({ range, message });
  };
  const outer = splitInstruction(line.joined, 0, escape);
  const isOnbuild = outer.keyword === 'ONBUILD';
  const parts = isOnbuild ? triggeredParts(line.joined, escape) : outer;
  const range = { start: startOf(line), end: bodies?.at(-1)?.terminatorRange.end ?? (bodies ? line.end : text.length) };
  if (!bodies) report({ start: range.start, end: line.end }, 'a heredoc is not closed');
  // BuildKit expands variables in the bodies of COPY and ADD; those of RUN are left to the shell
  const isExpanded = parts.keyword !== 'RUN';
  const heredocs = (bodies ?? []).flatMap((lines, index) => {
    const word = words[index];
    return word ? [toHeredoc({ text, line: line.joined, word, lines, isExpanded, escape })] : [];
  });
  if (isOnbuild) checkOnbuild(outer, parts, range, report);
  const base = instructionBase(parts, range, isOnbuild, stage, heredocs);
  const instruction = instructionOf({ text, escape, parts, base, report }, shell, bodies ?? []);
  // an unknown keyword may be any text, a secret too: no message repeats it
  if (instruction) checkFlags(parts, report);
  return { instruction, problems };
}

/** The offset of the keyword in the document. */
export function startOf({ joined }: LogicalLine): number {
  const end = trimSpaceEnd(joined.text, 0, joined.text.length);
  return toFileOffset(joined, skipSpace(joined.text, 0, end));
}

/** The parts of the instruction; under ONBUILD those of the instruction that it triggers. */
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
