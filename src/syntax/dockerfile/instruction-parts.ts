import { INSTRUCTION_FLAGS } from '../../knowledge/docker/instruction-flags.ts';
import type { Range } from '../../text/range.ts';
import { sliceJoined, toFileRange } from '../joined-text.ts';
import type { Flag, Heredoc, JoinedText } from '../types.ts';
import { isBlank, skipSpace, trimSpaceEnd } from '../white-space.ts';
import { type FlagToken, readFlags } from './flags.ts';
import type { Report } from './words.ts';

/** An instruction split into keyword, flags and arguments. All ranges are offsets into the logical line. */
export interface InstructionParts {
  readonly line: JoinedText;
  readonly keyword: string;
  readonly keywordRange: Range;
  /** Where flags or arguments start: after the keyword and the white space behind it. */
  readonly restStart: number;
  readonly flagTokens: readonly FlagToken[];
  readonly argsRange: Range;
}

/** The fields that every instruction has; ranges are document ranges. */
export interface InstructionBase {
  readonly range: Range;
  readonly keywordRange: Range;
  readonly onbuild: boolean;
  readonly stage: number | undefined;
  readonly flags: readonly Flag[];
  readonly args: JoinedText;
  readonly heredocs: readonly Heredoc[];
}

/** The input of the functions that read one kind of instruction. */
export interface InstructionContext {
  readonly text: string;
  readonly escape: string;
  readonly parts: InstructionParts;
  readonly base: InstructionBase;
  readonly report: Report;
}

/** Splits the instruction that starts at the offset `from` of a logical line. */
export function splitInstruction(line: JoinedText, from: number, escape: string): InstructionParts {
  const text = line.text;
  const end = trimSpaceEnd(text, from, text.length);
  const start = skipSpace(text, from, end);
  let at = start;
  while (at < end && !isBlank(text[at])) at++;
  const keywordRange = { start, end: at };
  while (at < end && isBlank(text[at])) at++;
  const { flags, rest } = readFlags(line, at, end, escape);
  const argsStart = skipSpace(text, rest, end);
  return {
    line,
    keyword: text.slice(start, keywordRange.end).toUpperCase(),
    keywordRange,
    restStart: at,
    flagTokens: flags,
    argsRange: { start: argsStart, end },
  };
}

/** Fills in the fields that every instruction has. */
export function instructionBase(
  parts: InstructionParts,
  range: Range,
  onbuild: boolean,
  stage: number | undefined,
  heredocs: readonly Heredoc[],
): InstructionBase {
  return {
    range,
    keywordRange: toFileRange(parts.line, parts.keywordRange),
    onbuild,
    stage,
    flags: parts.flagTokens.map(({ flag }) => flag),
    args: sliceJoined(parts.line, parts.argsRange),
    heredocs,
  };
}

/** Reports the flags that BuildKit would refuse. https://github.com/moby/buildkit/blob/v0.32.2/frontend/dockerfile/instructions/bflag.go */
export function checkFlags(parts: InstructionParts, report: Report): void {
  const known = Object.hasOwn(INSTRUCTION_FLAGS, parts.keyword) ? (INSTRUCTION_FLAGS[parts.keyword] ?? {}) : {};
  if (known === 'any') return;
  const seen = new Set<string>();
  for (const { flag } of parts.flagTokens) {
    const kind = Object.hasOwn(known, flag.name) ? known[flag.name] : undefined;
    if (kind === undefined) report(flag.range, `${parts.keyword} does not know this flag`);
    else if (kind !== 'repeatable' && seen.has(flag.name)) report(flag.range, `--${flag.name} is given twice`);
    else if (kind !== 'boolean' && flag.value === undefined) report(flag.range, `--${flag.name} needs a value`);
    else if (kind === 'boolean' && flag.value !== undefined && !/^(?:true|false)$/i.test(flag.value)) report(flag.range, `--${flag.name} is true or false`);
    seen.add(flag.name);
  }
}
