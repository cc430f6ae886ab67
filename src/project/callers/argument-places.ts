import type { CompanionResult } from '../../companions/types.ts';
import { literalPattern } from '../../text/pattern.ts';
import type { Range } from '../../text/range.ts';

const EXPRESSION = /\$\{\{[^\n]*?\}\}|\$\([^()\n]*\)/g;

/** Returns the places at which edits remove an argument: its name on each line that they touch. */
export function argumentPlaces(
  { text, result }: { readonly text: string; readonly result: CompanionResult },
  names: readonly string[],
): readonly { readonly name: string; readonly range: Range }[] {
  return names.flatMap((name) => {
    // excludes the name of the variable that provides the value
    const pattern = new RegExp(`(?:(?<![\\w$.{-])|(?<=\\bargs\\.))${literalPattern(name)}(?!\\w|"\\s*:\\s*\\{)`);
    // excludes the variable of a bake file that is removed with the argument, and the comment above it
    const declaration = /^\s*(?:variable\b|#|\/\/)/;
    return result.edits
      .filter(({ range }) => range.end > range.start)
      .flatMap(({ range }) => {
        const deleted = text.slice(range.start, range.end);
        // a name in an expression is part of a value: ${{ secrets.NAME }}
        const masked = deleted.replace(EXPRESSION, (whole) => ' '.repeat(whole.length));
        return [...masked.matchAll(/[^\n]+/g)].flatMap((line) => {
          const at = pattern.exec(line[0]);
          const start = range.start + line.index + (at?.index ?? 0);
          return at && !declaration.test(line[0]) ? [{ name, range: { start, end: start + name.length } }] : [];
        });
      });
  });
}
