import type { Edit } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import { hasBrackets, insertFlow, type NewChild, removeFlow } from './flow.ts';
import { at, childrenOf, columnOf, endsLine, isOwnLine, lineEnd, lineStart, nextLine, type YamlCollection } from './lines.ts';
import { renderBlock, renderFlow, renderItem, renderPair, renderScalar, type YamlStyle } from './style.ts';
import type { YamlItem, YamlMap, YamlNode, YamlPair, YamlTree, YamlValue } from './tree.ts';

/** The comments in a range that have a line of their own. */
function lineComments(tree: YamlTree, range: Range): readonly Range[] {
  return tree.comments.filter(
    (comment) =>
      range.start <= comment.start && comment.end <= range.end && /^[ \t]*$/.test(tree.text.slice(lineStart(tree.text, comment.start), comment.start)),
  );
}

function linesOf(tree: YamlTree, comments: readonly Range[], indent: number, eol: string): string {
  return comments.map((comment) => `${' '.repeat(indent)}${tree.text.slice(comment.start, comment.end)}${eol}`).join('');
}

/**
 * The edits that remove child `index` of `parent`. In a block: its lines and trailing comment; comment lines inside it stay. Undefined for the only child of
 * a block collection, which cannot be removed alone.
 */
export function removeChild(tree: YamlTree, parent: YamlCollection, index: number, style: YamlStyle): readonly Edit[] | undefined {
  const children = childrenOf(parent);
  const child = children[index];
  if (!child) return undefined;
  if (parent.style === 'flow') return removeFlow(tree, parent, index);
  if (children.length === 1 || !endsLine(tree.text, child.range.end)) return undefined;
  const { text } = tree;
  const end = nextLine(text, child.range.end);
  if (!isOwnLine(text, child.range.start)) {
    const next = children[index + 1];
    if (!next) return undefined;
    const kept = lineComments(tree, { start: child.range.start, end: next.range.start });
    // the next child moves up to the dash, unless comments stand between the two
    if (kept.length === 0) return [{ range: { start: child.range.start, end: next.range.start }, text: '' }];
    const before = /[ \t]*$/.exec(text.slice(0, child.range.start))?.[0].length ?? 0;
    const inner = linesOf(tree, lineComments(tree, child.range), columnOf(text, child.range.start), style.eol);
    return [{ range: { start: child.range.start - before, end: end }, text: `${style.eol}${inner}` }];
  }
  const start = lineStart(text, child.range.start);
  const kept = linesOf(tree, lineComments(tree, child.range), columnOf(text, child.range.start), style.eol);
  // keeps the text without a final line ending
  if (end === text.length && !text.endsWith('\n') && kept === '') return [{ range: { start: lineEnd(text, start - 1), end }, text: '' }];
  // removes one blank line if two would meet, or if the text would start with one
  const blank = /^[ \t]*\r?\n/.exec(text.slice(end))?.[0].length ?? 0;
  const apart = kept === '' && (start === 0 || /\n[ \t]*\r?\n$/.test(text.slice(0, start)));
  return [{ range: { start, end: apart ? end + blank : end }, text: kept }];
}

