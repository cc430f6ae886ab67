import { Composer, type CST, isAlias, isMap, isPair, isScalar, isSeq, type Node, type ParsedNode, Parser, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Range } from '../../text/range.ts';

/** A value to write: text, list or mapping. */
export type YamlValue = string | boolean | readonly YamlValue[] | { readonly [key: string]: YamlValue };

/** Keys of mappings and indexes of lists, from the root. Aliases and merge keys are not followed. */
export type YamlPath = readonly (string | number)[];

interface NodeBase {
  /** The node without its anchor and tag; for a block collection from its first key or dash to the end of its last value. No trailing comment. */
  readonly range: Range;
  /** `&name` in front of it. */
  readonly anchor: string | undefined;
  /** `!reset`, `!!str` … as written. */
  readonly tag: string | undefined;
}

export interface YamlScalar extends NodeBase {
  readonly kind: 'scalar';
  /** As YAML 1.2 reads it; null also for an empty place. */
  readonly value: string | number | boolean | null;
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'empty';
  /** The text in the file; '' for an empty place. For a literal or folded scalar it starts at its header. */
  readonly source: string;
}

/** `*name`. */
export interface YamlAlias extends NodeBase {
  readonly kind: 'alias';
  readonly name: string;
  readonly source: string;
}

export interface YamlPair {
  /** The key's text; '' for a key that is not a scalar. */
  readonly name: string;
  readonly key: YamlNode;
  readonly value: YamlNode;
  /** From the key (its anchor, tag or `?`) to the end of the value. */
  readonly range: Range;
}

export interface YamlMap extends NodeBase {
  readonly kind: 'map';
  readonly style: 'block' | 'flow';
  readonly pairs: readonly YamlPair[];
}

export interface YamlItem {
  readonly value: YamlNode;
  /** From the dash (block) or the value's anchor or tag (flow) to the end of the value. */
  readonly range: Range;
}

export interface YamlSeq extends NodeBase {
  readonly kind: 'seq';
  readonly style: 'block' | 'flow';
  readonly items: readonly YamlItem[];
}

export type YamlNode = YamlScalar | YamlAlias | YamlMap | YamlSeq;

/** A scalar as text; undefined for anything else and for an empty place. */
export function textOf(node: YamlNode | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : undefined;
}

/** A parsed YAML or JSON text. All ranges are offsets into `text`. */
export interface YamlTree {
  readonly text: string;
  /** The root of every document in it; an empty scalar for an empty document. */
  readonly roots: readonly YamlNode[];
  /** Every comment, from its `#` (or `//`) to the end of the line. */
  readonly comments: readonly Range[];
}

/** Why a text could not be parsed, in one line, and where. */
export interface YamlProblem {
  readonly problem: string;
  readonly range: Range;
}

/** Replaces `// …` and `/* … *\/` outside of strings by spaces, so that a JSON file with comments keeps its offsets. */
function blankComments(text: string, comments: Range[]): string {
  return text.replace(/"(?:[^"\\\n]|\\.)*"|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g, (match: string, at: number) => {
    if (match.startsWith('"')) return match;
    comments.push({ start: at, end: at + match.length });
    return match.replace(/[^\r\n]/g, ' ');
  });
}

function collectComments(token: unknown, into: Range[]): void {
  if (Array.isArray(token)) {
    for (const one of token) collectComments(one, into);
  } else if (typeof token === 'object' && token !== null) {
    if (
      'type' in token &&
      token.type === 'comment' &&
      'offset' in token &&
      'source' in token &&
      typeof token.offset === 'number' &&
      typeof token.source === 'string'
    ) {
      into.push({ start: token.offset, end: token.offset + token.source.length });
      return;
    }
    for (const one of Object.values(token)) if (typeof one === 'object') collectComments(one, into);
  }
}

/**
 * Parses YAML (all documents of the text) or JSON, with or without comments. Returns the problem if the text is invalid: bad syntax, a duplicate key, an
 * unknown alias. Never throws.
 */
export function readYaml(text: string, language: 'yaml' | 'json' = 'yaml'): YamlTree | YamlProblem {
  const comments: Range[] = [];
  const source = language === 'json' ? blankComments(text, comments) : text;
  if (isTooDeep(source)) return { problem: 'it is nested too deeply', range: { start: 0, end: 0 } };
  try {
    const tokens = [...new Parser().parse(source)];
    const documents = [...new Composer({ keepSourceTokens: true, merge: true }).compose(tokens)];
    for (const document of documents) {
      const error = document.errors[0];
      if (error)
        return { problem: error.message.split('\n')[0]?.replace(/ at line .*$/, '') ?? 'not valid YAML', range: { start: error.pos[0], end: error.pos[1] } };
    }
    collectComments(tokens, comments);
    comments.sort((a, b) => a.start - b.start);
    const reader = new Reader(text);
    const roots = documents.map((document) => reader.root(document.contents));
    return reader.problem ?? { text, roots, comments };
  } catch (error) {
    return { problem: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'not readable', range: { start: 0, end: 0 } };
  }
}

/** Deeper nesting is not parsed: near the end of the stack, compiling a RegExp ends the process, and no error can be caught. */
const DEEPEST = 200;
/** The start of a line that is nested as deep, at two characters for each level. */
const DEEP_LINE = new RegExp(`^[ \\t-]{${2 * DEEPEST}}`, 'm');
/** The start of a line with so many collections: `- ? &a !b - x`. */
const DEEP_START = new RegExp(`^[ \\t]*(?:(?:[-?:]|[&!]\\S*)[ \\t]+){${DEEPEST}}`, 'm');

