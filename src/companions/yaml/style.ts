import { columnOf } from './lines.ts';
import type { YamlNode, YamlTree, YamlValue } from './tree.ts';

export type Quoting = 'plain' | 'single' | 'double';

/** The style of the nodes around an insertion. */
export interface YamlStyle {
  readonly eol: string;
  /** Spaces of indent for one level. */
  readonly step: number;
  /** Spaces of indent for a list under a key; often 0. */
  readonly listStep: number;
  /** Whether flow mappings have spaces inside the braces. */
  readonly padded: boolean;
  readonly keys: Quoting;
  readonly values: Quoting;
}

/** Scalars that a reader of YAML 1.1 or 1.2 does not take for a string. */
const NOT_TEXT = /^(?:true|false|null|yes|no|on|off|y|n|~|[-+]?\.?[0-9].*|[-+]?\.(?:inf|nan))$/i;
const PLAIN_START = /^[A-Za-z0-9_./$~(-]/;

/** Whether a text can be written without quotes. `flow`: inside brackets, where commas, brackets and braces end it. */
function isPlain(value: string, flow: boolean): boolean {
  if (!PLAIN_START.test(value) || value.startsWith('- ') || value === '-' || value.startsWith('---') || NOT_TEXT.test(value)) return false;
  if (/[\r\n\t]|: |:$| #|\s$/.test(value) || !/^[\x20-\x7e\u00a1-\ud7ff]*$/.test(value)) return false;
  return !flow || !/[,[\]{}]|:/.test(value);
}

/** A text as a scalar on one line. */
export function renderScalar(value: string, quoting: Quoting, flow: boolean): string {
  if (quoting === 'plain' && isPlain(value, flow)) return value;
  // in a double-quoted scalar, JSON's escapes for control characters are valid YAML
  if (quoting === 'single' && !/[\r\n\t]/.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return JSON.stringify(value);
}

/** A value in flow style. */
export function renderFlow(value: YamlValue, style: YamlStyle): string {
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return renderScalar(value, style.values, true);
  if (isList(value)) return `[${value.map((one) => renderFlow(one, style)).join(', ')}]`;
  const pairs = Object.entries(value).map(([key, one]) => `${renderScalar(key, style.keys, true)}: ${renderFlow(one, style)}`);
  if (pairs.length === 0) return '{}';
  return style.padded ? `{ ${pairs.join(', ')} }` : `{${pairs.join(', ')}}`;
}

/** The text after `key:` at column `indent`: on the same line, or on the lines below without the last line ending. */
export function renderBlock(value: YamlValue, indent: number, style: YamlStyle): string {
  if (typeof value === 'boolean') return ` ${value}`;
  if (typeof value === 'string') return ` ${blockScalar(value, indent + style.step, style)}`;
  if (isList(value))
    return value.length === 0
      ? ' []'
      : value.map((one) => `${style.eol}${' '.repeat(indent + style.listStep)}${renderItem(one, indent + style.listStep, style)}`).join('');
  const pairs = Object.entries(value);
  if (pairs.length === 0) return ' {}';
  const inner = indent + style.step;
  return pairs.map(([key, one]) => `${style.eol}${' '.repeat(inner)}${renderPair(key, one, inner, style)}`).join('');
}

/** `key: value` at column `indent`. */
export function renderPair(key: string, value: YamlValue, indent: number, style: YamlStyle): string {
  return `${renderScalar(key, style.keys, false)}:${renderBlock(value, indent, style)}`;
}

/** `- value` with its dash at column `indent`. */
export function renderItem(value: YamlValue, indent: number, style: YamlStyle): string {
  if (typeof value === 'boolean') return `- ${value}`;
  if (typeof value === 'string') return `- ${blockScalar(value, indent + style.step, style)}`;
  if (isList(value)) return `- ${renderFlow(value, style)}`;
  const pairs = Object.entries(value).map(([key, one]) => renderPair(key, one, indent + 2, style));
  return pairs.length === 0 ? '- {}' : `- ${pairs.join(`${style.eol}${' '.repeat(indent + 2)}`)}`;
}

/** A text of several lines as a literal block. */
function blockScalar(value: string, indent: number, style: YamlStyle): string {
  const body = value.replace(/\n$/, '');
  if (!value.includes('\n') || body === '' || /^\s|[\r\t]|\n$/.test(body)) return renderScalar(value, style.values, false);
  const lines = body.split('\n').map((line) => (line === '' ? '' : `${' '.repeat(indent)}${line}`));
  return `|${value.endsWith('\n') ? '' : '-'}${style.eol}${lines.join(style.eol)}`;
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}

/** The style for an insertion: taken from the children of `parent`, otherwise from the whole document. */
export function styleAround(tree: YamlTree, root: YamlNode, parent: YamlNode, language: 'yaml' | 'json'): YamlStyle {
  const eol = /\r\n/.test(tree.text) ? '\r\n' : '\n';
  const { step, listStep, padded } = indents(tree.text, parent, root);
  if (language === 'json') return { eol, step, listStep, padded, keys: 'double', values: 'double' };
  const pairs = parent.kind === 'map' ? parent.pairs : [];
  // a new list looks like those beside it
  const values =
    parent.kind === 'map'
      ? pairs.flatMap(({ value }) => (value.kind === 'seq' ? value.items.map((item) => item.value) : value))
      : parent.kind === 'seq'
        ? parent.items.map((item) => item.value)
        : [];
  return { eol, step, listStep, padded, keys: quotingOf(pairs.map((pair) => pair.key)), values: quotingOf(values) };
}

/** The quotes used for scalars that need none. Plain if they differ, or if there is no such scalar. */
function quotingOf(nodes: readonly YamlNode[]): Quoting {
  const styles = new Set(nodes.flatMap((node) => (node.kind === 'scalar' && typeof node.value === 'string' && isPlain(node.value, false) ? [node.style] : [])));
  const [only] = styles;
  return styles.size === 1 && (only === 'single' || only === 'double') ? only : 'plain';
}

/** The first indents and braces found in a node, otherwise in the document. */
function indents(text: string, parent: YamlNode, root: YamlNode): { readonly step: number; readonly listStep: number; readonly padded: boolean } {
  let step: number | undefined;
  let listStep: number | undefined;
  let padded: boolean | undefined;
  const visit = (node: YamlNode): void => {
    if (node.kind !== 'map' && node.kind !== 'seq') return;
    if (node.kind === 'map' && node.style === 'flow' && node.pairs.length > 0) padded ??= text.startsWith('{ ', node.range.start);
    const column = columnOf(text, node.range.start);
    for (const { value } of node.kind === 'map' ? node.pairs : node.items) {
      const inner = columnOf(text, value.range.start) - column;
      if (node.kind === 'map' && node.style === 'block' && value.kind === 'map' && value.style === 'block') step ??= inner;
      if (node.kind === 'map' && node.style === 'block' && value.kind === 'seq' && value.style === 'block') listStep ??= inner;
      visit(value);
    }
  };
  visit(parent);
  visit(root);
  const found = step !== undefined && step > 0 ? step : 2;
  return { step: found, listStep: listStep ?? found, padded: padded ?? true };
}
