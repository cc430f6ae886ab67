import { applyEdits, type Edit } from '../../text/edit.ts';
import { type Expected, expect, matches, type Structure, structureOf } from './expect.ts';
import { childrenOf } from './lines.ts';
import { editsOf, originalOffset, type Piece, splicePieces } from './pieces.ts';
import { fillEmpty, insertChild, nestScalar, removeChild, replacePair, replaceScalar } from './splices.ts';
import { styleAround, type YamlStyle } from './style.ts';
import { readYaml, type YamlNode, type YamlPair, type YamlPath, type YamlProblem, type YamlTree, type YamlValue } from './tree.ts';

/** The position of an insertion: after a key or index, at the start, or at the end. */
export type Place = { readonly after: string | number } | 'first' | 'last';

/** The node at a path; undefined if there is none. */
export function nodeAt(root: YamlNode | undefined, path: YamlPath): YamlNode | undefined {
  return path.reduce<YamlNode | undefined>(
    (node, step) => (node?.kind === 'map' ? pairOf(node, step)?.value : node?.kind === 'seq' && typeof step === 'number' ? node.items[step]?.value : undefined),
    root,
  );
}

/** The pair of a mapping with that key, or by its index. */
export function pairOf(node: YamlNode | undefined, key: string | number): YamlPair | undefined {
  if (node?.kind !== 'map') return undefined;
  return typeof key === 'number' ? node.pairs[key] : node.pairs.find((pair) => pair.name === key);
}

/** The index of the child before a place, -1 for the start. Undefined if the place does not exist. */
function indexOf(parent: YamlNode, place: Place): number | undefined {
  if (parent.kind !== 'map' && parent.kind !== 'seq') return undefined;
  if (place === 'first') return -1;
  const { length } = childrenOf(parent);
  if (place === 'last') return length - 1;
  const { after } = place;
  const index = typeof after === 'number' ? after : parent.kind === 'map' ? parent.pairs.findIndex((pair) => pair.name === after) : -1;
  return index >= 0 && index < length ? index : undefined;
}

/**
 * Edits a YAML or JSON text in place, one operation at a time. Every operation splices text, parses the result and compares its structure (values, key order,
 * anchors, tags, the spelling of every scalar) with the requested one. At the first difference the editor gives up: it is then `failed` and has no edits.
 * Ranges and paths refer to the current text (`tree`), so read them again after an operation.
 */
export class YamlEditor {
  readonly #original: string;
  readonly #language: 'yaml' | 'json';
  #tree: YamlTree;
  /** The current text as pieces of the original and inserted texts; the edits are made from them. */
  #pieces: readonly Piece[];
  #failed = false;
  /** Index of the document that paths refer to, in a text with several (`---`). */
  document = 0;

  private constructor(text: string, tree: YamlTree, language: 'yaml' | 'json') {
    this.#original = text;
    this.#tree = tree;
    this.#language = language;
    this.#pieces = [{ start: 0, end: text.length }];
  }

  /** Returns an editor, or the problem if the text cannot be parsed. */
  static open(text: string, language: 'yaml' | 'json' = 'yaml'): YamlEditor | YamlProblem {
    const tree = readYaml(text, language);
    return 'problem' in tree ? tree : new YamlEditor(text, tree, language);
  }

  get tree(): YamlTree {
    return this.#tree;
  }

  get root(): YamlNode | undefined {
    return this.#tree.roots[this.document];
  }

  get failed(): boolean {
    return this.#failed;
  }

  /** The text as it is now. */
  get text(): string {
    return this.#tree.text;
  }

  /** All changes so far as edits of the original text; undefined after a failed operation. */
  edits(): readonly Edit[] | undefined {
    return this.#failed ? undefined : editsOf(this.#pieces, this.#original.length);
  }

  get(path: YamlPath): YamlNode | undefined {
    return nodeAt(this.root, path);
  }

  /** Maps an offset of the current text to the original. For new text: the nearest original offset. */
  originalOffset(offset: number): number {
    return originalOffset(this.#pieces, offset);
  }

  /** Removes a pair or an item, and every collection above it that becomes empty, except for the first `keep` steps of the path. */
  remove(path: YamlPath, keep = 0): boolean {
    let depth = path.length;
    while (depth - 1 > keep) {
      const parent = this.get(path.slice(0, depth - 1));
      if (!parent || (parent.kind !== 'map' && parent.kind !== 'seq') || childrenOf(parent).length !== 1) break;
      depth--;
    }
    const target = path.slice(0, depth);
    return this.#change(
      target.slice(0, -1),
      target.at(-1),
      (parent, index) => (parent.kind === 'map' || parent.kind === 'seq' ? removeChild(this.#tree, parent, index, this.#style(parent)) : undefined),
      { remove: target },
    );
  }

  /** Inserts `key: value` into the mapping at `path`; a key without a value becomes a mapping first. Fails if the key exists. */
  insertPair(path: YamlPath, key: string, value: YamlValue, place: Place = 'last'): boolean {
    const parent = this.get(path);
    if (parent?.kind === 'scalar' && parent.style === 'empty') return this.fill(path, { [key]: value });
    if (parent?.kind !== 'map' || pairOf(parent, key)) return this.#fail();
    const after = indexOf(parent, place);
    if (after === undefined) return this.#fail();
    return this.#apply(insertChild(this.#tree, parent, { after, key, value }, this.#style(parent), path.length === 0), {
      insert: path,
      at: after + 1,
      key,
      value,
    });
  }