/** Whether brackets or block collections are nested too deeply; brackets in strings count as well. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > DEEPEST) return true;
  }
  return DEEP_LINE.test(text) || DEEP_START.test(text);
}

const STYLES: { readonly [type: string]: YamlScalar['style'] } = {
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

/** Turns the nodes of the `yaml` package into ours. */
class Reader {
  readonly #text: string;
  /** The anchors of the document so far: an alias can refer only to an earlier one. */
  #anchors = new Set<string>();
  problem: YamlProblem | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  root(node: Node | null | undefined): YamlNode {
    this.#anchors = new Set();
    return this.node(node, this.#text.length, []);
  }

  /** `at`: where the node would stand if it is empty. `props`: the tokens before it, which hold its anchor and tag. */
  node(node: Node | ParsedNode | null | undefined, at: number, props: readonly CST.SourceToken[]): YamlNode {
    const tag = props.find((token) => token.type === 'tag')?.source ?? this.#ownTag(node);
    const anchor = node && 'anchor' in node ? node.anchor : undefined;
    const [start, end] = node?.range ?? [at, at];
    const base = { anchor, tag };
    if (anchor) this.#anchors.add(anchor);
    if (isAlias(node) && !this.#anchors.has(node.source)) this.problem ??= { problem: `the alias *${node.source} has no anchor`, range: { start, end } };
    if (isAlias(node)) return { ...base, kind: 'alias', name: node.source, source: this.#text.slice(start, end), range: { start, end } };
    if (isMap(node)) return this.#map(node, start, end, base);
    if (isSeq(node)) return this.#seq(node, start, end, base);
    if (!isScalar(node) || (start === end && node.source === ''))
      return { ...base, kind: 'scalar', value: null, style: 'empty', source: '', range: { start: at, end: at } };
    const style = STYLES[node.type ?? ''] ?? 'plain';
    const range = { start, end: this.#scalarEnd(style, start, end) };
    const { value } = node;
    const read = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
    return { ...base, kind: 'scalar', value: read, style, source: this.#text.slice(range.start, range.end), range };
  }

  /** A tag that the composer keeps on a node whose property tokens we were not given. */
  #ownTag(node: Node | ParsedNode | null | undefined): string | undefined {
    const tag = node && 'tag' in node ? node.tag : undefined;
    return typeof tag === 'string' && tag.startsWith('!') ? tag : undefined;
  }

  /** A block scalar ends before its last line break, and before the blank lines after it unless `+` keeps them. */
  #scalarEnd(style: YamlScalar['style'], start: number, end: number): number {
    if (style !== 'literal' && style !== 'folded') return end;
    const source = this.#text.slice(start, end);
    const header = /^.*/.exec(source)?.[0] ?? '';
    const trimmed = /^[|>][0-9]*\+/.test(header) ? source.replace(/\r?\n$/, '') : source.trimEnd();
    return start + Math.max(trimmed.length, header.length);
  }

  #map(map: YAMLMap, start: number, end: number, base: { anchor: string | undefined; tag: string | undefined }): YamlMap {
    const pairs = map.items
      .filter((pair) => isPair(pair))
      .map((pair): YamlPair => {
        const { start: before, sep } = tokensOf(pair.srcToken);
        const key = this.node(isNode(pair.key) ? pair.key : null, start, before);
        const colon = sep.find((token) => token.type === 'map-value-ind');
        const after = colon ? colon.offset + colon.source.length : key.range.end;
        const value = this.node(isNode(pair.value) ? pair.value : null, after, sep);
        const first = before.find((token) => token.type === 'explicit-key-ind' || token.type === 'anchor' || token.type === 'tag');
        const name = key.kind !== 'scalar' ? '' : key.style === 'plain' ? key.source : String(key.value ?? '');
        return { name, key, value, range: { start: first?.offset ?? key.range.start, end: Math.max(after, value.range.end, propsEnd(sep)) } };
      });
    const style = map.srcToken?.type === 'block-map' ? 'block' : 'flow';
    return { ...base, kind: 'map', style, pairs, range: { start, end: style === 'flow' ? end : (pairs.at(-1)?.range.end ?? end) } };
  }

  #seq(seq: YAMLSeq, start: number, end: number, base: { anchor: string | undefined; tag: string | undefined }): YamlSeq {
    const tokens = itemTokens(seq.srcToken);
    const items = seq.items.map((item, index): YamlItem => {
      const before = tokens[index]?.start ?? [];
      const dash = before.find((token) => token.type === 'seq-item-ind');
      const value = this.node(isNode(item) ? item : null, dash ? dash.offset + 1 : start, before);
      const first = dash ?? before.find((token) => token.type === 'anchor' || token.type === 'tag');
      return { value, range: { start: first?.offset ?? value.range.start, end: Math.max(value.range.end, propsEnd(before)) } };
    });
    const style = seq.srcToken?.type === 'block-seq' ? 'block' : 'flow';
    return { ...base, kind: 'seq', style, items, range: { start, end: style === 'flow' ? end : (items.at(-1)?.range.end ?? end) } };
  }
}

function isNode(value: unknown): value is Node {
  return isScalar(value) || isAlias(value) || isMap(value) || isSeq(value);
}

interface ItemTokens {
  readonly start: readonly CST.SourceToken[];
  readonly sep: readonly CST.SourceToken[];
}

function tokensOf(item: CST.CollectionItem | undefined): ItemTokens {
  return { start: item?.start ?? [], sep: item?.sep ?? [] };
}

function itemTokens(token: CST.Token | undefined): readonly ItemTokens[] {
  return token && 'items' in token ? token.items.map((item) => tokensOf(item)) : [];
}

function propsEnd(tokens: readonly CST.SourceToken[]): number {
  return Math.max(
    0,
    ...tokens
      .filter((token) => token.type === 'anchor' || token.type === 'tag' || token.type === 'seq-item-ind')
      .map((token) => token.offset + token.source.length),
  );
}
