import type { JoinedText } from '../joined-text.ts';
import { toFileRange } from '../joined-text.ts';
import { topLevelMembers, tryParse } from './tree.ts';
import type { ListItem, Script } from './types.ts';
import { walkScript } from './walker.ts';

/** How a script is run. */
export interface ScriptOptions {
  /** The shell runs with `-u`. */
  readonly nounset?: boolean;
}

/**
 * Takes a script in the grammar of POSIX shells or Bash apart. Never throws: what cannot be read leaves `ok` false, and the parts that
 * could be read are there. Ranges are document ranges, through the map of `source`.
 */
export function parseScript(source: JoinedText, options: ScriptOptions = {}): Script {
  const range = toFileRange(source, { start: 0, end: source.text.length });
  const nounset = options.nounset === true;
  const ast = tryParse(source.text);
  if (!ast) return { source, ok: false, range, items: [], commands: [], reads: [], writes: new Set(), nounset };
  const members = topLevelMembers(ast);
  const { ok, commands, reads, writes, heredocEnds, indexOf, nounset: setsNounset } = walkScript(source, ast, members);
  const items = members.map((member): ListItem => {
    const itemRange = toFileRange(source, { start: member.node.pos, end: member.node.end });
    return { range: itemRange, operator: member.operator, operatorRange: itemRange, command: commands[indexOf.get(member.node) ?? -1], editable: ok };
  });
  return { source, ok, range, items: withOperatorRanges(items, heredocEnds), commands, reads, writes, nounset: nounset || setsNounset };
}

/** What joins two items starts after the item before, or after the heredoc bodies that stand between. */
function withOperatorRanges(items: readonly ListItem[], heredocEnds: readonly number[]): ListItem[] {
  const ends = [...heredocEnds].sort((a, b) => a - b);
  let previousEnd = items[0]?.range.start ?? 0;
  let next = 0;
  return items.map((item, index) => {
    let start = index === 0 ? item.range.start : previousEnd;
    for (; next < ends.length && (ends[next] ?? 0) <= item.range.start; next++) start = Math.max(start, ends[next] ?? 0);
    previousEnd = item.range.end;
    return { ...item, operatorRange: { start: Math.min(start, item.range.start), end: item.range.start } };
  });
}
