import type { Finding, LintResult } from '../linter/index.ts';
import type { Range } from '../text/range.ts';
import { mask } from '../text/redacted.ts';

/** Returns a function that masks the known secret values of a file, and the login of an address (before `@`) unless it is a variable. */
export function masker({ values }: Pick<LintResult, 'values'>): (text: string) => string {
  return (text) =>
    mask(text, values).replace(/(:\/\/)([^\s/@'"]+)@/g, (whole, slashes: string, user: string) =>
      /^[\w.-]*:?(?:\$\{?\w+\}?|\*+)$|^[\w.-]*$/.test(user) ? whole : `${slashes}***@`,
    );
}

/** The ranges of the values in the ARG and ENV declarations of the findings, whatever they look like; none for a value that is one variable. */
export function hiddenRanges({ document }: LintResult, findings: readonly Finding[]): readonly Range[] {
  return findings.flatMap(({ instruction, range }) => {
    if (instruction !== 'ARG' && instruction !== 'ENV') return [];
    const end = document.lineRange(document.positionAt(range.end).line).end;
    // `ENV NAME the rest of the line`, or one quoted or plain word behind `=`
    const legacy = instruction === 'ENV' ? /^([ \t]+)([^\s=].*)$/ : undefined;
    const pair = /^(\s*=\s*)((?:"(?:\\.|[^"\\])*"?|'[^']*'?|\\.|[^\s"'\\])+)/;
    const rest = document.text.slice(range.end, end);
    const [, before = '', value = ''] = legacy?.exec(rest) ?? pair.exec(rest) ?? [];
    const start = range.end + before.length;
    return value === '' || /^["']?\$(?:\w+|\{\w+\})["']?$/.test(value) ? [] : [{ start, end: start + value.length }];
  });
}
