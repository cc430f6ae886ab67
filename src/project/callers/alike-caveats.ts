import { doubtful } from '../../companions/doubt.ts';
import type { CompanionCaveat } from '../../companions/types.ts';
import { groupBy } from '../../text/groups.ts';
import { lineAt } from '../../text/range.ts';

/**
 * Returns the caveats about a file without repetitions. Of those that differ only in the Dockerfile which the same place may build, one names all; the same for
 * those of neighbouring lines that differ only in the argument. `text`: the file that the ranges refer to.
 */
export function withoutAlike(caveats: readonly CompanionCaveat[], text: string): readonly CompanionCaveat[] {
  const groups = groupBy(caveats, ({ range, message, doubt, suggestion }) =>
    keyOf([range?.start, doubt ? { ...doubt, dockerfiles: [] } : message, suggestion]),
  );
  const single = [...groups.values()].flatMap((alike) => {
    const [first] = alike;
    const dockerfiles = [...new Set(alike.flatMap(({ doubt }) => doubt?.dockerfiles ?? []))];
    return first ? { ...first, ...(first.doubt ? doubtful({ ...first.doubt, dockerfiles }) : {}) } : [];
  });
  return joined(single, text);
}

function keyOf(parts: readonly unknown[]): string {
  return JSON.stringify(parts);
}

/** Lines at most that far apart are one place: a command, or a list. */
const SAME_PLACE = 3;

/** Joins the doubts of one place that differ only in the argument. */
function joined(caveats: readonly CompanionCaveat[], text: string): readonly CompanionCaveat[] {
  const groups = groupBy(caveats, (caveat) => (nameIn(caveat) === undefined ? caveat : keyOf([{ ...caveat.doubt, names: [] }])));
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
function nameIn({ joins, breaks, doubt, range }: CompanionCaveat): string | undefined {
  const [name, ...others] = joins && range && breaks ? (doubt?.names ?? []) : [];
  return others.length === 0 ? name : undefined;
}

function asOne(caveats: readonly CompanionCaveat[]): readonly CompanionCaveat[] {
  const [first, ...others] = caveats;
  if (!first?.doubt || others.length === 0 || !first.breaks) return caveats;
  const names = caveats.flatMap(({ doubt }) => doubt?.names ?? []);
  const suggestions = [...new Set(caveats.flatMap(({ suggestion }) => suggestion ?? []))];
  const areOptions = suggestions.every((one) => /^--[^\n]*$/.test(one));
  return [
    {
      ...first,
      ...doubtful({ ...first.doubt, names }),
      suggestion: suggestions.length > 0 ? suggestions.join(areOptions ? ' ' : '\n') : undefined,
      breaks: { ...first.breaks, names },
    },
  ];
}
