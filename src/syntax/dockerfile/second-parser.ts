import { DockerfileParser } from 'dockerfile-ast';
import { boundedMemo } from '../../text/memo.ts';
import type { Dockerfile, Instruction, SyntaxProblem } from '../types.ts';

/** The keyword and the place of an instruction: what two parsers must agree on. */
interface Outline {
  readonly keyword: string;
  readonly start: number;
  /** The end of the instruction's own lines, before the bodies of heredocs. */
  readonly end: number;
}

/**
 * Asks a second, independent parser whether it finds the same instructions: each is shown to it alone, and where it reads one differently it
 * is shown the whole file. Both must fail: it has known defects where one instruction swallows the next, and needs the lines around
 * others. What it still reads differently is a problem: we must not rewrite what we may have misread. Only for a file without problems. It takes longer than all the rest of a cold start, so whoever only
 * reports does without.
 */
export function secondParser({ document: { text }, instructions, escape }: Dockerfile): SyntaxProblem[] {
  if (text.length > MAX_LENGTH) return [];
  const outline = instructions.map(outlineOf);
  const different = outline.filter(({ keyword, start, end }) => {
    const found = KEYWORDS_ALONE[escape].of(text.slice(start, end), (own) => keywordsAlone(own, escape));
    return found.length > 0 && !(found.length === 1 && found[0] === keyword);
  });
  if (different.length === 0 || agrees(text, outline)) return [];
  return different.map(({ start, end }) => ({ range: { start, end }, message: 'two parsers do not agree on where this instruction ends' }));
}

/** Enough for some ten thousand lines. What the parser finds in an instruction follows from its text, of which a fix changes little. */
const MOST = 400_000;
const KEYWORDS_ALONE = { '\\': boundedMemo<readonly string[]>(MOST), '`': boundedMemo<readonly string[]>(MOST) };

/** The keywords that the library finds in the text of one instruction; none where it fails. */
function keywordsAlone(text: string, escape: Dockerfile['escape']): readonly string[] {
  const directive = escape === '`' ? '# escape=`\n' : '';
  const found = keywordsOf(directive + text.replace(/\r(?!\n)/g, ' '));
  if (found?.length === 0) return [''];
  return (found ?? []).map(({ keyword }) => keyword);
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
