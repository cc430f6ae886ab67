import { SOURCES } from '../../../knowledge/shell/commands.ts';
import { parseText } from '../../../syntax/shell/shell.ts';
import type { Script } from '../../../syntax/types.ts';

/** Returns the texts of the files that a script sources, and of those that they source; undefined if one of them is not known. */
export function sourcedTexts(script: Script, sourced: (word: string) => string | undefined): readonly string[] | undefined {
  const found = new Set<string>();
  const add = ({ commands }: Script): boolean =>
    commands.every(({ name, words }) => {
      if (!SOURCES.has(name)) return true;
      const text = sourced(words[1]?.value ?? '');
      if (text === undefined || found.has(text)) return text !== undefined;
      found.add(text);
      const inner = parseText(text);
      return inner.ok && add(inner);
    });
  return add(script) ? [...found] : undefined;
}
