import { CALLED_PROGRAM, STARTING_CODE, STARTS_PROGRAMS } from '../../../knowledge/project/called-programs.ts';
import { COMMENT_LINE } from '../../../knowledge/project/environment-reads.ts';
import { environmentOf, isKnownReader, readsByItself } from '../../../knowledge/tools/index.ts';
import { logsIn } from '../../../knowledge/tools/logins.ts';
import { canonicalProgram } from '../../../knowledge/tools/program-names.ts';
import { boundedMemo } from '../../../text/memo.ts';
import type { FilePlace, FileTexts } from '../file-texts.ts';

/** A program that code starts. */
interface CalledProgram {
  readonly program: string;
  /** Its arguments, as far as they stand on the line, joined by single spaces. */
  readonly text: string;
  readonly line: number;
}

const CALLS = boundedMemo<readonly CalledProgram[]>(4_000_000);

/** Returns a program with a card that code starts and that reads the variable, or logs in with it; undefined if there is none. `idle`: lines that do not run. */
export function calledReader(
  path: string,
  name: string,
  texts: Pick<FileTexts, 'textOf'>,
  idle: ReadonlySet<number> | undefined,
): { readonly program: string; readonly at: FilePlace } | undefined {
  if (!STARTING_CODE.test(path)) return undefined;
  const text = texts.textOf(path) ?? '';
  const called = CALLS.of(text, callsIn);
  const found = called.find(({ program, text: args, line }) => !idle?.has(line) && isReader(program, args, name));
  return found && { program: found.program, at: { path, line: found.line } };
}

function isReader(program: string, text: string, name: string): boolean {
  return isKnownReader(program, text, name) && (readsByItself(program, name) || logsIn(program, text));
}

function callsIn(text: string): readonly CalledProgram[] {
  if (!STARTS_PROGRAMS.test(text)) return [];
  return text.split('\n').flatMap((line, index) => {
    if (COMMENT_LINE.test(line)) return [];
    return [...line.matchAll(CALLED_PROGRAM)].flatMap(([, word = '', rest = '']) => {
      const program = canonicalProgram(word);
      if (environmentOf(program) === undefined) return [];
      return [
        {
          program,
          text: rest
            .replace(/["'`,[\](){}]+/g, ' ')
            .replace(/\s+/g, ' ')
            .trim(),
          line: index + 1,
        },
      ];
    });
  });
}
