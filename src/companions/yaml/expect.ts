import type { YamlNode, YamlPath, YamlValue } from './tree.ts';

/**
 * The content of a text without its offsets, to compare the result of an edit with the request. `exact` is a scalar or alias with its spelling;
 * `text` is a scalar written by an edit, whose quotes do not matter. `props` are anchor and tag.
 */
export type Structure =
  | { readonly kind: 'exact'; readonly spelling: string }
  | { readonly kind: 'text'; readonly value: string | boolean }
  | { readonly kind: 'map'; readonly props: string; readonly entries: readonly (readonly [Structure, Structure])[] }
  | { readonly kind: 'seq'; readonly props: string; readonly items: readonly Structure[] };

/** The effect of an editor operation on the structure. */
export type Expected =
  | { readonly remove: YamlPath }
  | { readonly nest: YamlPath; readonly key: string }
  | { readonly insert: YamlPath; readonly at: number; readonly key: string | undefined; readonly value: YamlValue }
  /** `key`: the new key; undefined keeps the old one (required for an item of a list). */
  | { readonly replace: YamlPath; readonly key: string | undefined; readonly value: YamlValue };

/** The structure of a node. */
export function structureOf(node: YamlNode): Structure {
  const props = `${node.anchor ?? ''} ${node.tag ?? ''}`;
  if (node.kind === 'map') return { kind: 'map', props, entries: node.pairs.map((pair) => [structureOf(pair.key), structureOf(pair.value)]) };
  if (node.kind === 'seq') return { kind: 'seq', props, items: node.items.map((item) => structureOf(item.value)) };
  if (node.kind === 'alias') return { kind: 'exact', spelling: `*${node.name} ${props}` };
  return { kind: 'exact', spelling: JSON.stringify([node.style, node.source, node.value, props]) };
}

function structureOfValue(value: YamlValue): Structure {
  if (typeof value === 'string' || typeof value === 'boolean') return { kind: 'text', value };
  if (isList(value)) return { kind: 'seq', props: ' ', items: value.map(structureOfValue) };
  return { kind: 'map', props: ' ', entries: Object.entries(value).map(([key, one]) => [{ kind: 'text', value: key }, structureOfValue(one)]) };
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}

/** Returns the structure after an operation. If the path does not exist, returns it unchanged, so that the comparison with the text fails. */
export function expect(structure: Structure, expected: Expected): Structure {
  if ('remove' in expected) return change(structure, expected.remove.slice(0, -1), (parent) => without(parent, expected.remove.at(-1)));
  if ('insert' in expected)
    return change(structure, expected.insert, (parent) => withChild(parent, expected.at, expected.key, structureOfValue(expected.value)));
  if ('nest' in expected)
    return change(structure, expected.nest, (value) => ({ kind: 'map', props: ' ', entries: [[{ kind: 'text', value: expected.key }, value]] }));
  const step = expected.replace.at(-1);
  return change(structure, expected.replace.slice(0, -1), (parent) => withReplaced(parent, step, expected.key, structureOfValue(expected.value)));
}

function stepIndex(structure: Structure, step: string | number | undefined): number {
  if (typeof step === 'number') return step;
  if (structure.kind !== 'map') return -1;
  return structure.entries.findIndex(([key]) => keyName(key) === step);
}

function keyName(key: Structure): string | undefined {
  if (key.kind === 'text') return String(key.value);
  if (key.kind !== 'exact' || !key.spelling.startsWith('[')) return undefined;
  const [style, source, value]: unknown[] = JSON.parse(key.spelling);
  return style === 'plain' ? String(source) : String(value ?? '');
}

function change(structure: Structure, path: YamlPath, make: (parent: Structure) => Structure): Structure {
  const [step, ...rest] = path;
  if (step === undefined) return make(structure);
  const index = stepIndex(structure, step);
  if (structure.kind === 'map')
    return { ...structure, entries: structure.entries.map(([key, value], at) => (at === index ? [key, change(value, rest, make)] : [key, value])) };
  if (structure.kind === 'seq') return { ...structure, items: structure.items.map((item, at) => (at === index ? change(item, rest, make) : item)) };
  return structure;
}

function without(parent: Structure, step: string | number | undefined): Structure {
  const index = stepIndex(parent, step);
  if (parent.kind === 'map') return { ...parent, entries: parent.entries.filter((_, at) => at !== index) };
  if (parent.kind === 'seq') return { ...parent, items: parent.items.filter((_, at) => at !== index) };
  return parent;
}

function withChild(parent: Structure, at: number, key: string | undefined, value: Structure): Structure {
  if (parent.kind === 'map' && key !== undefined)
    return { ...parent, entries: [...parent.entries.slice(0, at), [{ kind: 'text', value: key }, value], ...parent.entries.slice(at)] };
  if (parent.kind === 'seq' && key === undefined) return { ...parent, items: [...parent.items.slice(0, at), value, ...parent.items.slice(at)] };
  return parent;
}

function withReplaced(parent: Structure, step: string | number | undefined, key: string | undefined, value: Structure): Structure {
  const index = stepIndex(parent, step);
  if (parent.kind === 'map') {
    return {
      ...parent,
      entries: parent.entries.map(([oldKey, old], at) =>
        at === index ? [key === undefined || key === keyName(oldKey) ? oldKey : { kind: 'text', value: key }, value] : [oldKey, old],
      ),
    };
  }
  if (parent.kind === 'seq') return { ...parent, items: parent.items.map((item, at) => (at === index ? value : item)) };
  return parent;
}

/** Whether two structures are equal. */
export function matches(expected: Structure, actual: Structure): boolean {
  if (expected.kind === 'text') {
    if (actual.kind !== 'exact' || !actual.spelling.startsWith('[')) return false;
    const [, source, value]: unknown[] = JSON.parse(actual.spelling);
    // a merge key has no value
    return value === expected.value || (expected.value === '<<' && source === '<<');
  }
  if (expected.kind === 'exact') return actual.kind === 'exact' && actual.spelling === expected.spelling;
  if (expected.kind === 'map') {
    if (actual.kind !== 'map' || actual.props !== expected.props || actual.entries.length !== expected.entries.length) return false;
    return expected.entries.every(([key, value], index) => {
      const entry = actual.entries[index];
      return entry !== undefined && matches(key, entry[0]) && matches(value, entry[1]);
    });
  }
  if (actual.kind !== 'seq' || actual.props !== expected.props || actual.items.length !== expected.items.length) return false;
  return expected.items.every((item, index) => {
    const other = actual.items[index];
    return other !== undefined && matches(item, other);
  });
}