  /** Inserts an item into the list at `path`; a key without a value becomes a list first. */
  insertItem(path: YamlPath, value: YamlValue, place: Place = 'last'): boolean {
    const parent = this.get(path);
    if (parent?.kind === 'scalar' && parent.style === 'empty') return this.fill(path, [value]);
    if (parent?.kind !== 'seq') return this.#fail();
    const after = indexOf(parent, place);
    if (after === undefined) return this.#fail();
    return this.#apply(insertChild(this.#tree, parent, { after, key: '', value }, this.#style(parent), path.length === 0), {
      insert: path,
      at: after + 1,
      key: undefined,
      value,
    });
  }

  /** Sets the value of the key at `path`, which has none. */
  fill(path: YamlPath, value: YamlValue): boolean {
    const pair = pairOf(this.get(path.slice(0, -1)), path.at(-1) ?? '');
    return pair ? this.#apply(fillEmpty(this.#tree, pair, value, this.#style(pair.value)), { replace: path, key: pair.name, value }) : this.#fail();
  }

  /** Replaces the pair at `path`. If the key is the same, only its value changes. Comment lines inside the old value stay. */
  replacePair(path: YamlPath, key: string, value: YamlValue): boolean {
    const parent = this.get(path.slice(0, -1));
    const pair = pairOf(parent, path.at(-1) ?? '');
    if (parent?.kind !== 'map' || !pair || (key !== pair.name && pairOf(parent, key))) return this.#fail();
    return this.#apply(replacePair(this.#tree, parent, pair, [key, value], this.#style(parent)), { replace: path, key, value });
  }

  /** Moves the scalar or alias at `path`, a value in a mapping, into a new mapping under `key`: `build: .` becomes `build: { context: . }`. */
  nest(path: YamlPath, key: string): boolean {
    const parent = this.get(path.slice(0, -1));
    const pair = pairOf(parent, path.at(-1) ?? '');
    if (parent?.kind !== 'map' || !pair) return this.#fail();
    return this.#apply(nestScalar(this.#tree, parent, pair, key, this.#style(parent)), { nest: path, key });
  }

  /** Runs operations as one: if one fails, all are undone. */
  attempt(operations: () => boolean): boolean {
    const [tree, pieces, failed] = [this.#tree, this.#pieces, this.#failed];
    if (operations() && !this.#failed) return true;
    this.#tree = tree;
    this.#pieces = pieces;
    this.#failed = failed;
    return false;
  }

  /** Replaces the text of the scalar at `path`, keeping its quotes. Not for literal and folded blocks: use `spliceScalar`. */
  setScalar(path: YamlPath, value: string): boolean {
    const node = this.get(path);
    const flow = path.some((_, index) => {
      const above = this.get(path.slice(0, index));
      return (above?.kind === 'map' || above?.kind === 'seq') && above.style === 'flow';
    });
    return node ? this.#apply(replaceScalar(this.#tree, node, value, flow), { replace: path, key: undefined, value }) : this.#fail();
  }

  /** Splices the source of the scalar at `path` (ranges in the current text, inside the scalar); it must then read as `value`. */
  spliceScalar(path: YamlPath, edits: readonly Edit[], value: string): boolean {
    const node = this.get(path);
    const inside =
      node?.kind === 'scalar' && edits.every((edit) => node.range.start <= edit.range.start && edit.range.end <= Math.max(node.range.end, node.range.start));
    return this.#apply(inside ? edits : undefined, { replace: path, key: undefined, value });
  }

  #style(parent: YamlNode): YamlStyle {
    return styleAround(this.#tree, this.root ?? parent, parent, this.#language);
  }

  #change(
    parentPath: YamlPath,
    step: string | number | undefined,
    make: (parent: YamlNode, index: number) => readonly Edit[] | undefined,
    expected: Expected,
  ): boolean {
    const parent = this.get(parentPath);
    const index = parent && step !== undefined ? indexOf(parent, { after: step }) : undefined;
    return parent && index !== undefined ? this.#apply(make(parent, index), expected) : this.#fail();
  }

  #fail(): false {
    this.#failed = true;
    return false;
  }

  #apply(edits: readonly Edit[] | undefined, expected: Expected): boolean {
    if (!edits || this.#failed) return this.#fail();
    const wanted = this.#tree.roots.map((root, index): Structure => (index === this.document ? expect(structureOf(root), expected) : structureOf(root)));
    const tree = readYaml(applyEdits(this.text, edits), this.#language);
    if (
      'problem' in tree ||
      tree.roots.length !== wanted.length ||
      !wanted.every((one, index) => tree.roots[index] !== undefined && matches(one, structureOf(tree.roots[index])))
    )
      return this.#fail();
    this.#pieces = splicePieces(this.#pieces, edits);
    this.#tree = tree;
    return true;
  }
}
