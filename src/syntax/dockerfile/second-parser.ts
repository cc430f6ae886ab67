import { DockerfileParser } from 'dockerfile-ast';
import { boundedMemo } from '../../text/memo.ts';
import type { Dockerfile, Instruction, SyntaxProblem } from '../types.ts';

/** Keyword and place of an instruction: what both parsers must agree on. */
interface Outline {
  readonly keyword: string;
  readonly start: number;
  /** Where the instruction itself ends, before the bodies of its heredocs. */
  readonly end: number;
}

/**
 * Cross-checks our parser with an independent one (dockerfile-ast): an instruction that the two read differently is a problem, because we must not
 * rewrite what we may have misread. Each instruction is given to the other parser alone; if it disagrees, it gets the whole file, and only a
 * second disagreement counts. (In a whole file it has known defects where one instruction swallows the next; other instructions it reads correctly
 * only with the lines around them.) Precondition: our parser found no problems. Loading it takes longer than the rest of a cold start, so a
 * plain lint does not use it.
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

/** Cache size in UTF-16 units: enough for some ten thousand lines. The answer depends only on the instruction's text, and a fix changes few of them. */
const MOST = 400_000;
const KEYWORDS_ALONE = { '\\': boundedMemo<readonly string[]>(MOST), '`': boundedMemo<readonly string[]>(MOST) };

/** The keywords that the library finds in the text of one instruction; none if it throws, which counts as agreement. */
function keywordsAlone(text: string, escape: Dockerfile['escape']): readonly string[] {
  const directive = escape === '`' ? '# escape=`\n' : '';
  const found = keywordsOf(directive + text.replace(/\r(?!\n)/g, ' '));
  if (found?.length === 0) return [''];
  return (found ?? []).map(({ keyword }) => keyword);
}

function outlineOf({ keyword, onbuild, range, heredocs }: Instruction): Outline {
  return { keyword: onbuild ? 'ONBUILD' : keyword, start: range.start, end: heredocs[0]?.bodyRange.start ?? range.end };
}

/** Longer files are not cross-checked: nobody writes them by hand. */
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

/** Keyword and line (from 0) of every instruction that the library finds; undefined if it throws. */
function keywordsOf(text: string): { readonly keyword: string; readonly line: number }[] | undefined {
  try {
    return DockerfileParser.parse(text)
      .getInstructions()
      .map((instruction) => ({ keyword: instruction.getKeyword(), line: instruction.getRange().start.line }));
  } catch {
    return undefined;
  }
}
