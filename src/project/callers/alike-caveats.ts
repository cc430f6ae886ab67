import type { CompanionCaveat } from '../../companions/types.ts';
import { groupBy } from '../../text/groups.ts';

/** The Dockerfile that a caller may build, in the message about it. */
const MAY_BUILD = /(?<=: if that builds )[^,;]+(?=, )/;

/** Returns the caveats without repetitions. Of those that differ only in the Dockerfile which the same place may build, one names all. */
export function withoutAlike(caveats: readonly CompanionCaveat[]): readonly CompanionCaveat[] {
  const groups = groupBy(caveats, ({ range, message, suggestion }) => [range?.start, message.replace(MAY_BUILD, ''), suggestion].join('\n'));
  return [...groups.values()].flatMap((alike) => {
    const [first] = alike;
    const files = [...new Set(alike.flatMap(({ message }) => MAY_BUILD.exec(message)?.[0] ?? []))];
    return first ? { ...first, message: first.message.replace(MAY_BUILD, () => listOf(files)) } : [];
  });
}

function listOf(files: readonly string[]): string {
  return files.length < 2 ? files.join('') : `${files.slice(0, -1).join(', ')} or ${files.at(-1)}`;
}
