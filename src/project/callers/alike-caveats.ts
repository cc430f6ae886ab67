import type { CompanionCaveat } from '../../companions/types.ts';
import { groupBy } from '../../text/groups.ts';
import { lineAt } from '../../text/range.ts';

/** The Dockerfile that a caller may build, in the message about it. */
const MAY_BUILD = /(?<=: if that builds )[^,;]+(?=, )/;

/**
 * Returns the caveats about a file without repetitions. Of those that differ only in the Dockerfile which the same place may build, one names all; the same for
 * those of neighbouring lines that differ only in the argument. `text`: the file that the ranges refer to.
 */
export function withoutAlike(caveats: readonly CompanionCaveat[], text: string): readonly CompanionCaveat[] {
  const groups = groupBy(caveats, ({ range, message, suggestion }) => [range?.start, message.replace(MAY_BUILD, ''), suggestion].join('\n'));
  const single = [...groups.values()].flatMap((alike) => {
    const [first] = alike;
    const files = [...new Set(alike.flatMap(({ message }) => MAY_BUILD.exec(message)?.[0] ?? []))];
    return first ? { ...first, message: first.message.replace(MAY_BUILD, () => listOf(files)) } : [];
  });
  return joined(single, text);
}

/** Lines at most that far apart are one place: a command, or a list. */
const SAME_PLACE = 3;

/** Joins the caveats of one place that differ only in the argument. */
function joined(caveats: readonly CompanionCaveat[], text: string): readonly CompanionCaveat[] {
  const groups = groupBy(caveats, (caveat) => (nameIn(caveat) === undefined ? caveat : caveat.message.replaceAll(nameIn(caveat) ?? '', '\0')));
  return [...groups.values()].flatMap((alike) => {
    const places: CompanionCaveat[][] = [];
    let last = Number.NEGATIVE_INFINITY;
    for (const caveat of [...alike].sort((a, b) => startOf(a) - startOf(b))) {
      const line = lineAt(text, startOf(caveat));
      const place = places.at(-1);
      // the same argument a second time is another call
      if (place && line - last <= SAME_PLACE && !place.some((one) => nameIn(one) === nameIn(caveat))) place.push(caveat);
      else places.push([caveat]);
      last = line;
    }
    return places.flatMap(asOne);
  });
}

function startOf({ range }: CompanionCaveat): number {
  return range?.start ?? 0;
}

/** The argument that a caveat is about, if it can be joined with others. */
function nameIn({ joins, breaks, message, range }: CompanionCaveat): string | undefined {
  const [name, ...others] = joins && range ? (breaks?.names ?? []) : [];
  return name !== undefined && others.length === 0 && message.includes(name) ? name : undefined;
}

function asOne(caveats: readonly CompanionCaveat[]): readonly CompanionCaveat[] {
  const [first, ...others] = caveats;
  const name = first && nameIn(first);
  if (!first || others.length === 0 || name === undefined || !first.breaks) return caveats;
  const names = caveats.flatMap((one) => nameIn(one) ?? []);
  const suggestions = [...new Set(caveats.flatMap(({ suggestion }) => suggestion ?? []))];
  const areOptions = suggestions.every((one) => /^--[^\n]*$/.test(one));
  return [
    {
      ...first,
      message: first.message.replaceAll(name, () => names.join(', ')).replace(/\bthat argument\b/, 'those arguments'),
      suggestion: suggestions.length > 0 ? suggestions.join(areOptions ? ' ' : '\n') : undefined,
      breaks: { ...first.breaks, names },
    },
  ];
}

function listOf(files: readonly string[]): string {
  return files.length < 2 ? files.join('') : `${files.slice(0, -1).join(', ')} or ${files.at(-1)}`;
}