/** The offset after a child of a block collection: after its line and the deeper-indented comment lines that belong to it. */
function afterBlockChild(tree: YamlTree, child: YamlPair | YamlItem): number | undefined {
  const { text } = tree;
  if (!endsLine(text, child.range.end)) return undefined;
  const column = columnOf(text, child.range.start);
  let at = nextLine(text, child.range.end);
  for (let line = at; line < text.length; line = nextLine(text, line)) {
    const indent = /^( *)(#)?/.exec(text.slice(line, lineEnd(text, line)));
    if (indent?.[2] === undefined || (indent[1]?.length ?? 0) <= column) break;
    at = nextLine(text, line);
  }
  return at;
}

/** Whether blank lines separate the children, so that a new child needs one too. */
function hasBlankLines(tree: YamlTree, parent: YamlCollection, isRoot: boolean): boolean {
  const children = childrenOf(parent);
  const gaps = children.slice(1).map((child, index) => /\n[ \t]*\r?\n/.test(tree.text.slice(children[index]?.range.end, child.range.start)));
  if (isRoot) return gaps.length === 0 || gaps.some((gap) => gap);
  return gaps.length > 0 && gaps.every((gap) => gap);
}

/** Whether a text holds comments, and nothing else but blank lines. */
function isOnlyComments(text: string): boolean {
  return text.includes('#') && text.split('\n').every((line) => /^[ \t]*(?:#.*)?\r?$/.test(line));
}

/** The edit that inserts a child into `parent`. Undefined if that is not possible, e.g. because of a tab in the indent. */
export function insertChild(tree: YamlTree, parent: YamlCollection, child: NewChild, style: YamlStyle, isRoot: boolean): readonly Edit[] | undefined {
  const { after, key, value } = child;
  if (parent.style === 'flow') return insertFlow(tree, parent, child, style);
  const { text } = tree;
  const children = childrenOf(parent);
  const sibling = children[Math.max(0, after)];
  if (!sibling) return undefined;
  const column = columnOf(text, sibling.range.start);
  const start = lineStart(text, sibling.range.start);
  if (text.slice(start, sibling.range.start).includes('\t')) return undefined;
  const indent = ' '.repeat(column);
  const rendered = parent.kind === 'map' ? renderPair(key, value, column, style) : renderItem(value, column, style);
  const gap = hasBlankLines(tree, parent, isRoot) ? style.eol : '';
  if (after < 0) {
    const own = isOwnLine(text, sibling.range.start);
    return [{ range: at(own ? start : sibling.range.start), text: own ? `${indent}${rendered}${style.eol}${gap}` : `${rendered}${style.eol}${gap}${indent}` }];
  }
  const behind = afterBlockChild(tree, sibling);
  if (behind === undefined) return undefined;
  // comments at the end of the text may belong to the last child
  const place = isRoot && after === children.length - 1 && isOnlyComments(text.slice(behind)) ? text.length : behind;
  if (place === text.length && !text.endsWith('\n')) return [{ range: at(place), text: `${style.eol}${gap}${indent}${rendered}` }];
  const isApart = gap !== '' && /\n[ \t]*\r?\n$/.test(text.slice(0, place));
  return [{ range: at(place), text: `${isApart ? '' : gap}${indent}${rendered}${style.eol}` }];
}

/** The edit that gives a key without a value its first child. */
export function fillEmpty(tree: YamlTree, pair: YamlPair, value: YamlValue, style: YamlStyle): readonly Edit[] | undefined {
  const { text } = tree;
  if (pair.value.kind !== 'scalar' || pair.value.style !== 'empty') return undefined;
  const rendered = renderBlock(value, columnOf(text, pair.range.start), style);
  const place = rendered.startsWith(' ') ? pair.value.range.start : lineEnd(text, pair.value.range.start);
  if (!endsLine(text, pair.value.range.start)) return undefined;
  return [{ range: at(place), text: rendered }];
}

/** The edit that replaces the value of a pair, or the whole pair. Comment lines inside the old value are kept below the new key. */
export function replacePair(
  tree: YamlTree,
  parent: YamlMap,
  pair: YamlPair,
  [key, value]: readonly [key: string, value: YamlValue],
  style: YamlStyle,
): readonly Edit[] | undefined {
  const { text } = tree;
  const sameKey = key === pair.name && pair.range.start === pair.key.range.start;
  const keyText = sameKey ? text.slice(pair.key.range.start, pair.key.range.end) : renderScalar(key, style.keys, parent.style === 'flow');
  if (parent.style === 'flow') return hasBrackets(tree, parent) ? [{ range: pair.range, text: `${keyText}: ${renderFlow(value, style)}` }] : undefined;
  const column = columnOf(text, pair.range.start);
  const kept = lineComments(tree, pair.range);
  const rendered = renderBlock(value, column, style);
  if (kept.length === 0) return [{ range: pair.range, text: `${keyText}:${rendered}` }];
  const firstLine = rendered.indexOf(style.eol);
  if (firstLine !== 0) return undefined;
  const inner = /^ */.exec(rendered.slice(style.eol.length))?.[0].length ?? 0;
  return [{ range: pair.range, text: `${keyText}:${style.eol}${linesOf(tree, kept, inner, style.eol)}${rendered.slice(style.eol.length)}` }];
}

/** The edits that move the value of a pair, a scalar or an alias, into a new mapping under `key`, keeping its spelling and the comment after it. */
export function nestScalar(tree: YamlTree, parent: YamlMap, pair: YamlPair, key: string, style: YamlStyle): readonly Edit[] | undefined {
  const { value } = pair;
  if (value.kind !== 'alias' && (value.kind !== 'scalar' || value.style === 'empty' || value.style === 'literal' || value.style === 'folded')) return undefined;
  const name = value.kind === 'alias' ? key : renderScalar(key, style.keys, parent.style === 'flow');
  if (parent.style === 'flow') {
    return [
      { range: at(value.range.start), text: `{${style.padded ? ' ' : ''}${name}: ` },
      { range: at(value.range.end), text: style.padded ? ' }' : '}' },
    ];
  }
  const blank = /[ \t]*$/.exec(tree.text.slice(0, value.range.start))?.[0].length ?? 0;
  const indent = ' '.repeat(columnOf(tree.text, pair.range.start) + style.step);
  return [{ range: { start: value.range.start - blank, end: value.range.start }, text: `${style.eol}${indent}${name}: ` }];
}

/** The edit that replaces the text of a scalar. Keeps its quotes if they can hold the new text. */
export function replaceScalar(tree: YamlTree, node: YamlNode, value: string, inFlow: boolean): readonly Edit[] | undefined {
  if (node.kind !== 'scalar' || node.style === 'empty') return undefined;
  if (node.style === 'literal' || node.style === 'folded') return undefined;
  return tree.text.slice(node.range.start, node.range.end) === node.source ? [{ range: node.range, text: renderScalar(value, node.style, inFlow) }] : undefined;
}
