import type { Edit } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import { at, childrenOf, endsLine, isOwnLine, lineEnd, lineStart, nextLine, type YamlCollection } from './lines.ts';
import { renderFlow, renderScalar, type YamlStyle } from './style.ts';
import type { YamlTree, YamlValue } from './tree.ts';

/** The comma between two offsets, outside of comments. */
function commaBetween(tree: YamlTree, start: number, end: number): number | undefined {
  for (let at = tree.text.indexOf(',', start); at >= 0 && at < end; at = tree.text.indexOf(',', at + 1)) {
    if (!tree.comments.some((comment) => comment.start <= at && at < comment.end)) return at;
  }
  return undefined;
}

/** Whether a flow collection has its own brackets; a single pair in a list may have none. */
export function hasBrackets(tree: YamlTree, parent: YamlCollection): boolean {
  return /^[[{][\s\S]*[\]}]$/.test(tree.text.slice(parent.range.start, parent.range.end));
}

/** The edits that remove a child of a flow collection. */
export function removeFlow(tree: YamlTree, parent: YamlCollection, index: number): readonly Edit[] | undefined {
  if (!hasBrackets(tree, parent)) return undefined;
  const children = childrenOf(parent);
  const child = children[index];
  const previous = children[index - 1];
  const next = children[index + 1];
  if (!child) return undefined;
  const commented = (range: Range): boolean => tree.comments.some((comment) => range.start <= comment.start && comment.end <= range.end);
  const inside = { start: parent.range.start + 1, end: parent.range.end - 1 };
  if (!previous && !next) {
    if (commented(inside)) return undefined;
    return [{ range: inside, text: '' }];
  }
  const line = removeFlowLine(tree, child.range, previous?.range.end);
  if (line) return line;
  const range = next ? { start: child.range.start, end: next.range.start } : { start: previous?.range.end ?? child.range.start, end: child.range.end };
  if (!commented(range)) return [{ range, text: '' }];
  const comma = next ? commaBetween(tree, child.range.end, next.range.start) : commaBetween(tree, previous?.range.end ?? 0, child.range.start);
  if (comma === undefined) return undefined;
  return [
    { range: child.range, text: '' },
    { range: { start: comma, end: comma + 1 }, text: '' },
  ];
}

/** Removes a child of a flow collection that fills its lines, with its comma and trailing comment. `previous`: end offset of the child before. */
function removeFlowLine(tree: YamlTree, child: Range, previous: number | undefined): readonly Edit[] | undefined {
  const { text } = tree;
  const start = lineStart(text, child.start);
  const end = nextLine(text, child.end);
  const comment = tree.comments.find((one) => one.start >= child.end && one.start < end);
  const rest = text.slice(child.end, comment?.start ?? end);
  if (!/^[ \t]*$/.test(text.slice(start, child.start)) || !/^[ \t]*,?[ \t\r\n]*$/.test(rest) || (comment && nextLine(text, comment.end) !== end))
    return undefined;
  const own = { range: { start, end }, text: '' };
  if (rest.includes(',') || previous === undefined) return [own];
  // the last child has no comma of its own: the comma of the child before it is removed
  const comma = commaBetween(tree, previous, child.start);
  return comma === undefined ? undefined : [{ range: { start: comma, end: comma + 1 }, text: '' }, own];
}

/** A child to insert after child `after` of a collection, or before all children with -1. In a list its key is empty. */
export interface NewChild {
  readonly after: number;
  readonly key: string;
  readonly value: YamlValue;
}

/** The edit that inserts a child into a flow collection. */
export function insertFlow(tree: YamlTree, parent: YamlCollection, { after, key, value }: NewChild, style: YamlStyle): readonly Edit[] | undefined {
  if (!hasBrackets(tree, parent)) return undefined;
  const children = childrenOf(parent);
  const { text } = tree;
  const rendered = parent.kind === 'map' ? `${renderScalar(key, style.keys, true)}: ${renderFlow(value, style)}` : renderFlow(value, style);
  const sibling = children[Math.max(0, after)];
  if (!sibling)
    return [
      {
        range: { start: parent.range.start + 1, end: parent.range.end - 1 },
        text: parent.kind === 'map' && style.keys !== 'double' ? ` ${rendered} ` : rendered,
      },
    ];
  const separator = isOwnLine(text.replaceAll('\t', ' '), sibling.range.start)
    ? `${style.eol}${text.slice(lineStart(text, sibling.range.start), sibling.range.start)}`
    : ' ';
  if (after < 0) return [{ range: at(sibling.range.start), text: `${rendered},${separator}` }];
  // an existing comma after the sibling stays, so that a trailing comma and its comment keep their line
  const comma = commaBetween(tree, sibling.range.end, children[after + 1]?.range.start ?? parent.range.end);
  if (comma === undefined) return [{ range: at(sibling.range.end), text: `,${separator}${rendered}` }];
  const place = separator === ' ' ? comma + 1 : Math.max(comma + 1, endsLine(text, comma + 1) ? lineEnd(text, comma) : comma + 1);
  return [{ range: at(place), text: `${separator}${rendered},` }];
}
