import { DockerfileParser } from 'dockerfile-ast';
import type { Dockerfile, Instruction, SyntaxProblem } from './types.ts';

/** The keyword and the place of an instruction: what two parsers must agree on. */
interface Outline {
  readonly keyword: string;
  readonly start: number;
  /** The end of the instruction's own lines, before the bodies of heredocs. */
  readonly end: number;
}

/**
 * Asks a second, independent parser whether it finds the same instructions. It has known defects where one instruction swallows the next;
 * so where the whole file differs, each instruction is shown to it alone. What it still reads differently is a problem: we must not
 * rewrite what we may have misread. Only for a file without problems. It takes longer than all the rest of a cold start, so whoever only
 * reports does without.
 */
export function secondParser({ document: { text }, instructions, escape }: Dockerfile): SyntaxProblem[] {
  const outline = instructions.map(outlineOf);
  if (text.length > MAX_LENGTH || agrees(text, outline)) return [];
  return outline.flatMap(({ keyword, start, end }) => {
    const directive = escape === '`' ? '# escape=`\n' : '';
    const found = keywordsOf(directive + text.slice(start, end).replace(/\r(?!\n)/g, ' '));
    const isSame = found === undefined || (found.length === 1 && found[0]?.keyword === keyword);
    return isSame ? [] : [{ range: { start, end }, message: 'two parsers do not agree on where this instruction ends' }];
  });
}

function outlineOf({ keyword, onbuild, range, heredocs }: Instruction): Outline {
  return { keyword: onbuild ? 'ONBUILD' : keyword, start: range.start, end: heredocs[0]?.bodyRange.start ?? range.end };
}

/** The second opinion is left out for files that are far from anything written by hand. */
const MAX_LENGTH = 500_000;

function agrees(text: string, outline: readonly Outline[]): boolean {
  const found = keywordsOf(text.replace(/^\ufeff/, ''));
  if (!found) return true;
  if (found.length !== outline.length) return false;
  let line = 0;
  let at = 0;
  return outline.every(({ keyword, start }, index) => {
    for (let newline = text.indexOf('\n', at); newline >= 0 && newline < start; newline = text.indexOf('\n', at)) {
      line++;
      at = newline + 1;
    }
    return found[index]?.keyword === keyword && found[index]?.line === line;
  });
}

/** Keyword and line (from 0) of every instruction that the library finds; undefined where it fails. */
function keywordsOf(text: string): { readonly keyword: string; readonly line: number }[] | undefined {
  try {
    return DockerfileParser.parse(text)
      .getInstructions()
      .map((instruction) => ({ keyword: instruction.getKeyword(), line: instruction.getRange().start.line }));
  } catch {
    return undefined;
  }
}
